import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import type { Content } from "#lib/revisions/changes";
import { decide } from "#lib/revisions/decide";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitEdit,
} from "#lib/testing/factories";
import { countMatches } from "./count";
import { facets } from "./facets";
import type { Highlight } from "./highlight";
import { understand } from "./meaning";
import { changeSearch, EMPTY_SEARCH, parseSearch, type SearchQuery, SORTS } from "./query";
import { search } from "./search";

const now = new Date("2026-11-22T12:00:00Z");

// Words of their own, so that the examples of the registry that fill the rest never answer for them.
const blank = { summary: "Un résumé.", body: null, aliases: [] };
const credit = (name: string, changes: Content = {}) => [
  { role: "parent", name, note: null, organisation: null, entry: null, ...changes },
];

beforeAll(async () => {
  await createTheme("design");
  await createTheme("donnees");
  const [sgmap, ditp] = [
    await createOrganisation("org-sgmap", "SGMAP"),
    await createOrganisation("org-ditp", "DITP"),
  ];
  await db.organisation.update({
    where: { id: ditp.id },
    data: {
      fullName: "Direction interministérielle de la transformation publique",
      aliases: ["Délégation à la transfo"],
    },
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

  await createEntry("resource", {
    ...blank,
    title: "Évaluer l’expérimentation : le manuel",
    subtitle: "Guide du tamisage",
    container: "Horizons publics",
    body: "On y parle de **baleines** et d’<script>alert(1)</script> échappements.",
    themes: ["design"],
    startsOn: "2018-05",
    credits: [{ ...credit("DITP", { organisation: "org-ditp" })[0], role: "publisher" }],
  });
  await createEntry("resource", {
    ...blank,
    title: "Un rapport sans rapport",
    summary: "Il cite une expérimentation en passant.",
    themes: ["donnees", "design"],
    startsOn: "2015",
    credits: [{ ...credit("Secrétariat", { organisation: "org-sgmap" })[0], role: "publisher" }],
  });
  await createEntry("lab", {
    ...blank,
    title: "beta.gouv.fr",
    aliases: ["Incubateur de services numériques", "L’Atelier"],
    territory: "commune-35238",
    startsOn: "2015",
  });
  await createEntry("programme", {
    ...blank,
    title: "Startups d’État",
    credits: [{ ...credit("beta", { entry: "beta-gouv-fr" })[0], role: "operator" }],
    startsOn: "2016",
    endsOn: "2019",
  });
  await createEntry("event", {
    ...blank,
    title: "Semaine à venir",
    startsOn: "2027-02-01",
    endsOn: "2027-02-05",
  });
  await createEntry("event", { ...blank, title: "Archivé", archived: true });
}, 60_000);

const titles = async (parameters: string) => {
  const { query, issues } = parseSearch(new URLSearchParams(parameters));
  expect(issues).toEqual([]);
  return (await search(await understand(query), { now })).hits.map(({ title }) => title);
};

describe("words are found", () => {
  it.each([
    ["evaluer", "without the accents of the text"],
    ["Évaluer", "with accents and capitals"],
    ["experimentations", "in the plural for a singular"],
    ["expérimentation manuel", "together, in any order"],
    ["tamisage", "in the subtitle"],
    ["horizons publics", "in the journal that holds it"],
    ["baleine", "in the body"],
    ["l'expérimentation du manuel", "with the small words of a sentence"],
    ["« l’expérimentation : le manuel »", "as a phrase"],
  ])("%s: %s", async (text) => {
    const found = await titles(new URLSearchParams({ q: text }).toString());
    expect(found.slice(0, 1)).toEqual(["Évaluer l’expérimentation : le manuel"]);
  });

  it("titles first, then the rest", async () => {
    expect(await titles("q=experimentation")).toEqual([
      "Évaluer l’expérimentation : le manuel",
      "Un rapport sans rapport",
    ]);
  });

  it("in aliases, which are names", async () => {
    expect(await titles("q=incubateur")).toEqual(["beta.gouv.fr", "Startups d’État"]);
  });

  it("in names with dots, whole and in part", async () => {
    expect(await titles("q=beta.gouv.fr")).toEqual(["beta.gouv.fr", "Startups d’État"]);
    expect(await titles("q=gouv")).toEqual(["beta.gouv.fr", "Startups d’État"]);
  });

  it("under every name of the body credited, and those of the bodies before and after it", async () => {
    const both = ["Un rapport sans rapport", "Évaluer l’expérimentation : le manuel"];
    for (const name of ["SGMAP", "ditp", "direction interministérielle", "délégation à la transfo"]) {
      expect((await titles(new URLSearchParams({ q: name }).toString())).sort()).toEqual(both);
    }
  });

  it("never in what is archived", async () => {
    expect(await titles("q=archivé")).toEqual([]);
  });
});

describe("filters", () => {
  it("take any of the types, kinds and themes chosen", async () => {
    expect(await titles("type=lab&type=programme&sort=title")).toEqual(["beta.gouv.fr", "Startups d’État"]);
    expect(await titles("kind=public-lab")).toEqual(["beta.gouv.fr"]);
    expect(await titles("theme=donnees&theme=nothing")).toEqual(["Un rapport sans rapport"]);
  });

  it("take a place with all that it holds", async () => {
    for (const code of ["commune-35238", "region-53"]) {
      expect(await titles(`territory=${code}`)).toEqual(["beta.gouv.fr"]);
    }
    expect(await titles("territory=fr")).toContain("beta.gouv.fr");
    expect(await titles("territory=region-11")).toEqual([]);
  });

  it("take an organisation under its former names, not under later ones", async () => {
    expect(await titles("organisation=org-ditp&sort=date")).toEqual([
      "Évaluer l’expérimentation : le manuel",
      "Un rapport sans rapport",
    ]);
    expect(await titles("organisation=org-sgmap")).toEqual(["Un rapport sans rapport"]);
  });

  it("take what a year meets, and what is to come", async () => {
    expect(await titles("year=2018&sort=title")).toEqual([
      "Évaluer l’expérimentation : le manuel",
      "Startups d’État",
    ]);
    expect(await titles("when=coming")).toEqual(["Semaine à venir"]);
    expect(await titles("when=past&type=event")).toEqual([]);
  });
});

describe("pages", () => {
  it.each(SORTS)("by %s hold every entry once, in the order of the whole", async (sort) => {
    const query = await understand({ ...EMPTY_SEARCH, sort, text: sort === "relevance" ? "résumé" : "" });
    const whole = (await search(query, { now, limit: 100 })).hits.map(({ slug }) => slug);
    expect(whole.length).toBeGreaterThan(3);
    const paged: string[] = [];
    let cursor: SearchQuery["cursor"] = null;
    do {
      const { hits, next } = await search({ ...query, cursor }, { now, limit: 2 });
      paged.push(...hits.map(({ slug }) => slug));
      const read = parseSearch({ q: query.text, sort, cursor: next ?? undefined });
      expect(read.issues).toEqual([]);
      cursor = read.query.cursor;
    } while (cursor);
    expect(paged).toEqual(whole);
  });
});

describe("counts", () => {
  it("are those of the list, in all and for each value that could be chosen", async () => {
    const query = await understand(changeSearch(EMPTY_SEARCH, { text: "manuel" }));
    expect((await countMatches(query, now)).count).toBe(1);
    const all = await facets(await understand(EMPTY_SEARCH), now);
    expect(all.total).toEqual({ count: 5, more: false });
    expect(all.types).toEqual({ resource: 2, lab: 1, programme: 1, event: 1 });
    expect(all.themes.map(({ slug, count }) => [slug, count])).toEqual([
      ["design", 2],
      ["donnees", 1],
    ]);
    for (const { kind, count } of all.kinds) {
      expect((await countMatches(await understand({ ...EMPTY_SEARCH, kinds: [kind] }), now)).count).toBe(
        count,
      );
    }
  });

  it("of a facet leave its own choice out and keep the others", async () => {
    const { total, types, themes } = await facets(
      await understand({ ...EMPTY_SEARCH, types: ["lab"], themes: ["design"] }),
      now,
    );
    expect(total.count).toBe(0);
    expect(types).toEqual({ resource: 2, lab: 0, programme: 0, event: 0 });
    expect(themes.map(({ slug, count }) => [slug, count])).toEqual([["design", 0]]);
  });
});

describe("highlights", () => {
  const marked = (pieces: Highlight[] | undefined) =>
    pieces?.filter((piece) => piece.marked).map(({ text }) => text);

  it("mark the words where they are, and quote the body when they are only there", async () => {
    const { hits } = await search(await understand({ ...EMPTY_SEARCH, text: "experimentation" }), {
      now,
      highlight: true,
    });
    expect(hits.map(({ highlights }) => [marked(highlights?.title), marked(highlights?.excerpt)])).toEqual([
      [["expérimentation"], []],
      [[], ["expérimentation"]],
    ]);
    const [whale] = (
      await search(await understand({ ...EMPTY_SEARCH, text: "baleine" }), { now, highlight: true })
    ).hits;
    expect(marked(whale?.highlights?.excerpt)).toEqual(["baleines"]);
  });

  it("give text back as text: what looks like markup in an entry stays words", async () => {
    await createEntry("lab", { ...blank, title: "Zèbre \ue000<b>rayé</b>\ue001 & co" });
    const [zebra] = (
      await search(await understand({ ...EMPTY_SEARCH, text: "zebre" }), { now, highlight: true })
    ).hits;
    expect(zebra?.highlights?.title).toEqual([
      { text: "Zèbre", marked: true },
      { text: " \ue000<b>rayé</b>\ue001 & co", marked: false },
    ]);
  });
});

describe("hostile words find nothing and break nothing", () => {
  it.each([
    "'; DROP TABLE entry; --",
    "zzz & | ! ( ) <-> :* :A",
    '"',
    '"""""',
    "\\",
    "\\'\\\"",
    "!!!",
    "%_%",
    "\ud800 zzz",
    "z".repeat(200),
    "« » “ ”",
    "zz ".repeat(66),
    "{a,b} zzz",
  ])("%j", async (typed) => {
    const query = await understand(parseSearch({ q: typed }).query);
    if (!query.text) return;
    const page = await search(query, { now, highlight: true });
    expect(page).toEqual({ hits: [], next: null, after: null, total: null });
    expect((await facets(query, now)).total.count).toBe(0);
    expect(await db.entry.count()).toBeGreaterThan(5);
  });

  it("nor do cursors that nobody was given", async () => {
    const id = uuid();
    for (const cursor of [
      { sort: "novelty", at: "0001-01-01T00:00:00.000Z", id } as const,
      { sort: "title", title: "' OR 1=1", id } as const,
      { sort: "relevance", score: 0.123, at: "2999-01-01T00:00:00.000Z", id } as const,
    ]) {
      const query = {
        ...EMPTY_SEARCH,
        sort: cursor.sort,
        text: cursor.sort === "relevance" ? "manuel" : "",
        cursor,
      };
      expect(Array.isArray((await search(await understand(query), { now })).hits)).toBe(true);
    }
  });
});

it("a lab that was renamed is found under its new name, and what credits it too", async () => {
  const lab = await createEntry("lab", { ...blank, title: "Ancienne enseigne" });
  const credits = credit("L’enseigne", { entry: lab.slug });
  await createEntry("programme", { ...blank, title: "Porté par un lab", credits });
  const renaming = await submitEdit(await createUser(), lab, { title: "Nouvelle devanture" });
  await decide(await createUser("moderator"), acceptance(renaming));
  expect(await titles("q=devanture")).toEqual(["Nouvelle devanture", "Porté par un lab"]);
});
