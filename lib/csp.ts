/**
 * The content security policy: nothing from elsewhere, and no inline script but those named by their hash (cached
 * pages, lib/cache-handler.mjs) or by the nonce of the request (the others, proxy.ts).
 */

/**
 * @param scripts sources of inline scripts: `'sha256-…'`, `'nonce-…'`
 * @param forms other origins to which the answer to a form may send the browser (ProConnect, to sign in and out)
 */
export function policy(scripts: readonly string[], forms: readonly string[] = []): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(" "),
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...forms].join(" "),
    "frame-ancestors 'none'",
  ].join("; ");
}
