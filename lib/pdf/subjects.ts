/** What a document is of, where that is read, and what the document says now: to who may read it. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { anew, type Memory, memory } from "#lib/answers";
import { getRecord, getRecords } from "#lib/entries/records";
import type { Lang } from "#lib/messages/index";
import { entryPdfPath, searchPath, searchPdfPath, selectionPath, selectionPdfPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { activeFilters } from "#lib/search/active";
import { countMatches } from "#lib/search/count";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { parseSearch, printSearch } from "#lib/search/query";
import { search } from "#lib/search/search";
import { getSelection } from "#lib/selections/queries";
import type { PrintedDocument } from "./blocks";
import { entryDocument, listDocument, MOST, selectionDocument } from "./documents";
import type { Printing } from "./entry-blocks";

const lang = z.enum(["fr", "en"]);
export const subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("entry"), lang, slug: z.string().regex(/^[a-z0-9-]{1,120}$/) }),
  /** The parameters of the search's address, as lib/search/query.ts prints them. */
  z.strictObject({ kind: z.literal("search"), lang, query: z.string().max(4000) }),
  z.strictObject({ kind: z.literal("selection"), lang, id: z.uuid() }),
]);
export type Subject = z.infer<typeof subject>;

/** A search as the subject of a document: without the pages of its list. */
export const searchSubject = (language: Lang, params: URLSearchParams): Subject => {
  const { query } = parseSearch(params);
  const printed = searchPath(language, printSearch({ ...query, cursor: null })).split("?")[1] ?? "";
  return { kind: "search", lang: language, query: printed };
};

export interface Composed {
  document: PrintedDocument;
  /** Of what it says: another text is another version, and what is printed on another day is the same one. */
  version: string;
}

/** Raised when the same blocks are laid out in another way: files that were kept are made anew. */
const LAYOUT = "1";

/** Null when there is nothing to print, or nothing for who asks. */
export async function compose(
  about: Subject,
  reader: Actor | null,
  { origin, now }: Omit<Printing, "lang">,
): Promise<Composed | null> {
  const printing = { lang: about.lang, origin, now };
  const document = await documentAbout(about, reader, printing);
  if (!document) return null;
  const { date: _, running, ...said } = document;
  const text = JSON.stringify([LAYOUT, said, running.top, running.number]);
  return { document, version: createHash("sha256").update(text).digest("base64url").slice(0, 27) };
}

async function documentAbout(
  about: Subject,
  reader: Actor | null,
  printing: Printing,
): Promise<PrintedDocument | null> {
  switch (about.kind) {
    case "entry": {
      const record = await getRecord(about.slug);
      return record && entryDocument(record, printing);
    }
    case "search":
      return documentOfSearch(about.query, printing);
    case "selection":
      return documentOfSelection(about.id, reader, printing);
  }
}

async function documentOfSearch(text: string, printing: Printing): Promise<PrintedDocument | null> {
  const { lang: language, origin, now } = printing;
  const given = parseSearch(new URLSearchParams(text)).query;
  const { query: named, names } = await nameFilters(given, language);
  const query = await understand(named);
  const [{ hits }, total] = await Promise.all([
    search(query, { now, limit: MOST }),
    countMatches(query, now),
  ]);
  const entries = await getRecords(hits.map(({ id }) => id));
  if (entries.length === 0) return null;
  const filters = activeFilters(query, names, language).map(({ label }) => label);
  const url = origin + searchPath(language, printSearch(given));
  return listDocument({ entries, filters, total, url }, printing);
}

async function documentOfSelection(
  id: string,
  reader: Actor | null,
  printing: Printing,
): Promise<PrintedDocument | null> {
  const selection = await getSelection(reader, id);
  if (!selection || selection.items.length === 0) return null;
  const records = await getRecords(selection.items.map(({ entryId }) => entryId));
  const byId = new Map(records.map((record) => [record.id, record]));
  const { title, description, owner, updatedAt } = selection;
  return selectionDocument(
    {
      title,
      description,
      owner,
      updatedAt,
      items: selection.items.map(({ note, entryId, entry }) => ({
        note,
        entry: byId.get(entryId) ?? null,
        title: entry.title,
      })),
      url: printing.origin + selectionPath(printing.lang, id),
    },
    printing,
  );
}

/** What a page that waits for a document asks again and again. */
export interface Standing {
  version: string;
  title: string;
}

const standings = memory<Standing | null>();

/** The version that is current, and its title. What the public may read is asked once a minute (lib/answers.ts). */
export async function standingOf(
  about: Subject,
  reader: Actor | null,
  at: Omit<Printing, "lang">,
  remember: Memory<Standing | null> = standings,
): Promise<Standing | null> {
  // A selection answers each reader otherwise, and its owner changes it by the minute.
  const memoryOf = about.kind === "selection" ? anew<Standing | null> : remember;
  return await memoryOf(keyOf(about), async () => {
    const composed = await compose(about, reader, at);
    return composed && { version: composed.version, title: composed.document.title };
  });
}

/** One document: what it is of, in which language. */
export function keyOf(about: Subject): string {
  switch (about.kind) {
    case "entry":
      return `entry:${about.slug}:${about.lang}`;
    case "search":
      return `search:${createHash("sha256").update(about.query).digest("base64url").slice(0, 27)}:${about.lang}`;
    case "selection":
      return `selection:${about.id}:${about.lang}`;
  }
}

/** Where it is asked for; null when its entry is no longer published. */
export async function askedAt(about: Subject): Promise<string | null> {
  switch (about.kind) {
    case "entry": {
      const record = await getRecord(about.slug);
      return record && entryPdfPath(about.lang, record.type, record.slug);
    }
    case "search":
      return searchPdfPath(about.lang, queryIn(about.query));
    case "selection":
      return selectionPdfPath(about.lang, about.id);
  }
}

const queryIn = (text: string) => printSearch(parseSearch(new URLSearchParams(text)).query);
