/**
 * The one way out. Whatever Sillage asks of another server on someone's word (a page to read, a feed, a link to check,
 * a hub to tell) is asked here and nowhere else:
 *
 *     const { url, status, headers, mediaType, body } = await reach("https://…", {
 *       types: ["text/html"], maxBytes: 1_000_000, timeoutMs: 5_000,
 *     });
 *
 * Only http and https, ports 80 and 443, no credentials in the address. A name's addresses are judged at the moment
 * of connecting, so that what was checked is what is connected; redirects are followed one by one through the same
 * checks; size (as received and as unpacked) and time bound the whole. No cookie, no proxy of the environment, no
 * connection shared between two requests. Says who we are in User-Agent.
 *
 * @throws OutboundError only: `refused` when the address may not be asked, else the other server failed
 */
import { lookup as resolveName } from "node:dns/promises";
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
} from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { env } from "./env";
import { isIpAddress, isPublicAddress, isPublicName } from "./public-address";

export interface OutboundRequest {
  /** Media types that are read, "text/html", or "*" for any; an answer of another type is an error. Also says Accept. */
  types: readonly string[];
  /** Of the body, as received and as unpacked. */
  maxBytes: number;
  /** For everything: names, redirects, the whole body. */
  timeoutMs: number;
  /** What is done with a longer body: an error, or its beginning is given. `maxBytes: 0` with "cut" reads no body. */
  tooLong?: "refuse" | "cut";
  method?: "GET" | "HEAD" | "POST";
  /** Never sent to another origin than the one asked for: redirects lead there without them. */
  headers?: Readonly<Record<string, string>>;
  /** Of a POST, which is not redirected. */
  body?: string;
  /** How many redirects are followed before it is an error. Default 5. */
  maxRedirects?: number;
}

export interface OutboundAnswer {
  /** Of the last request, after redirects. */
  url: string;
  /** Any: 404 is an answer. A redirect of a POST is one too. */
  status: number;
  headers: IncomingHttpHeaders;
  /** In lower case, without parameters; "" when not said. */
  mediaType: string;
  /** Of a status 2xx; empty otherwise. An answer of 2xx with a body of another type is an error. */
  body: Buffer;
  /** The body is a beginning. */
  cut: boolean;
  /** The redirects followed, in order: what was asked, and with which status it sent on. */
  redirects: readonly { url: string; status: number }[];
}

/** Before anything is sent to the address that is refused. */
const REFUSALS = ["address", "scheme", "credentials", "port", "private"] as const;
/** Of the other server. */
const FAILURES = [
  "name",
  "unreachable",
  "certificate",
  "time",
  "redirects",
  "type",
  "encoding",
  "size",
  "protocol",
] as const;

export type OutboundReason = (typeof REFUSALS)[number] | (typeof FAILURES)[number];

export class OutboundError extends Error {
  constructor(
    readonly reason: OutboundReason,
    /** The address, of the redirect if it is one, that it happened at. */
    readonly url: string,
    options?: ErrorOptions,
  ) {
    super(`${reason}: ${url.slice(0, 200)}`, options);
    this.name = "OutboundError";
  }

  /** The address may not be asked; trying again is of no use. */
  get refused(): boolean {
    return REFUSALS.some((reason) => reason === this.reason);
  }
}

/** What is let through. Everything but a test goes by `publicInternet`. */
export interface Guard {
  ports: ReadonlySet<string>;
  /** Servers of this machine that tests put in the place of others: "127.0.0.1:4001". */
  testServers: ReadonlySet<string>;
  resolve: (hostname: string) => Promise<readonly { address: string; family: number }[]>;
  /** What User-Agent says. */
  sender: string;
}

/**
 * The public internet, and in the embedded mode alone the addresses of OUTBOUND_TEST_SERVERS: lib/env.ts refuses to
 * start a production with that setting, and refuses any address there but exact ports of 127.0.0.1.
 */
export const publicInternet: Guard = {
  ports: new Set(["80", "443"]),
  get testServers() {
    return new Set(env.OUTBOUND_TEST_SERVERS);
  },
  resolve: (hostname) => resolveName(hostname, { all: true }),
  get sender() {
    return `Sillage (+${env.PUBLIC_URL})`;
  },
};

const DEFAULT_REDIRECTS = 5;
const MAX_ADDRESS = 2000;

export async function reach(
  address: string | URL,
  request: OutboundRequest,
  guard: Guard = publicInternet,
): Promise<OutboundAnswer> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const redirects: { url: string; status: number }[] = [];
  let url = checkedAddress(address, guard);
  const { origin } = url;
  for (;;) {
    const headers = url.origin === origin ? request.headers : undefined;
    const answer = await ask(url, { ...request, headers }, guard, deadline);
    const location = request.method === "POST" ? undefined : redirectionOf(answer);
    if (location === undefined) return { ...answer, redirects };
    redirects.push({ url: url.href, status: answer.status });
    if (redirects.length > (request.maxRedirects ?? DEFAULT_REDIRECTS)) {
      throw new OutboundError("redirects", url.href);
    }
    url = checkedAddress(location, guard, url);
  }
}

/**
 * The address, once it may be asked as far as it can be read. The URL standard has by then turned the spellings of an
 * IPv4 address (decimal, octal, hexadecimal, full-width, with fewer parts) into the one that is judged.
 */
function checkedAddress(address: string | URL, guard: Guard, base?: URL): URL {
  const said = String(address);
  if (said.length > MAX_ADDRESS || !URL.canParse(said, base)) throw new OutboundError("address", said);
  const url = new URL(said, base);
  if (url.href.length > MAX_ADDRESS) throw new OutboundError("address", url.href);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new OutboundError("scheme", url.href);
  if (url.username || url.password) throw new OutboundError("credentials", url.origin);
  const host = hostOf(url);
  const testPorts = [...guard.testServers].map((server) => server.slice(server.lastIndexOf(":") + 1));
  if (!guard.ports.has(portOf(url)) && !testPorts.includes(portOf(url))) {
    throw new OutboundError("port", url.href);
  }
  const mayBeAsked = isIpAddress(host) ? mayConnect(host, url, guard) : isPublicName(host);
  if (!mayBeAsked) throw new OutboundError("private", url.href);
  return url;
}

/** Whether a connection may be opened to this address, at the port of this URL. */
function mayConnect(address: string, url: URL, guard: Guard): boolean {
  const port = portOf(url);
  return (guard.ports.has(port) && isPublicAddress(address)) || guard.testServers.has(`${address}:${port}`);
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");
const portOf = (url: URL) => url.port || (url.protocol === "https:" ? "443" : "80");

/** One request, to one server. */
async function ask(
  url: URL,
  { types, maxBytes, tooLong = "refuse", method = "GET", headers, body }: OutboundRequest,
  guard: Guard,
  deadline: AbortSignal,
): Promise<Omit<OutboundAnswer, "redirects">> {
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  let sent: ClientRequest | undefined;
  try {
    deadline.throwIfAborted();
    sent = send(url, {
      method,
      headers: {
        "user-agent": guard.sender,
        accept: types.includes("*") ? "*/*" : types.join(", "),
        "accept-encoding": "gzip, br",
        ...headers,
        ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
      },
      lookup: guardedLookup(url, guard),
      // A connection of its own: one that is kept would be used again without being judged again.
      agent: false,
      signal: deadline,
    });
    const response = await responseTo(sent, body);
    const status = response.statusCode ?? 0;
    const mediaType = (response.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
    const answer = { url: url.href, status, headers: response.headers, mediaType };
    if (status < 200 || status > 299 || status === 204 || method === "HEAD")
      return { ...answer, body: Buffer.alloc(0), cut: false };
    if (!types.includes("*") && !types.includes(mediaType)) throw new OutboundError("type", url.href);
    return { ...answer, ...(await bodyOf(response, url, maxBytes, tooLong)) };
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    const reason = deadline.aborted ? "time" : reasonOf(error);
    throw new OutboundError(reason, url.href, { cause: error });
  } finally {
    sent?.destroy();
  }
}

/** Judges the addresses of a name, at the moment of connecting, and gives those that may be connected. */
function guardedLookup(url: URL, guard: Guard): LookupFunction {
  return (hostname, options, callback) => {
    const fail = (reason: OutboundReason, cause?: unknown) =>
      callback(new OutboundError(reason, url.href, { cause }), []);
    guard.resolve(hostname).then(
      (found) => {
        const allowed = found.filter(({ address }) => mayConnect(address, url, guard));
        const [first] = allowed;
        if (!first) fail(found.length > 0 ? "private" : "name");
        else if (options.all) callback(null, [...allowed]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => fail("name", error),
    );
  };
}

function responseTo(sent: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on("response", resolve);
    sent.on("error", reject);
    // "101 Switching Protocols" and the like: no answer to what was asked.
    sent.on("close", () => reject(new Error("closed without an answer")));
    sent.end(body);
  });
}

/** Where a redirect leads, as written; undefined when the answer is none. */
function redirectionOf({ status, headers }: Pick<OutboundAnswer, "status" | "headers">): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || !headers.location) return undefined;
  // Node reads headers byte by byte; addresses that are not escaped are written in UTF-8.
  return Buffer.from(headers.location, "latin1").toString("utf8");
}

/** The body, unpacked as it comes: what is unpacked is never much more than what may be kept. */
async function bodyOf(
  response: IncomingMessage,
  url: URL,
  maxBytes: number,
  tooLong: "refuse" | "cut",
): Promise<{ body: Buffer; cut: boolean }> {
  const announced = Number(response.headers["content-length"] ?? 0);
  if (announced > maxBytes && tooLong === "refuse") throw new OutboundError("size", url.href);
  const unpack = unpackerOf(response.headers["content-encoding"], url);
  if (unpack) boundReceived(response, unpack, maxBytes, url);
  const chunks: Buffer[] = [];
  let size = 0;
  const source = unpack ? response.pipe(unpack) : response;
  for await (const chunk of source) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    chunks.push(bytes);
    if (size > maxBytes) break;
  }
  if (size > maxBytes && tooLong === "refuse") throw new OutboundError("size", url.href);
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), cut: size > maxBytes };
}

/** Packed, nothing grows by more than its headers: what is endless and unpacks to nothing ends here. */
function boundReceived(response: IncomingMessage, unpack: Transform, maxBytes: number, url: URL): void {
  let received = 0;
  response.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > maxBytes + 1024) unpack.destroy(new OutboundError("size", url.href));
  });
  response.on("error", (error) => unpack.destroy(error));
}

function unpackerOf(encoding: string | undefined, url: URL): Transform | null {
  const said = encoding?.trim().toLowerCase() || "identity";
  if (said === "identity") return null;
  if (said === "gzip" || said === "x-gzip") return createGunzip();
  if (said === "br") return createBrotliDecompress();
  throw new OutboundError("encoding", url.href);
}

function reasonOf(error: unknown): OutboundReason {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^(Z_|ERR__ERROR_|ERR_BROTLI|ERR_PADDING)/.test(code)) return "encoding";
  if (/^(HPE_|ERR_INVALID|ERR_UNESCAPED|ERR_HTTP)/.test(code)) return "protocol";
  if (/CERT|^ERR_(TLS|SSL)|^UNABLE_TO|ISSUER/.test(code)) return "certificate";
  return "unreachable";
}
