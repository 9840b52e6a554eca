/**
 * What stands before the pages made per request: their content security policy, with a nonce of their own, and the
 * refusal of what no form of ours sends. It decides nothing about who may do what: use cases do. Cached pages are
 * spared, since passing here would halve their throughput: their policy is kept with them (lib/cache-handler.mjs).
 */
import { type NextRequest, NextResponse } from "next/server";
import { parseAgenda } from "#lib/agenda/address";
import { clientIp } from "#lib/client-ip";
import { policy } from "#lib/csp";
import { env } from "#lib/env";
import { langOfPath, PLAIN_HEADERS, plainPage } from "#lib/http/plain-page";
import { refusalOf } from "#lib/http/refusals";
import { STATUS_HEADER } from "#lib/http/status-header";
import { isLang } from "#lib/messages/lang";
import { COLLECTIONS, isSection, missingPath } from "#lib/paths";
import { countReader, SEARCHING } from "#lib/rate-limit-readers";
import { parseSearch } from "#lib/search/query";

export function proxy(request: NextRequest): NextResponse {
  const { method, headers, nextUrl } = request;
  const status = refusalOf(method, headers, process.env.PUBLIC_URL, nextUrl.pathname);
  if (status !== null) {
    return new NextResponse(plainPage(status, langOfPath(nextUrl.pathname), headers.get("x-request-id")), {
      status,
      headers: PLAIN_HEADERS,
    });
  }
  const wait = waitOf(request);
  if (wait !== null) {
    return new NextResponse(plainPage(429, langOfPath(nextUrl.pathname), headers.get("x-request-id")), {
      status: 429,
      headers: { ...PLAIN_HEADERS, "retry-after": String(wait) },
    });
  }
  // Not left to a page made per request, which has no 404 that reads without JavaScript.
  const missing = missingOf(nextUrl.pathname);
  if (missing && (method === "GET" || method === "HEAD"))
    return NextResponse.rewrite(new URL(missing, request.url));
  const response = withPolicy(headers);
  if (isMisread(nextUrl.pathname, nextUrl.searchParams)) {
    // lib/http/failures.ts makes it the status: a page made per request cannot choose its own.
    response.headers.set(STATUS_HEADER, "400");
  }
  return response;
}

/** The seconds after which an address that searches too much may go on, or null when it may now. */
function waitOf({ method, headers, nextUrl }: NextRequest): number | null {
  if ((method !== "GET" && method !== "HEAD") || !isSearch(nextUrl.pathname)) return null;
  const ip = clientIp(headers.get("x-forwarded-for"), env.TRUSTED_PROXIES);
  const { refused, seconds } = countReader(SEARCHING, ip, new Date());
  return refused ? seconds : null;
}

function withPolicy(headers: Headers): NextResponse {
  // Fast refresh needs what the policy forbids.
  if (process.env.NODE_ENV === "development") return NextResponse.next();
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const csp = policy([`'nonce-${nonce}'`], proConnectOrigins());
  const forwarded = new Headers(headers);
  // Next reads the nonce there, and writes it on its own scripts.
  forwarded.set("content-security-policy", csp);
  for (const name of headers.keys()) if (name.startsWith("x-middleware-")) forwarded.delete(name);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", csp);
  return response;
}

function proConnectOrigins(): string[] {
  const issuer = process.env.PROCONNECT_ISSUER;
  return issuer && URL.canParse(issuer) ? [new URL(issuer).origin] : [];
}

/** Where an address that names no section of the site is answered, or null when it names one. */
function missingOf(pathname: string): string | null {
  const [, lang, section, ...rest] = pathname.split("/");
  if (!isLang(lang) || !section || rest.length > 0) return null;
  // What cannot be decoded is answered 400 (lib/http/failures.ts).
  return isSection(section) || section.includes("%") ? null : missingPath(lang, section);
}

/** Whether the page has parameters that it cannot understand. */
function isMisread(pathname: string, params: URLSearchParams): boolean {
  if (/^\/(fr|en)\/agenda$/.test(pathname)) {
    const { issues, wrongMonth } = parseAgenda(params);
    return issues.length > 0 || wrongMonth;
  }
  return isList(pathname) && parseSearch(params).issues.length > 0;
}

/** Whether the address is that of a page whose parameters are a search. */
const isList = (pathname: string) =>
  /^\/(fr|en)\/[^/]+$/.test(pathname) && LISTS.has(pathname.split("/")[2] ?? "");

/** Whether what is answered is found by a search, as a page or as a file. */
const isSearch = (pathname: string) => isList(pathname) || SEARCHED.test(pathname);

const SEARCHED =
  /^\/((fr|en)\/(agenda|(export|flux)\/[^/]+|(agenda|echeances)\.ics|carte\/points\.geojson)|oai)$/;

const LISTS: ReadonlySet<string> = new Set(["recherche", "carte", "integrer", ...Object.values(COLLECTIONS)]);

export const config = {
  matcher: [
    // All pages but the cached ones (home, entry, theme, organisation, territory, legal pages, those of the API) and widgets, which have a
    // policy of their own; and no file.
    "/((?!_next/|api/|sitemaps/|[^/]*\\.[a-z]+$|healthz$|readyz$|$|(?:fr|en)$|(?:fr|en)/(?:ressources|labs|programmes|evenements)/(?!proposer$)[^/]+$|(?:fr|en)/(?:themes|organisations|territoires)(?:/[^/]+)?$|(?:fr|en)/api(?:/[^/]+)?$|(?:fr|en)/(?:delais|a-propos|mentions-legales|accessibilite|donnees-personnelles|licence|contact|widget)$).*)",
    // Whatever has a body, wherever it goes.
    { source: "/:path*", has: [{ type: "header", key: "content-type" }] },
    { source: "/:path*", has: [{ type: "header", key: "next-action" }] },
    { source: "/:path*", has: [{ type: "header", key: "transfer-encoding" }] },
  ],
};
