/**
 * What Next answers 500 to without being at fault: a database that is away (503), a form that is damaged (400) or too
 * long (413), an address that is none (400). Next offers no way to choose the status of a page that throws, and the
 * page it sends then is empty until JavaScript fills it; so the response itself is watched, and such a 500 leaves as
 * a whole page that says what happened. Any other 500 gets that page too, and so does a form whose action is gone
 * since the last version (409), to which Next answers a line in English. What has moved for good answers 301; a page that was
 * asked by a method of none, 405, even where it would lead elsewhere; one that is asked which it has says so (204), to which Next says 400.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { isOutage } from "#lib/db";
import { NO_FORM } from "#lib/errors";
import { log } from "#lib/log";
import { messages } from "#lib/messages/index";
import { requestId } from "#lib/request";
import { isNoneOfPages, PAGE_METHODS } from "./methods";
import { langOfPath, PLAIN_HEADERS, type PlainStatus, plainPage } from "./plain-page";
import { STATUS_HEADER } from "./status-header";

interface Exchange {
  asked: IncomingMessage;
  failure: PlainStatus;
}

const current = new AsyncLocalStorage<Exchange>();

/** Watches every response of this process; once, when the server starts. */
export function watchResponses(): void {
  subscribe("http.server.request.start", (message) => {
    if (!isExchange(message)) return;
    const exchange: Exchange = { asked: message.request, failure: 500 };
    current.enterWith(exchange);
    watch(message.response, exchange);
  });
}

/**
 * Says and remembers what failed in the request being served (Next's `onRequestError`).
 * @param where the kind of thing that failed, and the pattern of its address
 */
export function noteFailure(error: unknown, where: { part?: string; route?: string } = {}): void {
  const failure = statusOf(error, where.part);
  if (failure === 503) log.error("database.away", error, where);
  else if (failure === 500) log.error("request.failed", error, where);
  const exchange = current.getStore();
  if (exchange) exchange.failure = failure;
}

function statusOf(error: unknown, part: string | undefined): PlainStatus {
  if (isOutage(error)) return 503;
  const message = error instanceof Error ? error.message : "";
  if (/^Body exceeded/.test(message)) return 413;
  return isMalformed(error, message) || (part === "action" && isOfNext(error)) ? 400 : 500;
}

/** Whether it is what was sent that cannot be read: a form, an action's arguments, the header that says which parts a page has. */
function isMalformed(error: unknown, message: string): boolean {
  if (message === NO_FORM) return true;
  if (/^Failed to parse body as FormData|^The router state header was/.test(message)) return true;
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  // Read by Next before anything of ours.
  return (
    /\bdecode(Reply|Action)/.test(stack) ||
    (error instanceof SyntaxError && !/[\\/]\.next[\\/]server/.test(stack))
  );
}

/** Whether Next's own code threw it: of an action, while it read what calls it. */
function isOfNext(error: unknown): boolean {
  const [thrower = ""] = (error instanceof Error ? (error.stack ?? "") : "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  return /[\\/]next[\\/]dist[\\/]compiled[\\/]next-server[\\/]/.test(thrower);
}

/** The status to answer with instead, by a page of ours (204: by no page); null when the answer is good as it is. */
function replacementOf(
  status: number,
  response: ServerResponse,
  { asked, failure }: Exchange,
): PlainStatus | 204 | null {
  // Of a file that only GET reads: Next says so, then fails to make the page of it.
  if (status === 500 && response.hasHeader("allow")) return 405;
  if (status === 500) return isAddress(asked.url ?? "") ? failure : 400;
  if (isNoneOfPages(asked.method ?? "") && (status === 200 ? isPage(response) : leadsOn(status, asked)))
    return 405;
  if (status === 400 && asked.method === "OPTIONS" && isRefusedByNext(response, asked)) return 204;
  // With JavaScript, Next's own code waits for its own answer.
  const gone = response.hasHeader("x-nextjs-action-not-found") && !asked.headers["next-action"];
  return gone && (status === 400 || status === 409) ? status : null;
}

const isPage = (response: ServerResponse): boolean =>
  /^text\/(html|x-component)/.test(String(response.getHeader("content-type") ?? ""));

/** Whether a page leads elsewhere: to sign in, to what took its place. Handlers of these methods are all below /api. */
const leadsOn = (status: number, { url }: IncomingMessage): boolean =>
  status >= 300 && status < 400 && status !== 304 && !url?.startsWith("/api/");

/** Without a word: what we refuse has a page. */
const isRefusedByNext = (response: ServerResponse, { url }: IncomingMessage): boolean =>
  !response.hasHeader("content-type") && isAddress(url ?? "");

/** A cached page that passed through proxy.ts has two policies: its own comes last, and both at once would allow no script. */
function keepOwnPolicy(response: ServerResponse): void {
  const policies = response.getHeader("content-security-policy");
  const own = Array.isArray(policies) ? policies.at(-1) : undefined;
  if (own) response.setHeader("content-security-policy", own);
}

/** The status that proxy.ts chose for a page that is otherwise good; 301 for one that has moved for good. */
function chosenStatus(status: number, response: ServerResponse, { method, url }: IncomingMessage): number {
  const chosen = Number(response.getHeader(STATUS_HEADER) ?? 0);
  response.removeHeader(STATUS_HEADER);
  if (status === 308 && (method === "GET" || method === "HEAD") && PAGE.test(url ?? "")) return 301;
  return status === 200 && chosen ? chosen : status;
}

/** An entry, a theme, an organisation: what may be merged into another. Next has 308 only, which every tool does not know. */
const PAGE = /^\/(fr|en)\/[a-z]+\/[^/.?]+(\?|$)/;

function watch(response: ServerResponse, exchange: Exchange): void {
  const { writeHead, write, end } = response;
  let replaced = false;
  response.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    const replacement = replaced ? null : replacementOf(status, this, exchange);
    if (replacement === null) {
      keepOwnPolicy(this);
      if (status === 405) sayAllowed(this, exchange.asked);
      return Reflect.apply(writeHead, this, [chosenStatus(status, this, exchange.asked), ...rest]);
    }
    replaced = true;
    const allow = allowed(this) ?? PAGE_METHODS;
    if (replacement === 204) {
      for (const name of this.getHeaderNames()) this.removeHeader(name);
      Reflect.apply(writeHead, this, [204, { allow }]);
      Reflect.apply(end, this, []);
      return this;
    }
    const { type, body } = pageOf(replacement, exchange.asked.url ?? "");
    // Those that protect it are set last of all (protections.ts).
    for (const name of this.getHeaderNames()) this.removeHeader(name);
    const headers: OutgoingHttpHeaders = {
      ...PLAIN_HEADERS,
      "content-type": type,
      "content-length": body.length,
      ...(replacement === 503 && { "retry-after": "10" }),
      ...(replacement === 405 && { allow }),
    };
    Reflect.apply(writeHead, this, [replacement, headers]);
    Reflect.apply(end, this, [exchange.asked.method === "HEAD" ? undefined : body]);
    return this;
  };
  // What Next goes on to send is the page that was replaced.
  response.write = function (this: ServerResponse, ...args: unknown[]) {
    if (!this.headersSent) this.writeHead(this.statusCode);
    return replaced ? true : Reflect.apply(write, this, args);
  };
  response.end = function (this: ServerResponse, ...args: unknown[]) {
    if (!this.headersSent && replacementOf(this.statusCode, this, exchange)) this.writeHead(this.statusCode);
    return replaced ? this : Reflect.apply(end, this, args);
  };
}

function allowed(response: ServerResponse): string | null {
  const names = response.getHeader("allow");
  return names === undefined ? null : Array.isArray(names) ? names.join(", ") : String(names);
}

/** A handler that Next refuses by itself says nothing of what it has: reading, or receiving where it cannot be read. */
function sayAllowed(response: ServerResponse, { method }: IncomingMessage): void {
  const reads = method !== "GET" && method !== "HEAD";
  response.setHeader("allow", allowed(response) ?? (reads ? "GET, HEAD, OPTIONS" : "POST, OPTIONS"));
}

/** A page for people, problem details (RFC 9457) for programs. */
function pageOf(status: PlainStatus, url: string): { type: string; body: Buffer } {
  if (!url.startsWith("/api/")) {
    return {
      type: PLAIN_HEADERS["content-type"],
      body: Buffer.from(plainPage(status, langOfPath(url), requestId())),
    };
  }
  const { title, text } = messages("en").http[status];
  const id = requestId();
  const problem = { type: "about:blank", title, status, detail: text, ...(id && { requestId: id }) };
  return { type: "application/problem+json", body: Buffer.from(JSON.stringify(problem)) };
}

/** Whether the path can be read: whole percent signs, and none of the control characters that the database refuses. */
function isAddress(url: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
    return !/[\u0000-\u001f]/.test(decodeURIComponent(url.split("?")[0] ?? ""));
  } catch {
    return false;
  }
}

function isExchange(message: unknown): message is { request: IncomingMessage; response: ServerResponse } {
  return typeof message === "object" && message !== null && "request" in message && "response" in message;
}
