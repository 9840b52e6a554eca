import "#lib/testing/database";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { inverseOf, isRelationKind } from "#lib/entries/relations";
import { type CatalogueEntry, catalogueEntries } from "./catalogue";
import { IMPORTER, REVIEWER, seed } from "./seed";

const catalogue = catalogueEntries();
const load = async () => seed(process.env.DATABASE_URL ?? "", () => undefined);

/** Everything that a second run could have touched. */
const everything = async () => ({
  entries: await db.entry.findMany({
    select: { slug: true, version: true, updatedAt: true },
    orderBy: { slug: "asc" },
  }),
  revisions: await db.revision.count(),
  decisions: await db.decision.count(),
  audited: await db.auditEvent.count(),
  organisations: await db.organisation.findMany({ orderBy: { slug: "asc" } }),
  territories: await db.territory.count(),
});

// The first run is stopped by the database in the middle of its work, as a kill would stop it; the second ends it.
beforeAll(async () => {
  await db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_etalab() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'stopped'; END $$`);
  await db.$executeRawUnsafe(`
    CREATE TRIGGER stop_midway BEFORE INSERT ON entry FOR EACH ROW
      WHEN (NEW.slug = 'etalab') EXECUTE FUNCTION refuse_etalab()`);
  await expect(load()).rejects.toThrow("stopped");
  const halfway = await db.entry.count();
  expect(halfway).toBeGreaterThan(0);
  expect(halfway).toBeLessThan(catalogue.length);
  expect(await db.revision.count({ where: { state: "submitted" } })).toBeGreaterThan(0);
  await db.$executeRawUnsafe("DROP TRIGGER stop_midway ON entry");
  expect(await load()).toBe(catalogue.length - halfway);
}, 60_000);

test("the directory holds 70 resources, 27 labs, 23 programmes, 20 events, 25 themes and 103 organisations", async () => {
  const types = await db.entry.groupBy({ by: ["type"], _count: true });
  expect(Object.fromEntries(types.map(({ type, _count }) => [type, _count]))).toEqual({
    resource: 70,
    lab: 27,
    programme: 23,
    event: 20,
  });
  expect(await db.theme.count()).toBe(25);
  expect(await db.organisation.count()).toBe(103);
});

test("each entry is published as the catalogue says, field by field", async () => {
  for (const { type, slug, content } of catalogue) {
    const entry = await getCurrentEntry(db, { slug });
    expect(entry?.type, slug).toBe(type);
    expect(sorted(entry?.content ?? {}), slug).toEqual(sorted(content));
  }
});

test("each entry has one proposal and one acceptance, by two accounts that get no mail", async () => {
  const decisions = await db.decision.findMany({
    select: {
      verdict: true,
      entryVersion: true,
      moderatorId: true,
      revision: { select: { authorId: true, state: true } },
    },
  });
  expect(decisions).toHaveLength(catalogue.length);
  for (const decision of decisions) {
    expect(decision).toEqual({
      verdict: "accepted",
      entryVersion: 1,
      moderatorId: REVIEWER.id,
      revision: { authorId: IMPORTER.id, state: "accepted" },
    });
  }
  expect(await db.revision.count()).toBe(catalogue.length);
  expect(await db.user.count({ where: { email: { not: null } } })).toBe(0);
});

test("loaded again, nothing changes", async () => {
  const before = await everything();
  expect(await load()).toBe(0);
  expect(await everything()).toEqual(before);
});

test("the DITP follows the SGMAP, and what the one did is found under the other's name", async () => {
  const successions = await db.organisationSuccession.findMany({
    select: { predecessor: { select: { slug: true } }, successor: { select: { slug: true } } },
  });
  expect(successions).toEqual([{ predecessor: { slug: "sgmap" }, successor: { slug: "ditp" } }]);
  expect(await found("SGMAP")).toContain("les-eclaireurs-de-la-transfo");
  expect(await found("DITP")).toContain("l-innovation-au-pouvoir");
});

test("a relation is seen once from each end", async () => {
  const relations = await db.entryRelation.findMany({ select: { fromId: true, toId: true, kind: true } });
  const ends = relations.flatMap(({ fromId, toId, kind }) => {
    if (!isRelationKind(kind)) throw new Error(kind);
    return [`${fromId} ${kind} ${toId}`, `${toId} ${inverseOf(kind)} ${fromId}`];
  });
  expect(new Set(ends).size).toBe(ends.length);
  expect(relations).toHaveLength(catalogue.flatMap(({ content }) => content.relations).length);
});

test("an organisation leads to the lab that presents it, not to the lab that it runs", async () => {
  const pageOf = async (slug: string) =>
    (await db.organisation.findUnique({ where: { slug }, select: { entry: { select: { slug: true } } } }))
      ?.entry?.slug;
  expect(await pageOf("27e-region")).toBe("la-27e-region");
  expect(await pageOf("bpifrance")).toBeUndefined();
  expect(await pageOf("ouishare")).toBeUndefined();
  expect(await found("27ième Région")).toContain("la-27e-region");
});

test("an entry is found in all the territories that hold its own", async () => {
  const umrEso = await db.entry.findUnique({
    where: { slug: "umr-eso" },
    select: { territory: { select: { name: true, ancestors: true } } },
  });
  expect(umrEso?.territory).toEqual({
    name: "Rennes",
    ancestors: ["epci-243500139", "departement-35", "region-53", "fr"],
  });
});

async function found(text: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT e.slug FROM indexed_entry i JOIN entry e ON e.id = i.entry_id WHERE i.search @@ websearch_to_tsquery('sillage', search_text(${text}))`;
  return rows.map(({ slug }) => slug);
}

// Themes come back in the order of the vocabulary.
const sorted = (content: Partial<CatalogueEntry["content"]> | Record<string, unknown>) => ({
  ...content,
  themes: Array.isArray(content.themes) ? content.themes.toSorted() : content.themes,
});
