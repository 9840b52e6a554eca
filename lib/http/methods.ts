/**
 * Methods that nothing of ours knows (TRACE, those of WebDAV): Next would answer them with the page, as it would GET. They are
 * asked as PATCH, which no address has: each handler refuses it and says what it allows, and so do pages (failures.ts).
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/** What some address of ours answers, or refuses by itself. */
export const METHODS: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
]);

/** Of a page: to read it, to send its forms, and to ask which these are. */
export const PAGE_METHODS = "GET, HEAD, POST, OPTIONS";

const ofPages: ReadonlySet<string> = new Set(PAGE_METHODS.split(", "));

/** Whether a page that was made for this method is none that was asked for. */
export const isNoneOfPages = (method: string): boolean => !ofPages.has(method);

/** Watches every request of this process; once, when the server starts, after whoever notes what was asked. */
export function mapUnknownMethods(): void {
  subscribe("http.server.request.start", (message) => {
    const request = typeof message === "object" && message !== null && Reflect.get(message, "request");
    if (request instanceof IncomingMessage && !METHODS.has(request.method ?? "")) request.method = "PATCH";
  });
}
