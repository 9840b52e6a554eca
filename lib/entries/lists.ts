/** The parts of contents that have tables of their own: themes, credits, relations, links and sources. */
import type { Transaction } from "#lib/db";
import type { Known, Lists } from "./references";

/** What an entry holds in these tables, and the keys of what it names. */
export interface EntryLists {
  entryId: string;
  lists: Lists;
  known: Known;
}

/** Takes out those that are to be written anew. */
export async function clearLists(tx: Transaction, entryId: string, lists: Lists): Promise<void> {
  if (lists.themes) await tx.entryTheme.deleteMany({ where: { entryId } });
  if (lists.credits) await tx.credit.deleteMany({ where: { entryId } });
  if (lists.relations) await tx.entryRelation.deleteMany({ where: { fromId: entryId } });
  if (lists.links) await tx.entryLink.deleteMany({ where: { entryId } });
  if (lists.sources) await tx.entrySource.deleteMany({ where: { entryId } });
}

/** Of one entry or of many, each table in one statement. */
export async function writeLists(tx: Transaction, written: readonly EntryLists[]): Promise<void> {
  const themes = written.flatMap(themeRows);
  if (themes.length > 0) await tx.entryTheme.createMany({ data: themes });
  const credits = written.flatMap(creditRows);
  if (credits.length > 0) await tx.credit.createMany({ data: credits });
  const relations = written.flatMap(relationRows);
  if (relations.length > 0) await tx.entryRelation.createMany({ data: relations });
  const links = written.flatMap(linkRows);
  if (links.length > 0) await tx.entryLink.createMany({ data: links });
  const sources = written.flatMap(sourceRows);
  if (sources.length > 0) await tx.entrySource.createMany({ data: sources });
}

// Two slugs may mean one theme, once it has taken the place of the other.
const themeRows = ({ entryId, lists: { themes = [] }, known }: EntryLists) =>
  [...new Set(themes.map(known.theme))].map((themeId) => ({ entryId, themeId }));

const creditRows = ({ entryId, lists: { credits = [] }, known }: EntryLists) =>
  credits.map(({ organisation, entry, ...credit }, position) => ({
    ...credit,
    entryId,
    position,
    organisationId: organisation && known.organisation(organisation),
    creditedEntryId: entry && known.entry(entry),
  }));

const relationRows = ({ entryId, lists: { relations = [] }, known }: EntryLists) =>
  relations.map(({ to, ...relation }, position) => ({
    ...relation,
    fromId: entryId,
    toId: known.entry(to),
    position,
  }));

const linkRows = ({ entryId, lists: { links = [] } }: EntryLists) =>
  links.map((link, position) => ({ ...link, entryId, position }));

const sourceRows = ({ entryId, lists: { sources = [] }, known }: EntryLists) =>
  sources.map(({ entry, ...source }, position) => ({
    ...source,
    entryId,
    position,
    documentEntryId: entry && known.entry(entry),
  }));
