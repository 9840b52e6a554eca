/**
 * Every request of this process, from its door: cached pages do not pass through proxy.ts. Each gets its id, which is
 * given back in X-Request-Id; when its answer has left, the log, the figures and the day's count of pages hear of it, by the
 * kind of its address.
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { env } from "#lib/env";
import { log } from "#lib/log";
import { metrics } from "#lib/metrics";
import { enterRequest, requestIdFrom } from "#lib/request";
import { countPage } from "#lib/usage/count";
import { isLeaving } from "./leaving";
import { METHODS } from "./methods";
import { routeKind } from "./route-kind";

export const REQUEST_ID = "x-request-id";

/**
 * Of the end of one response: ours, and up to ten of Next's (its compressor, one for each Request that it makes of the same
 * exchange, the end of what is rendered, the pipe). All go with it, so that Node's ten, meant for what lives long, would warn of nothing.
 */
const LISTENERS = 20;

/** Watches every exchange; once, when the server starts, before whatever else watches them. */
export function watchExchanges(trustedProxies = env.TRUSTED_PROXIES): void {
  subscribe("http.server.request.start", (message) => {
    const [asked, response] = partsOf(message);
    if (!asked || !response) return;
    const id = requestIdFrom(asked.headers[REQUEST_ID], trustedProxies);
    // Pages, handlers and proxy.ts read it there.
    asked.headers[REQUEST_ID] = id;
    giveBack(response, id);
    enterRequest(id);
    const start = performance.now();
    // Of what nothing knows, the method is changed further on (methods.ts).
    const method = METHODS.has(asked.method ?? "") ? (asked.method ?? "") : "other";
    response.setMaxListeners(LISTENERS);
    response.once("close", () => noteAnswer(asked, method, response, (performance.now() - start) / 1000));
  });
}

/** At the last moment: whatever makes the answer may have taken headers away. A page that is kept has none of it. */
function giveBack(response: ServerResponse, id: string): void {
  const { writeHead } = response;
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    this.setHeader(REQUEST_ID, id);
    if (isLeaving()) this.setHeader("connection", "close");
    return Reflect.apply(writeHead, this, args);
  };
}

function noteAnswer(asked: IncomingMessage, method: string, response: ServerResponse, seconds: number): void {
  const route = routeKind(asked.url ?? "");
  // Nothing was answered to who went away.
  const status = response.headersSent ? response.statusCode : 499;
  const cache = String(response.getHeader("x-nextjs-cache") ?? "").toLowerCase();
  metrics()?.answered({ route, method, status, seconds, cache });
  const facts = { method, route, status, ms: Math.round(seconds * 1000) };
  if (method === "GET" || method === "HEAD") log.debug("request", facts);
  else log.info("request", facts);
  // Handlers answer it themselves while the database is away: one fact, whatever was asked.
  if (status === 503) log.warn("answers.unavailable");
  if (method === "GET" && status === 200 && isPage(asked, response)) countPage(route);
}

/** Something that a person looks at: neither what a browser prepares, nor what says itself that it is a robot. */
function isPage({ headers }: IncomingMessage, response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  if (!type.startsWith("text/html") && !type.startsWith("text/x-component")) return false;
  if (headers["next-router-prefetch"] || headers["next-router-segment-prefetch"]) return false;
  if (/prefetch|prerender/.test(`${headers.purpose ?? ""}${headers["sec-purpose"] ?? ""}`)) return false;
  return !/bot\b|bot\/|crawl|spider|slurp|https?:\/\/|^$|^(curl|wget|python|java|go-http|node)/i.test(
    headers["user-agent"] ?? "",
  );
}

function partsOf(message: unknown): [IncomingMessage?, ServerResponse?] {
  if (typeof message !== "object" || message === null) return [];
  const [request, response]: unknown[] = [Reflect.get(message, "request"), Reflect.get(message, "response")];
  return [
    request instanceof IncomingMessage ? request : undefined,
    response instanceof ServerResponse ? response : undefined,
  ];
}
