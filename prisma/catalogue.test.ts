import { expect, test } from "vitest";
import { inverseOf } from "#lib/entries/relations";
import { entryTypes } from "#lib/entries/types/index";
import { catalogueEntries } from "./catalogue";
import { organisationSlug } from "./catalogue/credits";
import { readFiles } from "./catalogue/files";
import { inOrderOfNeed } from "./catalogue/order";

const files = readFiles();
const entries = catalogueEntries(files);
const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
const content = (slug: string) => {
  const entry = bySlug.get(slug);
  if (!entry) throw new Error(`no ${slug}`);
  return entry.content;
};

test("the catalogue holds 70 resources, 27 labs, 23 programmes and 20 events", () => {
  const counts = Object.fromEntries(
    [...Map.groupBy(entries, ({ type }) => type)].map(([type, of]) => [type, of.length]),
  );
  expect(counts).toEqual({ resource: 70, lab: 27, programme: 23, event: 20 });
  expect(files.themes).toHaveLength(25);
  expect(files.actors).toHaveLength(103);
});

test("every entry satisfies the schema of its type", () => {
  for (const { type, slug, content } of entries) {
    const result = entryTypes[type].schema.safeParse(content);
    expect(result.error?.issues ?? [], slug).toEqual([]);
  }
});

test("every entry comes after the ones that it points to", () => {
  const seen = new Set<string>();
  for (const { slug, content } of entries) {
    const { relations, credits, sources } = content;
    const targets = [...relations.map(({ to }) => to), ...[...credits, ...sources].map(({ entry }) => entry)];
    for (const target of targets) if (target) expect(seen, `${slug} points to ${target}`).toContain(target);
    seen.add(slug);
  }
});

test("what needs itself through others is refused", () => {
  expect(() =>
    inOrderOfNeed(
      new Map([
        ["a", new Set(["b"])],
        ["b", new Set(["a"])],
      ]),
    ),
  ).toThrow("need one another");
});

test("every printed name is mapped, or listed as one that stays a name; no mapping is left unused", () => {
  const printed = new Set([
    ...files.resources.flatMap(({ authors_detail, publisher, container }) => [
      ...authors_detail.filter(({ type }) => type === "organisation").map(({ name }) => name),
      ...(publisher ? [publisher] : []),
      ...(container ? [container] : []),
    ]),
    ...files.labs.flatMap(({ parent }) => parent ?? []),
    ...files.programmes.flatMap(({ operator }) => operator ?? []),
    ...files.events.flatMap(({ organisers }) => organisers),
  ]);
  const known = [...Object.keys(files.credits.names), ...files.credits.staysAName];
  expect([...printed].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !printed.has(name))).toEqual([]);
});

test("mappings name only organisations, entries, themes and persons that exist", () => {
  const organisations = new Set(files.actors.map(({ id }) => organisationSlug(id)));
  const themes = new Set(files.themes.map(({ id }) => id));
  for (const { slug, content } of entries) {
    for (const { organisation } of content.credits)
      if (organisation) expect(organisations, slug).toContain(organisation);
    expect(content.themes, slug).toSatisfy(
      (of: string[]) => of.length > 0 && of.every((theme) => themes.has(theme)),
    );
  }
  const named = [files.credits.entries, files.entryThemes, files.places, files.bodies].flatMap((of) =>
    Object.keys(of),
  );
  expect(named.filter((slug) => !bySlug.has(slug))).toEqual([]);
  expect(Object.keys(files.peopleCredits).sort()).toEqual(files.people.map(({ id }) => id).sort());
  expect(
    Object.values(files.peopleCredits)
      .flat()
      .filter(({ entry }) => !bySlug.has(entry)),
  ).toEqual([]);
});

test("every lab, programme and event has its themes and a place that was thought about", () => {
  for (const { id } of [...files.labs, ...files.programmes, ...files.events]) {
    expect(files.entryThemes, id).toHaveProperty(id);
    expect(files.places, id).toHaveProperty(id);
  }
  expect(Object.keys(files.entryThemes)).toHaveLength(70);
});

test("every relation of the catalogue is stated, and stated once", () => {
  const stated = entries.flatMap(({ slug, content }) =>
    content.relations.map(({ kind, to }) => [`${slug} ${kind} ${to}`, `${to} ${inverseOf(kind)} ${slug}`]),
  );
  const ends = stated.flatMap(([one, other]) => [...new Set([one, other])]);
  expect(new Set(ends).size).toBe(ends.length);

  const pairs = new Set(stated.flatMap((of) => of.map((end) => end?.replace(/ .* /, " "))));
  const all = [...files.resources, ...files.labs, ...files.programmes, ...files.events];
  for (const { id, relations } of all)
    for (const { id: to } of relations) expect(pairs).toContain(`${id} ${to}`);
});

test("what is left out of the relations and what maps them is all used", () => {
  const all = [...files.resources, ...files.labs, ...files.programmes, ...files.events];
  const used = all.flatMap(({ id, relations }) => relations.map(({ rel, id: to }) => `${id} ${rel} ${to}`));
  for (const { from, name, to } of files.relations.leftOut) expect(used).toContain(`${from} ${name} ${to}`);
  const names = new Set(all.flatMap(({ relations }) => relations.map(({ rel }) => rel)));
  expect(Object.keys(files.relations.names).sort()).toEqual([...names].sort());
});

test("a name that holds several organisations is credited to each, under its own part", () => {
  expect(content("chaire-innovation-publique-ena-ensci").credits).toEqual([
    { role: "operator", name: "ENA", note: null, organisation: "ena", entry: null },
    { role: "operator", name: "ENSCI", note: null, organisation: "ensci", entry: null },
  ]);
});

test("a name as printed is kept, and leads to its organisation, lab or programme", () => {
  expect(
    content("pourquoi-evaluer-les-demarches-d-innovation-publique-par-le-design").credits,
  ).toContainEqual({
    role: "publisher",
    name: "27ième Région",
    note: null,
    organisation: "27e-region",
    entry: null,
  });
  expect(content("startups-d-etat").credits[0]).toMatchObject({
    name: "beta.gouv.fr",
    entry: "beta-gouv-fr",
  });
  expect(content("ensemble-accelerons").credits).toContainEqual(
    expect.objectContaining({ role: "author", name: "Futurs Publics", entry: "futurs-publics" }),
  );
});

test("a role printed in a name becomes the role", () => {
  expect(content("reunion-opsi-ottawa-2017").credits[0]).toMatchObject({
    role: "host",
    name: "Privy Council Office",
  });
  expect(content("recherche-appliquee-gouvernement-ouvert").credits[0]).toMatchObject({
    role: "partner",
    organisation: "cri",
  });
});

test("persons are credited for what they did, once", () => {
  expect(
    content("policy-labs-for-public-innovation").credits.filter(({ name }) => name === "Jesper Christiansen"),
  ).toEqual([
    {
      role: "author",
      name: "Jesper Christiansen",
      note: "Senior Programme Manager, Nesta",
      organisation: null,
      entry: null,
    },
  ]);
  expect(content("journee-urbis-le-mag-2018").credits.filter(({ role }) => role === "speaker")).toHaveLength(
    3,
  );
});

test("a source is a title, with the section of the bulletin and its mark; no file name reaches a reader", () => {
  expect(content("poc-book-proof-of-concept-collectivites").sources).toEqual([
    {
      document: "En quelques clics, Hors-Série #2 : Innovation publique & Territoires",
      locator: "Le design de services publics",
      highlighted: true,
      entry: "en-quelques-clics-hors-serie-2-innovation-publique-territoires",
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/\.txt|\b00[0-4]:\d/);
  for (const { slug, content } of entries)
    expect(
      content.sources.map(({ entry }) => entry),
      slug,
    ).not.toContain(slug);
});

test("pages, issues and partial dates are as printed", () => {
  expect(content("metropole-amp-agam-aupa-thecamp-la-fabrique-du-projet-acte-1")).toMatchObject({
    pageCount: 164,
    startsOn: "2018-03",
  });
  expect(content("le-design-est-il-soluble-dans-l-administration")).toMatchObject({
    container: "Sciences du Design",
    issue: "2017/1 (n° 5)",
    pageFrom: 52,
    pageTo: 68,
  });
  expect(content("defis-cartes-blanches")).toMatchObject({ deadlineOn: "2018-12-07", endsOn: null });
});

test("what is abroad has a country and no French territory", () => {
  for (const { slug, content } of entries) {
    if (content.country && content.country !== "FR") expect(content.territory, slug).toBeNull();
    if (content.territory) expect(content.country, slug).toBe("FR");
  }
  expect(content("reunion-opsi-ottawa-2017")).toMatchObject({ country: "CA", latitude: 45.4215 });
});
