/**
 * A selection as a file or a feed, in the formats of searches, to whoever sees its page. A shared one is open to any
 * site; a private one answers its owner's browser only. Errors are problem details.
 */
import { validate as isUuid } from "uuid";
import { type EntryRecord, getRecords } from "#lib/entries/records";
import { isExportFormat, MEDIA_TYPES } from "#lib/exports/formats";
import { print } from "#lib/exports/print";
import { atomFeed } from "#lib/feeds/atom";
import { itemOf } from "#lib/feeds/entry-item";
import { FEED_TYPES, type Feed } from "#lib/feeds/feed";
import { jsonFeed } from "#lib/feeds/json-feed";
import { rssFeed } from "#lib/feeds/rss";
import { etagOf, hasAlready } from "#lib/http/conditional";
import { problem } from "#lib/http/problem";
import { LICENCE } from "#lib/licence";
import { type Lang, messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import { ENTRY_TYPES, type FeedFormat, selectionFeedPath, selectionPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { slugify } from "#lib/text";
import { getSelection, type SelectionView } from "./queries";

export interface AskedSelection {
  id: string;
  reader: Actor | null;
  lang: Lang;
  headers: Headers;
  /** The site's address, without a final slash. */
  origin: string;
}

/** Its published entries in its order. @param format as the address names it */
export async function answerSelectionExport(asked: AskedSelection, format: string): Promise<Response> {
  if (!isExportFormat(format)) return problem(404, "There is no such format.");
  const { lang, origin } = asked;
  return await answer(asked, async (selection, records) => {
    const types = ENTRY_TYPES.filter((type) => records.some((record) => record.type === type));
    const pieces: Uint8Array[] = [];
    // A selection is bounded: it is in one piece, whose tag can be told.
    for await (const piece of print(format, batchOf(records), { lang, origin, types }))
      pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece);
    const text = format === "xlsx" ? "" : "; charset=utf-8";
    const shown = format === "txt" ? "inline" : "attachment";
    return {
      body: new Uint8Array(Buffer.concat(pieces)),
      headers: {
        "content-type": MEDIA_TYPES[format] + text,
        "content-disposition": `${shown}; filename="sillage-${slugify(selection.title)}.${format}"`,
      },
    };
  });
}

async function* batchOf(records: readonly EntryRecord[]): AsyncGenerator<readonly EntryRecord[]> {
  yield records;
}

const PRINTERS: Record<FeedFormat, (feed: Feed) => string> = { atom: atomFeed, rss: rssFeed, json: jsonFeed };

/** What was put into it last comes first. */
export async function answerSelectionFeed(asked: AskedSelection, format: FeedFormat): Promise<Response> {
  const { lang, origin, id } = asked;
  return await answer(asked, async (selection, records) => {
    const text = PRINTERS[format]({
      id: `urn:uuid:${id}`,
      title: selection.title,
      subtitle: messages(lang).printing.selection.by(selection.owner),
      lang,
      self: origin + selectionFeedPath(lang, id, format),
      page: origin + selectionPath(lang, id),
      next: null,
      hub: null,
      updated: selection.updatedAt,
      author: selection.owner,
      licence: LICENCE,
      items: newestFirst(selection, records).map((record) => itemOf(record, lang, origin)),
    });
    return { body: text, headers: { "content-type": `${FEED_TYPES[format]}; charset=utf-8` } };
  });
}

function newestFirst({ items }: SelectionView, records: readonly EntryRecord[]): EntryRecord[] {
  const addedAt = new Map(items.map((item) => [item.entryId, item.addedAt.getTime()]));
  return records.toSorted((one, other) => (addedAt.get(other.id) ?? 0) - (addedAt.get(one.id) ?? 0));
}

interface Made {
  body: string | Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

async function answer(
  { id, reader, headers: sent }: AskedSelection,
  make: (selection: SelectionView, records: EntryRecord[]) => Promise<Made>,
): Promise<Response> {
  try {
    const selection = isUuid(id) ? await getSelection(reader, id) : null;
    if (!selection) return problem(404, "No selection has this address.", { headers: OPEN });
    const { body, headers } = await make(
      selection,
      await getRecords(selection.items.map(({ entryId }) => entryId)),
    );
    const etag = etagOf(typeof body === "string" ? body : Buffer.from(body).toString("base64"));
    const isShared = selection.visibility !== "private" && !selection.isHidden;
    const kept = isShared
      ? { ...OPEN, etag, "cache-control": "public, max-age=0, s-maxage=60" }
      : { etag, "cache-control": "private, no-cache" };
    if (hasAlready(etag, sent)) return new Response(null, { status: 304, headers: kept });
    return new Response(body, { headers: { ...kept, ...headers } });
  } catch (error) {
    sayOutage(error, "selection");
    return problem(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}

const OPEN = { "access-control-allow-origin": "*" };
