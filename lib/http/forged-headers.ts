/**
 * What a client says and only Next or a proxy may say: forgotten as soon as a request comes. Addresses that we write
 * always come from PUBLIC_URL, and nothing of ours asks where a request was sent to; but Next believes these headers in
 * places, and its bypasses went by them (CVE-2025-29927 and its successors). X-Forwarded-For is believed as far as
 * TRUSTED_PROXIES says (client-ip.ts).
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { env } from "#lib/env";

/** What Next tells itself from one part to another; but for what its development pages send. */
const OF_NEXT =
  /^(x-middleware-|x-invoke-|x-now-|x-vercel-|x-prerender-|x-matched-path$|x-nextjs-(?!(html-)?request-id$)|(x-)?next-resume|x-sillage-)/;

/** Another place, address or method than those of the request. */
const OVERRIDES = new Set([
  "forwarded",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-http-method",
  "x-http-method-override",
  "x-method-override",
  "x-original-url",
  "x-rewrite-url",
]);

/** Watches every request of this process; once, when the server starts. */
export function forgetForgedHeaders(): void {
  subscribe("http.server.request.start", (message) => {
    const request = typeof message === "object" && message !== null && Reflect.get(message, "request");
    if (!(request instanceof IncomingMessage)) return;
    request.url = pathOf(request.url ?? "/");
    const { headers } = request;
    for (const name of Object.keys(headers)) if (isForged(name)) delete headers[name];
    const host = ownHost(headers.origin, headers["sec-fetch-site"], env.PUBLIC_URL);
    // Next compares Origin with it, before any form of ours is read: a proxy may have called us by another name.
    if (host !== null) headers["x-forwarded-host"] = host;
  });
}

/**
 * A whole address may stand where the path does, as for a proxy (RFC 9112, § 3.2.2): Next would send the browser to it.
 */
export function pathOf(target: string): string {
  if (target.startsWith("/")) return target;
  if (!URL.canParse(target)) return "/";
  const { pathname, search } = new URL(target);
  return pathname.startsWith("/") ? pathname + search : "/";
}

export const isForged = (name: string): boolean => OF_NEXT.test(name) || OVERRIDES.has(name);

/** The host of a page that sends a form, when it is one of ours (lib/form-action.ts decides by the same two headers). */
export function ownHost(
  origin: string | undefined,
  fetchSite: string | string[] | undefined,
  publicUrl: string,
): string | null {
  if (origin === undefined || !URL.canParse(origin)) return null;
  return origin === new URL(publicUrl).origin || fetchSite === "same-origin" ? new URL(origin).host : null;
}
