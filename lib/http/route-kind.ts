/**
 * What an address is, in one of a few words: for figures and lines of the log, which must neither name anyone nor grow
 * with the number of addresses. Pure.
 */
import { isLang } from "#lib/messages/lang";
import { isSection } from "#lib/paths";

/** "home", "labs", "labs/*", "api/v1", "asset", "other"… */
export function routeKind(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  const [, first = "", second, third] = path.split("/");
  if (first === "_next") return "asset";
  if (isLang(first)) {
    if (!second) return "home";
    if (!isSection(second)) return "other";
    return third ? `${second}/*` : second;
  }
  if (first === "api") return API.has(second ?? "") ? `api/${second}` : "api";
  return PLAIN.has(first) ? first : "other";
}

const API: ReadonlySet<string> = new Set([
  "v1",
  "auth",
  "session",
  "administration",
  "alertes",
  "completions",
  "compte",
  "courrier",
  "internal",
  "moderation",
  "suggestions",
]);

const PLAIN: ReadonlySet<string> = new Set([
  "healthz",
  "readyz",
  "sitemaps",
  "sitemap.xml",
  "robots.txt",
  "oai",
  "oembed",
  "catalogue",
  "catalogue.jsonld",
  "catalogue.ttl",
  "donnees",
  "schemas",
]);
