/**
 * What Next answers 500 to without being at fault: a database that is away (503), a form that is damaged (400) or too
 * long (413). Next offers no way to choose the status of a page that throws, and the page it sends then is empty
 * until JavaScript fills it; so the response itself is watched, and such a 500 leaves as a whole page that says what
 * happened. Any other 500 gets that page too: it reads without JavaScript.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { isOutage } from "#lib/db";
import { langOfPath, PLAIN_HEADERS, type PlainStatus, plainPage } from "./plain-page";

interface Request {
  failure?: PlainStatus;
}

const current = new AsyncLocalStorage<Request>();

/** Watches every response of this process; once, when the server starts. */
export function watchResponses(): void {
  subscribe("http.server.request.start", (message) => {
    if (!isExchange(message)) return;
    const request: Request = {};
    current.enterWith(request);
    watch(message.request, message.response, request);
  });
}

/** Remembers what failed in the request being served (Next's `onRequestError`). */
export function noteFailure(error: unknown): void {
  const request = current.getStore();
  if (request) request.failure = statusOf(error);
}

function statusOf(error: unknown): PlainStatus {
  if (isOutage(error)) return 503;
  const message = error instanceof Error ? error.message : "";
  if (/^Body exceeded/.test(message)) return 413;
  return /Unexpected end of (form|multipart)|Missing boundary|Malformed|Failed to find Server Action|Invalid Server Actions|Could not find the module|Connection closed|body stream|is not valid JSON/i.test(
    message,
  )
    ? 400
    : 500;
}

function watch(asked: IncomingMessage, response: ServerResponse, request: Request): void {
  const { writeHead, write, end } = response;
  let replaced = false;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    const { failure } = request;
    if (status !== 500 || !failure || replaced) return Reflect.apply(writeHead, this, [status, ...rest]);
    replaced = true;
    const page = Buffer.from(plainPage(failure, langOfPath(asked.url ?? "")));
    for (const name of this.getHeaderNames()) if (!KEPT.has(name)) this.removeHeader(name);
    const headers: OutgoingHttpHeaders = {
      ...PLAIN_HEADERS,
      "content-length": page.length,
      ...(failure === 503 && { "retry-after": "10" }),
    };
    Reflect.apply(writeHead, this, [failure, headers]);
    Reflect.apply(end, this, [asked.method === "HEAD" ? undefined : page]);
    return this;
  };
  // What Next goes on to send after the head is not this page's.
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    if (!this.headersSent) this.writeHead(this.statusCode);
    return replaced ? true : Reflect.apply(write, this, args);
  };
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    if (!this.headersSent && this.statusCode === 500 && request.failure) this.writeHead(500);
    return replaced ? this : Reflect.apply(end, this, args);
  };
}

/** The headers that a replaced response keeps: those of next.config.js. */
const KEPT: ReadonlySet<string> = new Set([
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
  "permissions-policy",
  "cross-origin-opener-policy",
  "strict-transport-security",
]);

function isExchange(message: unknown): message is { request: IncomingMessage; response: ServerResponse } {
  return typeof message === "object" && message !== null && "request" in message && "response" in message;
}
