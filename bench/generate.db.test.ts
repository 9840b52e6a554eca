import "#lib/testing/database";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { emptyContent } from "#lib/entries/types/index";
import { Prisma } from "#lib/generated/prisma/client";
import { apply, type Content } from "#lib/revisions/changes";
import { readFiles } from "#prisma/catalogue/files";
import { loadTerritories } from "#prisma/territories";
import { loadVocabularies } from "#prisma/vocabularies";
import { generate } from "./generate";

const url = process.env.DATABASE_URL ?? "";
const add = async (count: number) => generate(url, count, () => undefined);

beforeAll(async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await loadTerritories(client).finally(() => client.end());
  await loadVocabularies(readFiles());
  await add(200);
}, 60_000);

test("what is generated is an accepted proposal: its history gives the entry as it is", async () => {
  const decisions = await db.decision.findMany({
    select: {
      verdict: true,
      entryVersion: true,
      applied: true,
      entry: { select: { id: true, type: true } },
      revision: { select: { state: true, entryId: true } },
    },
  });
  expect(decisions).toHaveLength(200);
  for (const { verdict, entryVersion, applied, entry, revision } of decisions) {
    if (!entry || !applied) throw new Error("a decision without entry");
    expect([verdict, entryVersion, revision.state, revision.entryId]).toEqual([
      "accepted",
      1,
      "accepted",
      entry.id,
    ]);
    const current = await getCurrentEntry(db, { id: entry.id });
    const told = apply(emptyContent(entry.type), asChanges(applied));
    expect(sorted(current?.content ?? {})).toEqual(sorted(told));
  }
  expect(await db.auditEvent.count()).toBe(600);
});

test("every generated entry can be searched", async () => {
  expect(await count(Prisma.sql`id NOT IN (SELECT entry_id FROM indexed_entry)`)).toBe(0);
  expect(
    await count(
      Prisma.sql`id IN (SELECT entry_id FROM indexed_entry WHERE search @@ websearch_to_tsquery('sillage', 'designers OR habitants OR agents'))`,
    ),
  ).toBeGreaterThan(20);
});

// Themes come back in the order of the vocabulary.
const sorted = ({ themes, ...content }: Content) => ({
  ...content,
  themes: Array.isArray(themes) && themes.toSorted(),
});

async function count(where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM entry WHERE ${where}`;
  return row?.count ?? -1;
}

test("run again, the next ones are added", async () => {
  await add(50);
  expect(await db.entry.count()).toBe(250);
});
