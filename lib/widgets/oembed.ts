/** What of ours an address shows, and how it is embedded (oEmbed 1.0, https://oembed.com). Pure. */
import { isLang, type Lang, messages } from "#lib/messages/index";
import { homePath, typeOfCollection, widgetPath } from "#lib/paths";
import { EMPTY_SEARCH, parseSearch, printSearch, type SearchQuery } from "#lib/search/query";
import { escapeXml } from "#lib/xml";
import { frameCode, HEIGHTS } from "./code";
import { DEFAULTS, parseOptions, printOptions, type WidgetOptions } from "./options";

/** What a page of ours is as a widget. */
export interface Target {
  lang: Lang;
  query: SearchQuery;
  options: WidgetOptions;
}

/** Null when the address is that of no page that can be embedded. */
export function targetOf(url: string, origin: string): Target | null {
  if (!URL.canParse(url)) return null;
  const { origin: server, pathname, searchParams } = new URL(url);
  const [, lang, section = "", slug = "", ...rest] = pathname.split("/");
  if (server !== origin || !isLang(lang) || rest.length > 0) return null;
  const of = (params: URLSearchParams, options: Partial<WidgetOptions> = {}): Target => ({
    lang,
    query: { ...parseSearch(params).query, cursor: null },
    options: { ...DEFAULTS, ...options },
  });
  const type = typeOfCollection(section);
  if (slug === "") {
    if (section === "widget") return of(searchParams, parseOptions(searchParams).options);
    if (type) return of(new URLSearchParams([...searchParams, ["type", type]]));
    const vue = VIEWS.get(section);
    return vue ? of(searchParams, { vue }) : null;
  }
  if (type)
    return /^[a-z0-9-]{1,120}$/.test(slug)
      ? { lang, query: EMPTY_SEARCH, options: { ...DEFAULTS, fiche: slug } }
      : null;
  const parameter = TERMS.get(section);
  if (!parameter) return null;
  const { query, issues } = parseSearch(new URLSearchParams({ [parameter]: decoded(slug) }));
  return issues.length > 0 ? null : { lang, query, options: DEFAULTS };
}

const VIEWS: ReadonlyMap<string, WidgetOptions["vue"]> = new Map([
  ["", "liste"],
  ["recherche", "liste"],
  ["agenda", "agenda"],
  ["carte", "carte"],
]);

const TERMS: ReadonlyMap<string, string> = new Map([
  ["themes", "theme"],
  ["organisations", "organisation"],
  ["territoires", "territory"],
]);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export interface OembedAnswer {
  version: "1.0";
  type: "rich";
  title: string;
  provider_name: string;
  provider_url: string;
  /** Seconds. */
  cache_age: number;
  html: string;
  width: number;
  height: number;
}

const WIDTH = 640;

/** @param most the widest and the highest that fits, in pixels */
export function oembedOf(
  { lang, query, options }: Target,
  title: string,
  origin: string,
  most: { width: number | null; height: number | null },
): OembedAnswer {
  const { common, widgets } = messages(lang);
  const width = Math.min(WIDTH, most.width ?? WIDTH);
  const usual = HEIGHTS[options.fiche === null ? options.vue : "fiche"];
  const height = Math.min(usual, most.height ?? usual);
  const src = origin + widgetPath(lang, { ...printSearch(query), ...printOptions(options) });
  return {
    version: "1.0",
    type: "rich",
    title,
    provider_name: common.siteName,
    provider_url: origin + homePath(lang),
    cache_age: 3600,
    html: frameCode({ src, title: widgets.frameTitle(title), height }, width),
    width,
    height,
  };
}

/** The same as XML (§ 2.3.4.2). */
export function oembedXml(answer: OembedAnswer): string {
  const fields = Object.entries(answer).map(
    ([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
    "<oembed>",
    ...fields,
    "</oembed>",
    "",
  ].join("\n");
}
