import "#lib/testing/database";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import type { Content } from "#lib/revisions/changes";
import { decide } from "#lib/revisions/decide";
import { removalReasons } from "#lib/revisions/removal-reasons";
import { remove, restore } from "#lib/revisions/remove";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitEdit,
} from "#lib/testing/factories";
import { mergeThemes } from "#lib/vocabularies/merge";
import { undo } from "#lib/vocabularies/undo";
import { reindexSql } from "./reindex";

let moderator: Actor;

beforeAll(async () => {
  moderator = await createUser("moderator", "Inès");
  await createTheme("ecoute");
  await createTheme("ecoutes");
  await db.$executeRawUnsafe(`
    INSERT INTO territory (code, level, name, search_name, ancestors, latitude, longitude, point_of) VALUES
      ('fr', 'country', 'France', 'france', '{}', NULL, NULL, NULL),
      ('region-53', 'region', 'Bretagne', 'bretagne', '{fr}', 48.2, -2.8, 'region'),
      ('departement-35', 'departement', 'Ille-et-Vilaine', 'ille-et-vilaine', '{region-53,fr}', 48.1, -1.6, 'departement'),
      ('epci-243500139', 'epci', 'Rennes Métropole', 'rennes metropole', '{departement-35,region-53,fr}', 48.1, -1.7, 'epci'),
      ('commune-35238', 'commune', 'Rennes', 'rennes', '{epci-243500139,departement-35,region-53,fr}', 48.11, -1.68, 'commune'),
      ('commune-35001', 'commune', 'Acigné', 'acigne', '{epci-243500139,departement-35,region-53,fr}', 48.1, -1.6, 'departement')`);
  const [old, next] = [await createOrganisation("sgmap", "SGMAP"), await createOrganisation("ditp", "DITP")];
  await db.organisationSuccession.create({
    data: { predecessorId: old.id, successorId: next.id, year: 2017 },
  });
});

interface Indexed {
  tags: string[];
  latitude: number | null;
  longitude: number | null;
  point: string | null;
}

async function indexed(slug: string): Promise<Indexed | undefined> {
  const [row] = await db.$queryRaw<Indexed[]>`
    SELECT i.tags, i.latitude, i.longitude, i.point_of::text AS point
    FROM indexed_entry i JOIN entry e ON e.id = i.entry_id WHERE e.slug = ${slug}`;
  return row;
}

const knows = async (word: string) => (await db.searchWord.count({ where: { word } })) > 0;

test("an entry is filtered by its kind, language, themes, years, places and the bodies credited and after them", async () => {
  const { slug } = await createEntry("programme", {
    kind: "programme",
    language: "fr",
    themes: ["ecoute"],
    territory: "commune-35238",
    startsOn: "2016-03",
    endsOn: "2018",
    deadlineOn: null,
    latitude: null,
    longitude: null,
    credits: [{ role: "operator", name: "SGMAP", note: null, organisation: "sgmap", entry: null }],
  });
  const row = await indexed(slug);
  expect(row?.tags.toSorted()).toEqual([
    "by:ditp",
    "by:sgmap",
    "kind:programme",
    "language:fr",
    `month:${new Date().toISOString().slice(0, 7)}`,
    "place:commune-35238",
    "place:departement-35",
    "place:epci-243500139",
    "place:fr",
    "place:region-53",
    "theme:ecoute",
    "type:programme",
    "year:2016",
    "year:2017",
    "year:2018",
  ]);
  expect(row).toMatchObject({ latitude: 48.11, longitude: -1.68, point: "commune" });
});

test("what concerns the whole country says so, and has no place on the map", async () => {
  const { slug } = await createEntry("programme", { territory: "fr", latitude: null, longitude: null });
  const row = await indexed(slug);
  expect(row?.tags).toEqual(expect.arrayContaining(["place:fr", "place:national"]));
  expect(row).toMatchObject({ latitude: null, longitude: null, point: null });
});

test("what has a point in France and no territory is in the département of the nearest commune, not in the commune", async () => {
  const { slug } = await createEntry("lab", {
    country: "FR",
    territory: null,
    latitude: 48.12,
    longitude: -1.7,
  });
  const row = await indexed(slug);
  expect(row?.tags.filter((tag) => tag.startsWith("place:")).toSorted()).toEqual([
    "place:departement-35",
    "place:fr",
    "place:region-53",
  ]);
  expect(row).toMatchObject({ latitude: 48.12, longitude: -1.7, point: null });
});

test("a word comes with the first entry that holds it and goes with the last, at once", async () => {
  const named = await createEntry("lab", { title: "Atelier Krzyżanowski", summary: "Un lieu d’essais." });
  const other = await createEntry("lab", { title: "Fabrique Krzyżanowski", summary: "Un autre lieu." });
  expect(await knows("krzyzanowski")).toBe(true);

  const edit = await submitEdit(await createUser(), { ...named }, { title: "Atelier sans nom" });
  await decide(moderator, acceptance(edit));
  expect(await knows("krzyzanowski")).toBe(true);

  await remove(moderator, { slug: other.slug, reasonCode: removalReasons[0], reason: "Demande écrite." });
  expect(await indexed(other.slug)).toBeUndefined();
  expect(await knows("krzyzanowski")).toBe(false);
  expect(await knows("fabrique")).toBe(false);

  await restore(moderator, { slug: other.slug, reason: "Erreur.", seenVersion: 2 });
  expect(await knows("krzyzanowski")).toBe(true);
});

test("the entries of a merged theme are found under the one that took its place, and back when it is undone", async () => {
  const { slug } = await createEntry("resource", { themes: ["ecoute"] });
  const { changeId } = await mergeThemes(moderator, { slug: "ecoute", into: "ecoutes" });
  expect((await indexed(slug))?.tags).toContain("theme:ecoutes");
  expect((await indexed(slug))?.tags).not.toContain("theme:ecoute");
  await undo(moderator, changeId);
  expect((await indexed(slug))?.tags).toContain("theme:ecoute");
});

test("what a decision writes for its entry is what indexing everything anew writes, and nobody is told that it changed", async () => {
  const author = await createUser();
  const lab = await createEntry("lab", { title: "Atelier Lovelace" });
  const credit = { role: "operator", name: "Le SGMAP", note: null, organisation: null, entry: null };
  const contents: Content[] = [
    { credits: [], themes: [], territory: null },
    { credits: [credit], themes: ["ecoute"], territory: "commune-35238" },
    {
      credits: [credit, { ...credit, organisation: "sgmap" }, { ...credit, entry: lab.slug }],
      themes: ["ecoute"],
    },
  ];
  for (const type of ENTRY_TYPES) {
    for (const content of contents) {
      const entry = await createEntry(type, content);
      await decide(
        moderator,
        acceptance(await submitEdit(author, entry, { summary: "Un résumé paramétrique." })),
      );
    }
  }
  const whole = () =>
    db.$queryRaw<unknown[]>`
      SELECT to_jsonb(i) AS row, (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.tag) FROM oai_record r WHERE r.entry_id = i.entry_id) AS told
      FROM indexed_entry i ORDER BY entry_id`;
  const words = () =>
    db.searchWord.findMany({ orderBy: { word: "asc" }, select: { word: true, stem: true } });
  const [rows, known] = [await whole(), await words()];
  expect(known.map(({ word }) => word)).toContain("parametrique");
  await db.$executeRaw(reindexSql(Prisma.sql`true`));
  expect(await whole()).toEqual(rows);
  expect(await words()).toEqual(known);
});
