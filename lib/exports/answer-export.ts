/**
 * A list, a search or an entry as a file. Open to any site; errors are problem details, like those of the API. A file is
 * sent while it is made, a batch at a time and as fast as it is taken, so that its length is nothing to the memory.
 */
import { isoDay } from "#lib/dates";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { type EntryRecord, getRecord } from "#lib/entries/records";
import { problem } from "#lib/http/problem";
import { type Lang, messages } from "#lib/messages/index";
import { sayOutage } from "#lib/outage";
import { ENTRY_TYPES, type EntryType, entryExportPath } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { parseSearch, type SearchQuery, sortOf } from "#lib/search/query";
import { walk } from "#lib/search/walk";
import { slugify } from "#lib/text";
import { type ExportFormat, isExportFormat, MEDIA_TYPES } from "./formats";
import { print } from "./print";
import { inTurn } from "./turns";

export interface AskedExport {
  lang: Lang;
  /** As the address names it. */
  format: string;
  /** The site's address, without a final slash. */
  origin: string;
}

// Anyone's page may read it: nothing here depends on who asks.
const OPEN = { "access-control-allow-origin": "*" };

/** Everything that a search finds: a file has no pages, and words have no order of their own in it. */
export async function answerSearchExport(
  asked: AskedExport & { params: URLSearchParams; now: Date },
): Promise<Response> {
  const { lang, format, origin, params, now } = asked;
  if (!isExportFormat(format)) return noFormat();
  const { query: given, issues } = parseSearch(params, { strict: true });
  if (issues.length > 0) {
    const { wrong } = messages("en").search;
    const errors = issues.map(({ name, code }) => ({ name, reason: wrong[code](name) }));
    return problem(400, "Some parameters are wrong.", { errors, headers: OPEN });
  }
  return await answer(async () => {
    const { query, names } = await nameFilters({ ...given, sort: orderOf(given), cursor: null }, lang);
    const filters = activeFilters(query, names, lang).map(({ label }) => label);
    const name = slugify(filters.join(" ") || messages(lang).exporting.files.list);
    const types = query.types.length > 0 ? query.types : ENTRY_TYPES;
    const batches = walk(await understand(query), now);
    return await give(
      print(format, batches, { lang, origin, types }),
      format,
      `sillage-${name}-${isoDay(now)}`,
    );
  });
}

/** By relevance each page of a long list would cost all of it. */
const orderOf = (query: SearchQuery) => (sortOf(query) === "relevance" ? "novelty" : query.sort);

/**
 * One entry. 308 to the entry into which it was merged; 410 when it was taken down; 404 when there is none, or when it was
 * put away: its page is all that is left of it.
 */
export async function answerEntryExport(
  asked: AskedExport & { type: EntryType | null; slug: string },
): Promise<Response> {
  const { lang, format, origin, type, slug } = asked;
  if (!isExportFormat(format)) return noFormat();
  return await answer(async () => {
    const entry = await getRecord(slug);
    if (!entry || entry.type !== type) return await absent(asked, format);
    return await give(print(format, one(entry), { lang, origin, types: [type] }), format, slug);
  });
}

async function* one(entry: EntryRecord): AsyncGenerator<EntryRecord[]> {
  yield [entry];
}

async function absent(
  { lang, origin, type, slug }: AskedExport & { type: EntryType | null; slug: string },
  format: ExportFormat,
): Promise<Response> {
  // No slug holds a character that the database would refuse.
  const entry = /^[a-z0-9-]{1,120}$/.test(slug) ? await getCurrentEntry(db, { slug }) : null;
  if (!entry || entry.type !== type) return problem(404, "No entry has this address.", { headers: OPEN });
  if (entry.content.removed === true) return problem(410, "This entry was taken down.", { headers: OPEN });
  const { mergedInto } = entry.content;
  if (typeof mergedInto !== "string") return problem(404, "This entry was put away.", { headers: OPEN });
  const location = origin + entryExportPath(lang, type, mergedInto, format);
  return new Response(null, { status: 308, headers: { ...OPEN, location } });
}

const noFormat = () => problem(404, "There is no such format.", { headers: OPEN });

/** The first piece is there before the answer starts: a database that is away is said by its status. */
async function give(
  pieces: AsyncGenerator<string | Uint8Array>,
  format: ExportFormat,
  name: string,
): Promise<Response> {
  const next = () => inTurn(() => pieces.next());
  const encoder = new TextEncoder();
  let piece = await next();
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (piece.done) return controller.close();
        const { value } = piece;
        controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
        piece = await next();
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const text = format === "xlsx" ? "" : "; charset=utf-8";
  const shown = format === "txt" ? "inline" : "attachment";
  return new Response(stream, {
    headers: {
      ...OPEN,
      "content-type": MEDIA_TYPES[format] + text,
      "content-disposition": `${shown}; filename="${name}.${format}"`,
      "cache-control": "public, max-age=0, s-maxage=60",
    },
  });
}

async function answer(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    sayOutage(error, "export");
    return problem(503, "The directory does not answer for the moment. Try again in a few seconds.", {
      headers: OPEN,
    });
  }
}
