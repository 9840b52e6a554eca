/**
 * One visit to an address, politely: HEAD, and GET only when the server does not answer HEAD well; nothing of the body
 * is read; what was told of the last version is sent back, so that an unchanged page costs its server nothing.
 */
import { type Guard, OutboundError, publicInternet, reach } from "#lib/outbound";

/** What the last visit kept, to ask "has it changed?". */
export interface Known {
  etag: string | null;
  lastModified: string | null;
}

export type Visited =
  /** Something is there. */
  | ({ outcome: "found"; status: number } & Known)
  /** Nothing is: an answer that says so (404, 410, 5xx), or no answer at all (`status` null). */
  | { outcome: "gone"; status: number | null; failure: string | null }
  /** The server asks to come back later, in so many seconds. */
  | { outcome: "later"; status: number; seconds: number };

const TIMEOUT_MS = 15_000;

/** Who asks for patience without saying how long is given an hour; who asks for a month, a day. */
const PATIENCE_S = 3600;
const MAX_PATIENCE_S = 86_400;

/** Null when the address is one that we do not ask (an odd port…): nothing is known of it. */
export async function visit(
  url: string,
  known: Known,
  guard: Guard = publicInternet,
): Promise<Visited | null> {
  const head = await ask(url, "HEAD", known, guard);
  // Many servers refuse HEAD, or answer it as if nothing were there.
  if (head?.outcome !== "gone" || head.status === null) return head;
  return ask(url, "GET", known, guard);
}

async function ask(url: string, method: "HEAD" | "GET", known: Known, guard: Guard): Promise<Visited | null> {
  try {
    const { status, headers } = await reach(
      url,
      {
        method,
        types: ["*"],
        maxBytes: 0,
        tooLong: "cut",
        timeoutMs: TIMEOUT_MS,
        headers: {
          ...(known.etag ? { "if-none-match": known.etag } : {}),
          ...(known.lastModified ? { "if-modified-since": known.lastModified } : {}),
        },
      },
      guard,
    );
    if (status === 429 || (status === 503 && headers["retry-after"]))
      return { outcome: "later", status, seconds: secondsOf(headers["retry-after"]) };
    if (isGone(status)) return { outcome: "gone", status, failure: null };
    return {
      outcome: "found",
      status,
      etag: kept(headers.etag) ?? known.etag,
      lastModified: kept(headers["last-modified"]) ?? known.lastModified,
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    if (error.refused) return null;
    // It answered, with more redirects or in an odd form: a browser may make something of it.
    if (
      error.reason === "redirects" ||
      error.reason === "encoding" ||
      error.reason === "size" ||
      error.reason === "type"
    )
      return { outcome: "found", status: 200, ...known };
    return { outcome: "gone", status: null, failure: error.reason };
  }
}

/** 401, 403 and the like are doors that are closed to us: something is behind them. */
const isGone = (status: number) => status === 404 || status === 410 || status >= 500;

const MAX_HEADER = 300;
const kept = (header: string | undefined) => (header && header.length <= MAX_HEADER ? header : null);

/** Retry-After in seconds, or a date (RFC 9110, 10.2.3). */
function secondsOf(header: string | undefined): number {
  const said = header?.trim() ?? "";
  const seconds = /^\d{1,9}$/.test(said) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Math.min(Math.max(Number.isFinite(seconds) ? seconds : PATIENCE_S, 60), MAX_PATIENCE_S);
}
