import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { createEntry, createOrganisation, createTheme } from "#lib/testing/factories";
import { countMatches } from "./count";
import { facets } from "./facets";
import type { Highlight } from "./highlight";
import { understand } from "./meaning";
import { changeSearch, EMPTY_SEARCH, parseSearch, type SearchQuery } from "./query";
import { recount } from "./recount";
import { search } from "./search";
import { forgetSynonyms } from "./synonyms";

const now = new Date("2026-11-22T12:00:00Z");

// Words of their own, so that the examples of the registry that fill the rest never answer for them.
const blank = { summary: "Un résumé.", body: null, aliases: [], credits: [], links: [], themes: [] };
const credit = (role: string, name: string, organisation: string | null = null) => ({
  role,
  name,
  note: null,
  organisation,
  entry: null,
});

beforeAll(async () => {
  await createTheme("communs");
  const [sgmap, ditp] = [
    await createOrganisation("org-sgmap", "SGMAP"),
    await createOrganisation("org-ditp", "DITP"),
  ];
  await db.organisation.update({
    where: { id: ditp.id },
    data: { fullName: "Direction interministérielle de la transformation publique" },
  });
  await db.organisationSuccession.create({
    data: { predecessorId: sgmap.id, successorId: ditp.id, year: 2017 },
  });
  await db.territory.createMany({
    data: [
      { code: "fr", level: "country", name: "France", searchName: "france", ancestors: [] },
      { code: "region-53", level: "region", name: "Bretagne", searchName: "bretagne", ancestors: ["fr"] },
      {
        code: "commune-35238",
        level: "commune",
        name: "Rennes",
        searchName: "rennes",
        ancestors: ["region-53", "fr"],
      },
    ],
  });
  await db.synonymSet.create({ data: { id: uuid(), words: ["nudge", "coup de pouce"], updatedAt: now } });

  await createEntry("resource", {
    ...blank,
    title: "Les pratiques évaluées",
    summary: "Pour les tiers-lieux et la co-construction d’outils numériques.",
    startsOn: "2017-05-14",
    credits: [credit("author", "Sylvine Bois-Choussy"), credit("publisher", "SGMAP", "org-sgmap")],
  });
  await createEntry("resource", {
    ...blank,
    title: "Le coup de pouce en mairie",
    summary: "Des messages qui changent les gestes.",
    body: `${"On y parle d’autre chose. ".repeat(60)}La **métropolarisation** y a sa page. ${"Et encore. ".repeat(60)}`,
    startsOn: "2015",
  });
  await createEntry("resource", {
    ...blank,
    title: "Nudge : mode d’emploi",
    startsOn: "2014",
  });
  await createEntry("lab", {
    ...blank,
    title: "La 27e Région",
    aliases: ["Vingt-septième"],
    territory: "commune-35238",
    country: "FR",
    startsOn: "2008",
  });
  await createEntry("lab", {
    ...blank,
    title: "beta.gouv.fr",
    territory: null,
    startsOn: "2013",
  });
  await createEntry("lab", { ...blank, title: "Le Lab 110 bis", territory: null, startsOn: "2018" });
  await createEntry("lab", {
    ...blank,
    title: "Atelier des usages",
    summary:
      "On y prend soin des usages, à l’atelier comme en ligne, et l’on y pense aux ateliers des autres.",
    territory: null,
    startsOn: "2012",
  });
  await createEntry("lab", {
    ...blank,
    title: "Atelier",
    territory: null,
    startsOn: "2011",
  });
  await recount();
  forgetSynonyms();
}, 60_000);

const understood = async (q: string, more: Partial<SearchQuery> = {}) =>
  understand({ ...parseSearch({ q }).query, ...more });
const titles = async (q: string, more: Partial<SearchQuery> = {}) =>
  (await search(await understood(q, more), { now })).hits.map(({ title }) => title);
const first = async (q: string) => (await titles(q))[0];

const MANUAL = "Les pratiques évaluées";
const [REGION, BETA, LAB110] = ["La 27e Région", "beta.gouv.fr", "Le Lab 110 bis"];

describe("a word is found", () => {
  it.each([
    ["évaluer", MANUAL],
    ["evaluee", MANUAL],
    ["évalué", MANUAL],
    ["évaluation", MANUAL],
    ["numérique", MANUAL],
    ["tierslieux", MANUAL],
    ["tiers lieu", MANUAL],
    ["tiers-lieux", MANUAL],
    ["coconstruction", MANUAL],
    ["co construction", MANUAL],
    ["levaluation", MANUAL],
    ["bois-choussy", MANUAL],
    ["choussy", MANUAL],
    ["sylvine bois choussy", MANUAL],
    ["14 mai 2017", MANUAL],
    ["may 2017", MANUAL],
    ["27ème région", REGION],
    ["27ième", REGION],
    ["27 region", REGION],
    ["lab en Bretagne", REGION],
    ["laboratoire public rennes", REGION],
    ["beta gouv", BETA],
    ["betagouv", BETA],
    ["@beta.gouv", BETA],
    ["110bis", LAB110],
    ["lab-110-bis", LAB110],
    ["« 110 bis »", LAB110],
  ])("%s, in %s", async (typed, title) => {
    expect(await first(typed)).toBe(title);
  });

  it("in a phrase only where the words follow one another", async () => {
    expect(await titles('"coup de pouce"')).toEqual(["Le coup de pouce en mairie"]);
    expect(await titles('"pouce coup"')).toEqual([]);
  });
});

describe("an exclusion", () => {
  it("takes away what has the word, the phrase, or any of several", async () => {
    expect(await titles("atelier -usages")).toEqual(["Atelier"]);
    expect(await titles('atelier -"prend soin"')).toEqual(["Atelier"]);
    expect(await titles("lab -atelier -27e -gouv")).toEqual([LAB110]);
  });

  it("alone leaves everything else, the newest first", async () => {
    const all = await titles("", { sort: "novelty" });
    expect(await titles("-atelier")).toEqual(all.filter((title) => !title.startsWith("Atelier")));
  });

  it("is none inside a word, between spaces, or between years", async () => {
    expect(await titles("co-construction")).toContain(MANUAL);
    expect(await first("pratiques - évaluées")).toBe(MANUAL);
    expect((await understood("2015-2018")).meaning?.match).not.toContain("!");
  });
});

describe("synonyms", () => {
  it("are found after the words themselves", async () => {
    expect(await titles("nudge")).toEqual(["Nudge : mode d’emploi", "Le coup de pouce en mairie"]);
    expect(await titles("coup de pouce")).toEqual(["Le coup de pouce en mairie", "Nudge : mode d’emploi"]);
  });

  it("are marked as whole expressions, and counted", async () => {
    const query = await understood("nudge");
    const { hits } = await search(query, { now, highlight: true });
    expect(hits.map(({ highlights }) => marked(highlights?.title))).toEqual([["Nudge"], ["coup de pouce"]]);
    expect((await countMatches(query, now)).count).toBe(2);
    expect((await facets(query, now)).types.resource).toBe(2);
  });

  it("stand for no phrase", async () => {
    expect(await titles('"nudge"')).toEqual(["Nudge : mode d’emploi"]);
  });
});

describe("a word that is found nowhere", () => {
  it.each([
    ["pratqiues", "pratiques"],
    ["atleier", "atelier"],
    ["mairei", "mairie"],
  ])("%s is corrected, and the search as typed finds nothing", async (typed, meant) => {
    const query = await understood(typed);
    expect(query.meaning?.corrected).toBe(meant);
    expect(await titles(typed)).not.toEqual([]);
    const exact = await understood(typed, { typed: true });
    expect(exact.meaning?.corrected).toBeNull();
    expect((await search(exact, { now })).hits).toEqual([]);
    expect((await countMatches(exact, now)).count).toBe(0);
    expect((await countMatches(query, now)).count).toBeGreaterThan(0);
  });

  it("is corrected among others that stay as they are typed", async () => {
    expect((await understood("Mode d’emplio du « coup de pouce »")).meaning?.corrected).toBe(
      "Mode d’emploi du « coup de pouce »",
    );
  });

  it("is not when it is found, when it is quoted, or when nothing is alike", async () => {
    for (const typed of ["usage", '"pratqiues"', "xylophone", "-pratqiues", "2O15 99999"]) {
      expect((await understood(typed)).meaning?.corrected ?? null).toBeNull();
    }
  });
});

describe("when few entries have all the words", () => {
  it("those that have most of them follow those that have all", async () => {
    const query = await understood("comment faire pratiques évaluées xylophone");
    expect(query.meaning?.relaxed).toBe(true);
    expect((await search(query, { now })).hits[0]?.title).toBe(MANUAL);
    expect((await countMatches(query, now)).count).toBeGreaterThan(0);
  });

  it("a phrase is never left out", async () => {
    expect(await titles('atelier "coup de pouce"')).toEqual(["Le coup de pouce en mairie"]);
  });

  it("pages hold each entry once, in the order of the whole", async () => {
    const query = await understood("atelier lab région résumé mode");
    expect(query.meaning?.relaxed).toBe(true);
    const whole = (await search(query, { now, limit: 50 })).hits.map(({ slug }) => slug);
    expect(whole.length).toBeGreaterThan(2);
    expect((await countMatches(query, now)).count).toBe(whole.length);
    const paged: string[] = [];
    let next: string | null = null;
    do {
      const { query: page } = parseSearch({ q: query.text, cursor: next ?? undefined });
      const found = await search(await understand(page), { now, limit: 2 });
      paged.push(...found.hits.map(({ slug }) => slug));
      next = found.next;
    } while (next);
    expect(paged).toEqual(whole);
  });
});

describe("the order", () => {
  it("puts the exact title first, then titles, then the rest", async () => {
    expect((await titles("atelier")).slice(0, 2)).toEqual(["Atelier", "Atelier des usages"]);
    expect(await first("Atelier des usages")).toBe("Atelier des usages");
  });
});

describe("what is shown of an entry", () => {
  it("marks words and corrections, and quotes the body around them when they are only there", async () => {
    const { hits } = await search(await understood("metropolarisatoin"), { now, highlight: true });
    expect(marked(hits[0]?.highlights?.excerpt)).toEqual(["métropolarisation"]);
    const text = hits[0]?.highlights?.excerpt.map((piece) => piece.text).join("") ?? "";
    expect(text).toMatch(/^… .*La métropolarisation y a sa page.* …$/);
    expect(text.length).toBeLessThan(400);
  });

  it("says by which other name of a body it was found, unless it is seen", async () => {
    const throughs = async (q: string) =>
      (await search(await understood(q), { now, highlight: true })).hits.map(({ through }) => through);
    expect(await throughs("DITP")).toEqual([{ body: "SGMAP", name: "DITP", relation: "later" }]);
    expect(await throughs("SGMAP")).toEqual([null]);
    expect(await throughs("direction interministérielle de la transformation publique")).toEqual([
      {
        body: "SGMAP",
        name: "Direction interministérielle de la transformation publique",
        relation: "later",
      },
    ]);
    expect(await throughs("évaluées")).toEqual([null]);
  });

  it("is asked of the database in two statements, in one when the words were asked of late", async () => {
    let statements = 0;
    const counting = new Proxy(db, {
      get: (target, name) => {
        if (name === "$queryRaw") statements++;
        return Reflect.get(target, name);
      },
    });
    const unknown = changeSearch(EMPTY_SEARCH, { text: "intercommunalité" });
    await search(await understand(unknown, counting), { now, highlight: true, tx: counting });
    expect(statements).toBe(2);
    statements = 0;
    const known = changeSearch(EMPTY_SEARCH, { text: "atelier" });
    await understand(known);
    await search(await understand(known, counting), { now, highlight: true, tx: counting });
    expect(statements).toBe(1);
  });
});

describe("anything at all", () => {
  it.each([
    "' OR 1=1 --",
    "-zzz",
    "$1 $2 zzz",
    "a\0b zzz",
    "de la les",
    "à",
    "& | ! <-> :*",
    "\\",
    "🚀🚀",
    "‮rtl‬",
    "-",
    '-""',
    "a ".repeat(100),
    "mot ".repeat(50),
    "<script>zzz</script>",
    '"'.repeat(99),
    "l'".repeat(60),
    "27e".repeat(60),
    "é".repeat(200),
    "x.y-z".repeat(40),
    Array.from({ length: 60 }, (_, index) => `m${index}`).join(" "),
    "comment est-ce que je peux trouver un laboratoire qui travaille sur la participation des habitants",
  ])("%j is answered", async (q) => {
    const query = await understood(q);
    const page = await search(query, { now, highlight: true });
    const { total } = await facets(query, now);
    expect(total.count).toBe(page.hits.length);
  });
});

const marked = (pieces: Highlight[] | undefined) =>
  pieces?.filter((piece) => piece.marked).map(({ text }) => text);
