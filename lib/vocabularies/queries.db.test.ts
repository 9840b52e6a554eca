import "#lib/testing/database";
import { beforeAll, expect, test } from "vitest";
import { getOrganisation } from "#lib/organisations/queries";
import type { Actor } from "#lib/permissions";
import { facets } from "#lib/search/facets";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { EMPTY_SEARCH } from "#lib/search/query";
import { suggest } from "#lib/search/suggest";
import { createEntry, createUser, submitEdit } from "#lib/testing/factories";
import { getTheme, listThemes } from "#lib/themes/queries";
import { addOrganisation, addTheme } from "./add";
import { getChange, listChanges } from "./changes";
import { deprecate } from "./deprecate";
import { parseTermFilters } from "./filters";
import { mergeOrganisations, mergeThemes } from "./merge";
import { countTerms, getTerm, listOtherThemes, listTerms } from "./queries";
import { undo } from "./undo";
import { actInWords } from "./wording";

let moderator: Actor;
let contributor: Actor;

const theme = (labelFr: string) => ({ labelFr, labelEn: `${labelFr} (en)`, group: "cross-cutting" });
const body = (name: string, more = {}) => ({
  name,
  acronym: null,
  fullName: null,
  aliases: [],
  kind: "university",
  country: "FR",
  parent: null,
  ...more,
});

beforeAll(async () => {
  moderator = await createUser("moderator", "Dominique");
  contributor = await createUser();
  for (const label of ["Écoute", "Écoutes", "Ateliers"]) await addTheme(moderator, theme(label));
  for (let index = 0; index < 70; index += 1) await addOrganisation(moderator, body(`Université ${index}`));
});

test("terms are found by any of their names without accents, page after page, with how many entries name each", async () => {
  await addOrganisation(moderator, body("Institut d’Été", { acronym: "IDE", aliases: ["Summer School"] }));
  await createEntry("lab", {
    credits: [1, 2].map((n) => ({
      role: "partner",
      name: `${n}`,
      note: null,
      organisation: "institut-d-ete",
      entry: null,
    })),
  });
  for (const q of ["institut ete", "IDE", "summer"]) {
    const { items } = await listTerms(moderator, "organisation", parseTermFilters({ q }));
    expect(
      items.map(({ slug, entries }) => [slug, entries]),
      q,
    ).toEqual([["institut-d-ete", 1]]);
  }
  const universities = parseTermFilters({ q: "universite" });
  const first = await listTerms(moderator, "organisation", universities);
  const second = await listTerms(moderator, "organisation", universities, first.next);
  expect([first.items.length, second.items.length, second.next]).toEqual([60, 10, null]);
  expect(new Set([...first.items, ...second.items].map(({ slug }) => slug)).size).toBe(70);
  expect(first.total).toBe(70);
});

test("usage tells entries and proposals apart", async () => {
  const entry = await createEntry("lab", { themes: ["ecoute"] });
  await submitEdit(contributor, entry, { themes: ["ecoute", "ateliers"] });
  expect((await getTerm(moderator, "theme", "ecoute"))?.usage).toMatchObject({ entries: 1, proposals: 1 });
  expect((await getTerm(moderator, "theme", "ateliers"))?.usage).toMatchObject({ entries: 0, proposals: 1 });
  expect(await getTerm(moderator, "theme", "inconnu")).toBeNull();
});

test("what was merged leads to the other in pages, searches and facets, and is offered nowhere", async () => {
  await mergeThemes(moderator, { slug: "ecoute", into: "ecoutes" });
  expect(await getTheme("ecoute", 5)).toEqual({ mergedInto: "ecoutes" });
  expect((await listThemes()).map(({ slug }) => slug)).not.toContain("ecoute");
  expect((await listOtherThemes(moderator, "ateliers")).map(({ slug }) => slug)).toEqual(["ecoutes"]);
  const now = new Date();
  const { query } = await nameFilters({ ...EMPTY_SEARCH, themes: ["ecoute"] }, "fr");
  expect(query.themes).toEqual(["ecoutes"]);
  const found = await facets(await understand(query), now);
  expect(found.total).toEqual({ count: 1, more: false });

  await mergeOrganisations(moderator, { slug: "universite-1", into: "universite-2" });
  expect(await getOrganisation("universite-1", 5)).toEqual({ mergedInto: "universite-2" });
  const offered = await suggest("credit", "universite 1", "fr");
  expect(offered.map(({ value }) => value)).not.toContain("organisation:universite-1 Université 1");
  expect(await countTerms(moderator)).toEqual({ theme: 2, organisation: 70 });
  const merged = await listTerms(moderator, "organisation", parseTermFilters({ state: "merged" }));
  expect(merged.items).toMatchObject([{ slug: "universite-1", mergedInto: { slug: "universite-2" } }]);
});

test("what is no longer offered is kept from authors' suggestions and found by those who keep the file", async () => {
  await deprecate(moderator, { vocabulary: "organisation", slug: "universite-9" });
  const values = async (kind: "credit" | "organisation") =>
    (await suggest(kind, "universite 9", "fr")).map(({ label }) => label);
  expect(await values("credit")).not.toContain("Université 9");
  expect(await values("organisation")).toContain("Université 9");
  expect((await getOrganisation("universite-9", 5))?.organisation?.deprecated).toBe(true);
});

test("acts are read with the names of today, those on a term with what was merged into it", async () => {
  const { changeId } = await mergeOrganisations(moderator, { slug: "universite-3", into: "universite-4" });
  const undone = await undo(moderator, changeId);
  const about = await listChanges(moderator, { vocabulary: "organisation", slug: "universite-4" });
  expect(about.items.map(({ act }) => act)).toEqual(["merge", "add"]);
  const [merge] = about.items;
  expect(merge && actInWords(merge, "fr")).toBe(
    "Fusion de «\u00a0Université 3\u00a0» dans «\u00a0Université 4\u00a0»",
  );
  expect(merge?.undoneBy?.by).toBe("Dominique");
  const way = await getChange(moderator, undone.changeId);
  expect(way && actInWords(way, "en")).toBe("Undone: “Université 3” merged into “Université 4”");
  expect(await getChange(moderator, "rien")).toBeNull();

  const all: string[] = [];
  let after: Parameters<typeof listChanges>[2] = null;
  do {
    const page: Awaited<ReturnType<typeof listChanges>> = await listChanges(moderator, null, after);
    all.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(75);
});

test("what cannot be the address of a term is none, and a list starts at its beginning after it", async () => {
  const first = await listTerms(moderator, "theme", parseTermFilters({}));
  for (const after of ["\u0000", "a\u0000b", "\ud800", "x".repeat(5000)]) {
    expect(await getTerm(moderator, "theme", after)).toBeNull();
    expect(await getTerm(moderator, "organisation", after)).toBeNull();
    expect(await listTerms(moderator, "theme", parseTermFilters({}), after)).toEqual(first);
    await listTerms(moderator, "organisation", parseTermFilters({ q: after }), after);
  }
});
