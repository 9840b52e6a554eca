/** What a source offers now, asked of its server through the guarded way out. */
import { decodeText } from "#lib/charset";
import { MAX_FILE, MAX_RECORDS } from "#lib/imports/formats";
import { unknownColumn } from "#lib/imports/lines";
import type { ReadRecord } from "#lib/imports/raw";
import { readFile } from "#lib/imports/read-file";
import { type Guard, type OutboundAnswer, OutboundError, reach } from "#lib/outbound";
import { readAs, type SourceKind } from "./source-kinds";

export interface Asked {
  kind: SourceKind;
  url: string;
  /** What its server said of what was last read. */
  etag?: string | null;
  lastModified?: string | null;
  /** When it was last read: an open archive is asked for what came since. */
  readAt?: Date | null;
}

export type Reading =
  | { unchanged: true }
  | { unchanged: false; records: ReadRecord[]; etag: string | null; lastModified: string | null };

/** Why a source could not be read; `error` is a key of `messages.harvest.errors`, or "status" and a number. */
export class HarvestError extends Error {
  constructor(
    readonly error: string,
    /** Asking again would be refused again. */
    readonly hopeless = false,
  ) {
    super(error);
    this.name = "HarvestError";
  }
}

const TIMEOUT_MS = 20_000;
/** Of an open archive, in one reading. */
const MAX_PAGES = 50;

/** @throws HarvestError */
export async function readSource(asked: Asked, guard: Guard): Promise<Reading> {
  const { kind, url, etag, lastModified, readAt } = asked;
  const first = await ask(kind === "oai" ? oaiAddress(url, readAt ?? null) : url, guard, {
    ...(etag && { "if-none-match": etag }),
    ...(lastModified && { "if-modified-since": lastModified }),
  });
  if (first.status === 304) return { unchanged: true };
  const page = await parse(kind, first);
  const records = page.records;
  let next = page.next;
  for (let pages = 1; next && pages < MAX_PAGES && records.length < MAX_RECORDS; pages++) {
    const more = await parse(kind, await ask(oaiNext(url, next), guard, {}));
    records.push(...more.records);
    next = more.next;
  }
  return {
    unchanged: false,
    records: records.slice(0, MAX_RECORDS),
    etag: headerOf(first, "etag"),
    lastModified: headerOf(first, "last-modified"),
  };
}

async function ask(url: string, guard: Guard, headers: Record<string, string>): Promise<OutboundAnswer> {
  try {
    const answer = await reach(
      url,
      { types: ["*"], maxBytes: MAX_FILE, timeoutMs: TIMEOUT_MS, headers },
      guard,
    );
    if (answer.status === 304 || (answer.status >= 200 && answer.status < 300)) return answer;
    throw new HarvestError(`status ${answer.status}`, answer.status === 410);
  } catch (error) {
    if (error instanceof OutboundError) throw new HarvestError(error.reason, error.refused);
    throw error;
  }
}

async function parse(kind: SourceKind, { body, mediaType, headers }: OutboundAnswer) {
  const text = decodeText(body, headerOf({ headers }, "content-type") ?? mediaType ?? "");
  if (text.includes("\0")) throw new HarvestError("unreadable");
  const read = await readFile(readAs[kind], text);
  // An empty table or calendar is no failure: there is nothing for now.
  if (read.problem?.code === "fileWithoutRecords") return { records: [], next: undefined };
  if (read.problem || unknownColumn(read.records) !== null) throw new HarvestError("unreadable");
  return { records: read.records, next: read.next };
}

function oaiAddress(base: string, readAt: Date | null): string {
  const url = new URL(base);
  url.searchParams.set("verb", "ListRecords");
  url.searchParams.set("metadataPrefix", "oai_dc");
  // The day before: archives date by the day, and some are late.
  if (readAt)
    url.searchParams.set("from", new Date(readAt.getTime() - 86_400_000).toISOString().slice(0, 10));
  return url.href;
}

function oaiNext(base: string, token: string): string {
  const url = new URL(base);
  url.search = "";
  url.searchParams.set("verb", "ListRecords");
  url.searchParams.set("resumptionToken", token);
  return url.href;
}

function headerOf({ headers }: Pick<OutboundAnswer, "headers">, name: string): string | null {
  const value: unknown = Reflect.get(headers, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" && first.length <= 500 ? first : null;
}
