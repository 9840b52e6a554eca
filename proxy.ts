/**
 * What stands before the pages made per request: their content security policy, with a nonce of their own, and the
 * refusal of what no form of ours sends. It decides nothing about who may do what: use cases do. Cached pages are
 * spared, since passing here would halve their throughput: their policy is kept with them (lib/cache-handler.mjs).
 */
import { type NextRequest, NextResponse } from "next/server";
import { policy } from "#lib/csp";
import { langOfPath, PLAIN_HEADERS, plainPage } from "#lib/http/plain-page";
import { refusalOf } from "#lib/http/refusals";

export function proxy(request: NextRequest): NextResponse {
  const { method, headers, nextUrl } = request;
  const status = refusalOf(method, headers, process.env.PUBLIC_URL);
  if (status !== null) {
    return new NextResponse(plainPage(status, langOfPath(nextUrl.pathname)), {
      status,
      headers: PLAIN_HEADERS,
    });
  }
  // Fast refresh needs what the policy forbids.
  if (process.env.NODE_ENV === "development") return NextResponse.next();
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const csp = policy([`'nonce-${nonce}'`]);
  const forwarded = new Headers(headers);
  // Next reads the nonce there, and writes it on its own scripts.
  forwarded.set("content-security-policy", csp);
  for (const name of headers.keys()) if (name.startsWith("x-middleware-")) forwarded.delete(name);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("content-security-policy", csp);
  return response;
}

export const config = {
  matcher: [
    // All pages but the cached ones (home, entry, theme, organisation, territory, legal pages), and no file.
    "/((?!_next/|api/|sitemaps/|[^/]*\\.[a-z]+$|healthz$|readyz$|$|(?:fr|en)$|(?:fr|en)/(?:ressources|labs|programmes|evenements)/(?!proposer$)[^/]+$|(?:fr|en)/(?:themes|organisations|territoires)(?:/[^/]+)?$|(?:fr|en)/(?:proposer|a-propos|mentions-legales|accessibilite|donnees-personnelles|licence|contact)$).*)",
    // Whatever has a body, wherever it goes.
    { source: "/:path*", has: [{ type: "header", key: "content-type" }] },
    { source: "/:path*", has: [{ type: "header", key: "next-action" }] },
    { source: "/:path*", has: [{ type: "header", key: "transfer-encoding" }] },
  ],
};
