/**
 * What a client says and only a proxy of ours, or Next itself, may say: forgotten as soon as a request comes. Addresses
 * that we write always come from PUBLIC_URL; but Next believes these headers in places, and its own bypasses went by them
 * (CVE-2025-29927 and its successors).
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { env } from "#lib/env";

/** What Next tells itself from one part to another. */
const OF_NEXT =
  /^(x-middleware-|x-invoke-|x-now-|x-vercel-|x-prerender-|x-matched-path$|x-nextjs-(?!(html-)?request-id$)|(x-)?next-resume|x-sillage-)/;

/** Where a request was sent to: its Host says it, unless a proxy of ours (TRUSTED_PROXIES) stands in front. */
const OF_PROXIES = new Set(["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"]);

/** Another address or method than those of the request: nothing of ours reads them, and nothing may begin to. */
const OVERRIDES = new Set([
  "x-original-url",
  "x-rewrite-url",
  "x-http-method",
  "x-http-method-override",
  "x-method-override",
]);

/** Watches every request of this process; once, when the server starts. */
export function forgetForgedHeaders(): void {
  subscribe("http.server.request.start", (message) => {
    const request = typeof message === "object" && message !== null && Reflect.get(message, "request");
    if (!(request instanceof IncomingMessage)) return;
    for (const name of Object.keys(request.headers))
      if (isForged(name, env.TRUSTED_PROXIES)) delete request.headers[name];
  });
}

export const isForged = (name: string, trustedProxies: number): boolean =>
  OF_NEXT.test(name) || OVERRIDES.has(name) || (trustedProxies === 0 && OF_PROXIES.has(name));
