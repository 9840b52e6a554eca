import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { creditRoles } from "#lib/entries/fields";
import { relationKinds } from "#lib/entries/relations";
import { entryTypes } from "#lib/entries/types/index";
import type { EntryView, RelationView } from "#lib/entries/view";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { strangersIn } from "#lib/testing/schema-org";
import { entryNode } from "./entry";
import { jsonLdText, type Node } from "./node";
import { collectionNode, listNode, pageNode, siteNode } from "./pages";
import { organisationNode, territoryNode, themeNode, themesNode } from "./terms";
import { happeningNode, refNode } from "./things";

const ORIGIN = "https://sillage.example";
const HOSTILE = "</script><script>alert(1)</script><!-- \u2028 \" ' & {{}}";

const theme = { slug: "evaluation", labelFr: "Évaluation", labelEn: "Evaluation" };
const refOf = (type: EntryType) => ({ type, slug: `une-fiche-${type}`, title: HOSTILE, language: "fr" });

/** An entry that says all that one can: every role, tied to all that a credit may be, every relation to every type. */
function full(type: EntryType, kind: string, changes: Partial<EntryView> = {}): EntryView {
  const { title, summary } = { title: "Une fiche", summary: HOSTILE };
  return {
    type,
    kind,
    slug: "une-fiche",
    title,
    summary,
    body: null,
    language: "fr",
    url: "https://exemple.fr/page",
    startsOn: "2018-09-14",
    endsOn: "2018-09-15",
    deadlineOn: "2018-09-01",
    endsAt: new Date("2018-09-15T21:59:59.999Z"),
    territory: { code: "departement-35", name: "Ille-et-Vilaine" },
    address: "2 rue des Essais, Rennes",
    country: "FR",
    latitude: 48.1,
    longitude: -1.67,
    credits: creditRoles.flatMap((role) => [
      { role, name: "Sous son nom", note: null, organisation: { slug: "ditp", name: "DITP" }, entry: null },
      { role, name: "Un lab", note: null, organisation: null, entry: refOf("lab") },
      { role, name: "Camille Martin", note: null, organisation: null, entry: null },
    ]),
    relations: Object.keys(relationKinds).flatMap((one) =>
      ENTRY_TYPES.map((to) => ({ kind: one as RelationView["kind"], note: null, entry: refOf(to) })),
    ),
    details: {
      aliases: ["Autre nom"],
      subtitle: "Bilan",
      container: "Horizons publics",
      issue: "n° 4",
      identifiers: ["10.1234/abc", "9782110000002", "1234-5678", "hal-01234"],
      pageCount: 110,
      pageFrom: 24,
      pageTo: 31,
      amountEur: 300_000,
      startTime: "09:15",
      endTime: "12:45",
      online: true,
    },
    themes: [theme],
    links: [],
    sources: [],
    creditedOn: [],
    sourceOf: [],
    organisation: { slug: "ditp", name: "DITP" },
    archived: false,
    version: 3,
    publishedAt: new Date("2026-01-02T10:00:00Z"),
    updatedAt: new Date("2026-03-04T10:00:00Z"),
    confirmedAt: null,
    deadLinks: [],
    decision: null,
    ...changes,
  };
}

const entries = ENTRY_TYPES.flatMap((type) =>
  entryTypes[type].kinds.map((kind): [string, Node] => [
    `${type} ${kind}`,
    entryNode(full(type, kind), "fr", ORIGIN),
  ]),
);

const page = {
  lang: "en",
  origin: ORIGIN,
  path: "/en/labs?q=%3C",
  name: HOSTILE,
  crumbs: [{ label: HOSTILE }],
} as const;
const organisation = {
  slug: "ditp",
  name: "DITP",
  acronym: "DITP",
  fullName: "Direction interministérielle de la transformation publique",
  aliases: ["La DITP"],
  kind: "state-service",
  country: "FR",
  deprecated: false,
  parent: { slug: "premier-ministre", name: "Premier ministre" },
  children: [{ slug: "bercylab", name: "BercyLab" }],
  predecessors: [],
  successors: [],
  entry: refOf("lab"),
  entries: [],
  more: false,
};
const happening = {
  ...refOf("event"),
  id: "0198",
  kind: "workshop",
  startsOn: "2018-11",
  endsOn: null,
  startTime: null,
  endTime: null,
  timezone: null,
  startsAt: new Date(),
  endsAt: new Date(),
  address: null,
  country: null,
  territory: "region-53",
  territoryName: "Bretagne",
};
const rennes = { code: "commune-35238", name: "Rennes", level: "commune" };
const around = [
  { code: "departement-35", name: "Ille-et-Vilaine", level: "departement" },
  { code: "fr", name: "France", level: "country" },
];
const pages: [string, Node][] = [
  ["the home page", siteNode("fr", ORIGIN, "Un opérateur")],
  ["a plain page", pageNode({ ...page, updated: new Date() }, "AboutPage")],
  ["a list", collectionNode(page, listNode(ENTRY_TYPES.map((type) => refNode(refOf(type), "en", ORIGIN))))],
  ["an empty list", collectionNode(page, listNode([]))],
  ["the agenda", collectionNode(page, listNode([happeningNode(happening, "fr", ORIGIN)], null))],
  ["the themes", collectionNode(page, themesNode("Thèmes", [theme], "fr", ORIGIN))],
  ["a theme", collectionNode(page, null, themeNode(theme, "en", ORIGIN))],
  ["an organisation", collectionNode(page, null, organisationNode(organisation, "fr", ORIGIN))],
  ["a territory", collectionNode(page, null, territoryNode(rennes, "fr", ORIGIN, around))],
];

describe("what pages say to machines", () => {
  it.each([...entries, ...pages])("%s: every type, property and value is one of schema.org's", (_, node) => {
    expect(strangersIn(node)).toEqual([]);
  });

  it("is refused when it is not of that vocabulary", () => {
    expect(
      strangersIn({ "@type": "Event", author: [], name: 3, location: { "@type": "Report" }, nom: "x" }),
    ).toEqual(["Event.author", "Event.name: 3", "Event.location: Report", "Event.nom"]);
    expect(strangersIn({ "@type": "Lab" })).toEqual([": Lab"]);
  });

  it.each([...entries, ...pages])(
    "%s: a JSON-LD processor reads it, and no node is lost",
    async (_, node) => {
      const text = jsonLdText(node);
      expect(text).not.toContain("<");
      const document: unknown = JSON.parse(text);
      expect(document).toEqual({ "@context": "https://schema.org", ...node });
      // The context that schema.org serves begins so; nothing is fetched.
      const documentLoader = async (url: string) => {
        expect(url).toBe("https://schema.org");
        return { documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } };
      };
      const [read, ...others] = await jsonld.expand(document, {
        documentLoader,
        base: `${ORIGIN}/`,
      });
      expect(others).toEqual([]);
      expect(read?.["@type"]).toEqual([`https://schema.org/${String(node["@type"])}`]);
      const names = (value: unknown): string[] =>
        typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([name, inside]) => [
              ...(/^[a-z]/i.test(name) && !name.startsWith("https:") && Number.isNaN(Number(name))
                ? [name]
                : []),
              ...names(inside),
            ])
          : [];
      const kept = JSON.stringify(read);
      for (const name of names(node)) expect(kept, name).toContain(`https://schema.org/${name}"`);
    },
  );
});

describe("an entry", () => {
  const of = (type: EntryType, kind: string, changes: Partial<EntryView> = {}) =>
    entryNode(full(type, kind, changes), "fr", ORIGIN);

  it("has one name of its own in both languages, apart from its pages", () => {
    const entry = full("resource", "report");
    const [fr, en] = [entryNode(entry, "fr", ORIGIN), entryNode(entry, "en", ORIGIN)];
    expect(fr["@id"]).toBe(`${ORIGIN}/fr/ressources/une-fiche#entity`);
    expect(en["@id"]).toBe(fr["@id"]);
    expect(en.mainEntityOfPage).toMatchObject({
      "@type": "WebPage",
      "@id": `${ORIGIN}/en/ressources/une-fiche`,
      dateModified: "2026-03-04T10:00:00.000Z",
      breadcrumb: { itemListElement: { length: 3 } },
    });
  });

  it("says who made it with the id of the body that the directory knows, and what it is part of", () => {
    expect(of("resource", "report")).toMatchObject({
      "@type": "Report",
      datePublished: "2018-09-14",
      pageStart: 24,
      author: [
        { "@type": "Organization", "@id": `${ORIGIN}/fr/organisations/ditp#entity`, name: "Sous son nom" },
        { "@type": "Organization", "@id": `${ORIGIN}/fr/labs/une-fiche-lab#entity` },
        { name: "Camille Martin" },
      ],
      isPartOf: [{ name: "Horizons publics" }, { "@type": "CreativeWork" }],
      keywords: ["Évaluation"],
      sameAs: expect.arrayContaining(["https://exemple.fr/page", "https://doi.org/10.1234/abc"]),
    });
    expect(of("resource", "report").identifier).toEqual([
      {
        "@type": "PropertyValue",
        propertyID: "DOI",
        value: "10.1234/abc",
        url: "https://doi.org/10.1234/abc",
      },
      { "@type": "PropertyValue", propertyID: "ISBN", value: "9782110000002" },
      { "@type": "PropertyValue", propertyID: "ISSN", value: "1234-5678" },
      { "@type": "PropertyValue", value: "hal-01234" },
    ]);
    expect(of("resource", "book")).toMatchObject({ isbn: "9782110000002", numberOfPages: 110 });
    // What is online may be for subscribers; what is not said to be may be free.
    expect(of("resource", "report")).not.toHaveProperty("isAccessibleForFree");
  });

  it("of an event says when, where, how one attends, and whether it takes place", () => {
    const event = of("event", "workshop");
    expect(event).toMatchObject({
      "@type": "Event",
      startDate: "2018-09-14T09:15",
      endDate: "2018-09-15T12:45",
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      location: { "@type": "Place", containedInPlace: { name: "Ille-et-Vilaine" } },
    });
    const online = of("event", "workshop", {
      address: "En ligne",
      territory: null,
      latitude: null,
      longitude: null,
      archived: true,
      updatedAt: new Date("2018-09-01T10:00:00Z"),
    });
    expect(online).toMatchObject({
      eventStatus: "https://schema.org/EventCancelled",
      eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
    });
    expect(of("event", "workshop", { address: "Rennes et en ligne" })).toMatchObject({
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      location: [{ "@type": "Place" }, { "@type": "VirtualLocation", url: "https://exemple.fr/page" }],
    });
    expect(of("event", "workshop", { address: null, territory: null, latitude: null })).not.toHaveProperty(
      "eventAttendanceMode",
    );
  });

  it("of a call says what it gives", () => {
    expect(of("programme", "call")).toMatchObject({
      "@type": "MonetaryGrant",
      amount: { value: 300_000, currency: "EUR" },
      funder: expect.arrayContaining([expect.objectContaining({ name: "Sous son nom" })]),
    });
  });
});
