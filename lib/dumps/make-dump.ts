/**
 * Makes the open dump: everything that is published, in the order of the slugs, and what changed since the dump before.
 * Each night, when there is none, and as soon as an entry is taken down, since the one that is there may hold it.
 */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { isoDay } from "#lib/dates";
import { brokenConstraint, db } from "#lib/db";
import { wholeApiEntryOf } from "#lib/entries/api";
import { type EntryRecord, getRecords } from "#lib/entries/records";
import { csvHeadings, csvLines } from "#lib/exports/csv";
import { type TableColumn, tableColumns } from "#lib/exports/table";
import { messages } from "#lib/messages/index";
import { apiEntryPath, ENTRY_TYPES } from "#lib/paths";
import { type Change, comparison, type DumpLine } from "./compare";
import { linesOf, readDump } from "./read-dump";
import { organisationsTable, type Table, territoriesTable, themesTable } from "./tables";
import { type DumpFile, openDumpFile } from "./write-file";

/** Entries at once: pages are answered between two batches, by the same process. */
const BATCH = 100;
/** The hour in Paris at which a day's dump is due. */
const HOUR = 3;
/** After which one that is not whole was cut short by a kill. */
const ABANDONED_MS = 3_600_000;

/** @returns whether it made one */
export async function makeDumpWhenDue(origin: string, now = new Date()): Promise<boolean> {
  const last = await readDump();
  if (last && !last.outdated && nightOf(last.dump.startedAt) >= nightOf(now)) return false;
  return await makeDump(origin, now);
}

/** The day whose night it is, in Paris: "2026-11-22". */
const nightOf = (at: Date) => isoDay(new Date(at.getTime() - HOUR * 3_600_000));

/** @returns false when another server is making one */
export async function makeDump(origin: string, now = new Date()): Promise<boolean> {
  await db.openDump.deleteMany({
    where: { finishedAt: null, startedAt: { lt: new Date(now.getTime() - ABANDONED_MS) } },
  });
  const last = await readDump();
  const id = uuid();
  const begun = await db.openDump
    .create({ data: { id, startedAt: now, previousAt: last?.dump.startedAt ?? null }, select: { id: true } })
    .catch((error: unknown) => {
      if (brokenConstraint(error)?.includes("one_under_way")) return null;
      throw error;
    });
  if (!begun) return false;
  try {
    const counts = await writeEntries(id, last?.dump ?? null, origin);
    await writeTable(openDumpFile(id, "organismes.csv"), await organisationsTable(origin));
    await writeTable(openDumpFile(id, "themes.csv"), await themesTable(origin));
    await writeTable(openDumpFile(id, "territoires.csv"), await territoriesTable(origin));
    await finish(id, counts, last?.dump.id ?? null, now);
    return true;
  } catch (error) {
    await db.openDump.deleteMany({ where: { id } });
    throw error;
  }
}

/** The new one is there and the older ones are gone at once; that of the night before is left to who is reading it. */
async function finish(id: string, counts: Counts, lastId: string | null, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const finishedAt = new Date(Math.max(Date.now(), now.getTime()));
    await tx.openDump.update({ where: { id }, data: { finishedAt, ...counts }, select: { id: true } });
    const kept = lastId === null ? [id] : [id, lastId];
    await tx.openDump.deleteMany({ where: { id: { notIn: kept }, finishedAt: { not: null } } });
  });
}

interface Counts {
  entries: number;
  added: number;
  changed: number;
  removed: number;
  withdrawn: number;
}

type Former = NonNullable<Awaited<ReturnType<typeof readDump>>>["dump"] | null;

async function writeEntries(id: string, former: Former, origin: string): Promise<Counts> {
  const [json, table, changes] = (["sillage.jsonl", "sillage.csv", "changements.csv"] as const).map((name) =>
    openDumpFile(id, name),
  );
  if (!json || !table || !changes) throw new Error("three files are open");
  const counts: Counts = { entries: 0, added: 0, changed: 0, removed: 0, withdrawn: 0 };
  const columns = tableColumns(ENTRY_TYPES, "fr", origin);
  const changeColumns = columnsOfChanges(origin);
  const changesUpTo = comparison(formerLines(former));
  await table.write(csvHeadings(columns, "fr"), 0);
  await changes.write(csvHeadings(changeColumns, "fr"), 0);

  async function note(found: readonly Change[]): Promise<void> {
    // The first dump has nothing to be compared with.
    const told = former ? await withoutTakenDown(found) : [];
    counts.withdrawn += former ? found.length - told.length : 0;
    for (const { change } of told) counts[change]++;
    if (told.length > 0) await changes?.write(csvLines(told, changeColumns, "fr"), told.length);
  }

  for await (const records of bySlug()) {
    const lines = records.map((record) => ({
      slug: record.slug,
      text: JSON.stringify(wholeApiEntryOf(record, origin)),
    }));
    counts.entries += records.length;
    await json.write(lines.map(({ text }) => `${text}\n`).join(""), lines.length);
    await table.write(csvLines(records, columns, "fr"), records.length);
    const found: Change[] = [];
    for (const line of lines) for await (const change of changesUpTo(line)) found.push(change);
    await note(found);
  }
  const left: Change[] = [];
  for await (const change of changesUpTo(null)) left.push(change);
  await note(left);
  for (const file of [json, table, changes]) await file.close();
  return counts;
}

/** Everything that is published, a batch at a time, in the order of the bytes of the slugs. */
async function* bySlug(): AsyncGenerator<EntryRecord[]> {
  let last = "";
  for (;;) {
    const rows = await db.$queryRaw<{ id: string; slug: string }[]>`
      SELECT id, slug FROM entry WHERE slug COLLATE "C" > ${last} AND NOT archived AND merged_into_id IS NULL
      ORDER BY slug COLLATE "C" LIMIT ${BATCH}`;
    if (rows.length === 0) return;
    yield await getRecords(rows.map(({ id }) => id));
    last = rows.at(-1)?.slug ?? last;
  }
}

const written = z.looseObject({ slug: z.string() });

async function* formerLines(former: Former): AsyncGenerator<DumpLine> {
  const file = former?.files.find(({ name }) => name === "sillage.jsonl");
  if (!former || !file) return;
  for await (const text of linesOf(former.id, file))
    yield { slug: written.parse(JSON.parse(text)).slug, text };
}

/** What was taken down is named nowhere, not even as gone: its slug is made of its title. */
async function withoutTakenDown(changes: readonly Change[]): Promise<Change[]> {
  const gone = changes.filter(({ change }) => change === "removed").map(({ slug }) => slug);
  if (gone.length === 0) return [...changes];
  const removed = new Set<string>();
  for (let start = 0; start < gone.length; start += 1_000) {
    const rows = await db.entry.findMany({
      where: { slug: { in: gone.slice(start, start + 1_000) }, removed: false },
      select: { slug: true },
    });
    for (const { slug } of rows) removed.add(slug);
  }
  return changes.filter(({ change, slug }) => change !== "removed" || removed.has(slug));
}

function columnsOfChanges(origin: string): TableColumn<Change>[] {
  const { columns, changes } = messages("fr").openData;
  return [
    { name: "change", heading: columns.change, holds: "text", value: ({ change }) => changes.kinds[change] },
    { name: "slug", heading: columns.slug, holds: "text", value: ({ slug }) => slug },
    { name: "api", heading: columns.api, holds: "address", value: ({ slug }) => origin + apiEntryPath(slug) },
  ];
}

async function writeTable(file: DumpFile, { text, lines }: Table): Promise<void> {
  await file.write(text, lines);
  await file.close();
}
