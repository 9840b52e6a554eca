/**
 * The headers that protect every response: pages, files, redirects, errors of Next's own and of Node's. They are set
 * where the response leaves, so that none is forgotten. Pages have a policy of their own by then (lib/csp.ts); what
 * is no page has this one, which lets nothing run, load or be framed.
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#lib/env";

// "unsafe-inline" is for the styles that drawings (SVG) hold; no script at all is let through.
const NO_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ALWAYS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy":
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
};

/** Watches every response of this process; once, when the server starts, before whoever else changes responses. */
export function protectResponses(): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null) return;
    const { request, response }: { request?: unknown; response?: unknown } = message;
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    const { writeHead } = response;
    response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
      for (const [name, value] of Object.entries(protectionsOf(request.url ?? "/", this)))
        if (!this.hasHeader(name)) this.setHeader(name, value);
      return Reflect.apply(writeHead, this, args);
    };
  });
}

function protectionsOf(url: string, response: ServerResponse): Record<string, string> {
  const secure = env.PUBLIC_URL.startsWith("https:");
  const framed = WIDGET.test(url);
  return {
    ...ALWAYS,
    ...(!framed && { "x-frame-options": "DENY" }),
    ...(secure && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
    ...(!OWN_SCRIPT.test(url) && !hasNoPolicy(response) && { "content-security-policy": NO_PAGE_POLICY }),
    "cross-origin-resource-policy": isForOthers(url, response) ? "cross-origin" : "same-origin",
  };
}

/** Widgets are made to be framed, and they alone (lib/widgets). */
const WIDGET = /^\/(fr|en)\/widget(\?|$)/;
const OWN_SCRIPT = /^\/_next\/static\//;
/** The element that shows widgets, the marks and the images by which other sites show us. */
const SHOWN_ELSEWHERE = /^\/[a-z-]+\.(js|svg|png|ico)(\?|$)/;

/** What other sites may use in their own pages: what says so to their scripts, and what is made for it. */
const isForOthers = (url: string, response: ServerResponse) =>
  WIDGET.test(url) || SHOWN_ELSEWHERE.test(url) || response.hasHeader("access-control-allow-origin");

/** `next dev`, whose pages do what a policy forbids; browsers show PDFs with pages of their own, that a policy breaks. */
const hasNoPolicy = (response: ServerResponse) =>
  process.env.NODE_ENV === "development" ||
  String(response.getHeader("content-type") ?? "").startsWith("application/pdf");
