/** The documents that are printed: an entry, the entries of a search, a selection. Pure. */
import { formatDay, formatNumber } from "#lib/dates";
import type { EntryRecord } from "#lib/entries/records";
import { messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { type Block, type PrintedDocument, plain } from "./blocks";
import { entryBlocks, type Printing, shortBlocks } from "./entry-blocks";
import { blocksOfMarkdown } from "./from-html";

/** Entries in one document at most. */
export const MOST = 200;

export function entryDocument(entry: EntryRecord, printing: Printing): PrintedDocument {
  const { lang, origin } = printing;
  const url = origin + entryPath(lang, entry.type, entry.slug);
  return documentOf(
    { title: entry.title, subject: entry.summary, url, blocks: entryBlocks(entry, printing) },
    printing,
  );
}

export interface PrintedList {
  entries: readonly EntryRecord[];
  /** What the search is narrowed by, in words. */
  filters: readonly string[];
  /** How many it finds in all, and whether there are more than that. */
  total: { count: number; more: boolean };
  /** Where the search is. */
  url: string;
}

export function listDocument(list: PrintedList, printing: Printing): PrintedDocument {
  const { lang } = printing;
  const words = messages(lang).printing.search;
  const { entries, filters, total, url } = list;
  const title = filters.length > 0 ? words.filtered(filters.join(", ")) : words.title;
  const whole = !total.more && total.count <= entries.length;
  const all = `${formatNumber(total.count, lang)}${total.more ? "+" : ""}`;
  const subject = whole ? words.all(entries.length) : words.found(entries.length, all);
  const blocks: Block[] = [
    ...cover(title, url, [subject, ...(whole ? [] : [words.most(MOST)])], printing),
    ...entries.flatMap((entry) => shortBlocks(entry, printing)),
  ];
  return documentOf({ title, subject, url, blocks }, printing);
}

export interface PrintedSelection {
  title: string;
  description: string | null;
  owner: string;
  updatedAt: Date;
  /** In order; those that are no longer published are named only. */
  items: readonly { note: string | null; entry: EntryRecord | null; title: string }[];
  url: string;
}

export function selectionDocument(selection: PrintedSelection, printing: Printing): PrintedDocument {
  const { lang } = printing;
  const { printing: words, selections } = messages(lang);
  const { title, description, owner, updatedAt, url } = selection;
  const items = selection.items.slice(0, MOST);
  const by = `${words.selection.by(owner)}, ${selections.changed(formatDay(updatedAt, lang))}. ${selections.count(items.length)}.`;
  const blocks: Block[] = [
    ...cover(title, url, [by], printing),
    ...(description ? blocksOfMarkdown(description, 2) : []),
    ...items.flatMap(({ note, entry, title: name }): Block[] => {
      const said: Block[] = note ? [{ kind: "quote", blocks: blocksOfMarkdown(note, 3) }] : [];
      if (entry) return shortBlocks(entry, printing, said);
      const gone: Block = { kind: "paragraph", text: plain(selections.page.archived(name)) };
      return [{ kind: "section", opens: "rule", blocks: [gone, ...said] }];
    }),
  ];
  return documentOf({ title, subject: by, url, blocks }, printing);
}

function cover(title: string, url: string, notes: readonly string[], { lang }: Printing): Block[] {
  return [
    { kind: "heading", level: 1, text: plain(title) },
    ...notes.map((note): Block => ({ kind: "paragraph", text: plain(note) })),
    { kind: "code-of", url, alt: messages(lang).printing.code(url), text: [[{ text: url, href: url }]] },
  ];
}

function documentOf(
  { title, subject, url, blocks }: { title: string; subject: string; url: string; blocks: Block[] },
  { lang, now }: Printing,
): PrintedDocument {
  const { printing } = messages(lang);
  return {
    title,
    subject,
    lang,
    author: printing.author,
    date: now.toISOString(),
    running: {
      top: printing.running.site,
      bottom: `${url} · ${formatDay(now, lang)}`,
      number: printing.running.page,
    },
    blocks,
  };
}
