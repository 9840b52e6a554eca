/**
 * Addresses with thousands of parameters: Next reads all that have the name of one as often as there are of them, so that
 * 16 KB of `q=a&` cost a second of the processor before anything of ours is asked. The first ones are read; no page has as many.
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

const MOST = 500;

/** Watches every request of this process; once, when the server starts. */
export function shortenQueries(): void {
  subscribe("http.server.request.start", (message) => {
    const request = typeof message === "object" && message !== null && Reflect.get(message, "request");
    if (request instanceof IncomingMessage) request.url = withFirstParameters(request.url ?? "/");
  });
}

export function withFirstParameters(url: string, most = MOST): string {
  // Each has a sign at least, and one that parts it from the next.
  if (url.length < 2 * most) return url;
  let end = url.indexOf("?");
  for (let count = 0; end !== -1 && count < most; count++) end = url.indexOf("&", end + 1);
  return end === -1 ? url : url.slice(0, end);
}
