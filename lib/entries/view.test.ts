import { describe, expect, it } from "vitest";
import { citationOf, recordCitation } from "./citation";
import { isOver, namesOf, pagesOf, periodOf, placeOf } from "./facts";
import { type CreditView, creditsByRole, type EntryView, relationsByKind } from "./view";

const credit = (role: string, name: string): CreditView => ({
  role,
  name,
  note: null,
  organisation: null,
  entry: null,
});

const report: EntryView = {
  type: "resource",
  slug: "l-innovation-a-l-essai",
  title: "L’innovation à l’essai",
  language: "fr",
  summary: "Un bilan </script><script>alert(1)</script>",
  kind: "report",
  startsOn: "2018-09",
  endsOn: null,
  deadlineOn: null,
  endsAt: new Date("2018-09-30T21:59:59.999Z"),
  territory: null,
  address: null,
  country: "FR",
  credits: [
    credit("author", "Camille Martin"),
    credit("author", "Dominique Petit"),
    credit("publisher", "DITP"),
  ],
  details: {
    subtitle: "Bilan et propositions",
    container: "Horizons publics",
    issue: "n° 4",
    pageCount: 110,
    pageFrom: 24,
    pageTo: 31,
    online: false,
  },
  body: null,
  url: "https://exemple.fr/rapport",
  latitude: null,
  longitude: null,
  archived: false,
  themes: [{ slug: "evaluation", labelFr: "Évaluation", labelEn: "Evaluation" }],
  relations: [],
  links: [],
  sources: [],
  creditedOn: [],
  sourceOf: [],
  organisation: null,
  version: 3,
  publishedAt: new Date("2026-01-02T10:00:00Z"),
  updatedAt: new Date("2026-03-04T10:00:00Z"),
  confirmedAt: null,
  deadLinks: [],
  decision: null,
};

const meeting: EntryView = {
  ...report,
  type: "event",
  kind: "conference",
  title: "Innovation in Government?",
  startsOn: "2017-11-20",
  endsOn: "2017-11-21",
  territory: { code: "commune-75056", name: "Paris" },
  credits: [
    {
      ...credit("organiser", "OCDE"),
      organisation: { slug: "ocde", name: "Organisation de coopération et de développement économiques" },
    },
  ],
  details: { startTime: "09:15" },
  url: null,
};

describe("a citation", () => {
  it("names who, title, what holds it, publisher, date, pages and address, in that order", () => {
    expect(citationOf(report, "fr")).toBe(
      "Camille Martin et Dominique Petit. L’innovation à l’essai\u00a0: Bilan et propositions. Horizons publics, n° 4. DITP, septembre 2018, 110\u00a0p., p.\u00a024-31. Disponible sur\u00a0: https://exemple.fr/rapport.",
    );
  });

  it("of an event names its organisers, and ends no sentence twice", () => {
    expect(citationOf(meeting, "en")).toBe("OCDE. Innovation in Government? Paris, 20–21 November 2017.");
  });

  it("of the record names its version, its day and its address", () => {
    expect(recordCitation(report, "fr", "https://sillage.example/x")).toBe(
      "«\u00a0L’innovation à l’essai\u00a0», Sillage, version\u00a03, 4 mars 2026. https://sillage.example/x",
    );
  });
});

describe("the facts of an entry", () => {
  it("say the period, the place and the pages as people do", () => {
    expect(periodOf(meeting, "fr")).toBe("20–21 novembre 2017");
    expect(pagesOf(report, "en")).toBe("110 p., pp. 24–31");
    expect(placeOf({ territory: null, address: "Ottawa", country: "CA" }, "fr")).toBe("Ottawa, Canada");
    expect(placeOf({ territory: null, address: "Ottawa (Canada)", country: "CA" }, "fr")).toBe(
      "Ottawa (Canada)",
    );
    expect(placeOf({ territory: null, address: null, country: "FR" }, "fr")).toBeNull();
  });

  it("know what is over, and leave undated what has no date", () => {
    expect(isOver(meeting, new Date("2019-01-01"))).toBe(true);
    expect(isOver(meeting, new Date("2017-01-01"))).toBe(false);
    expect(isOver({ endsAt: null }, new Date())).toBeNull();
  });

  it("cut a long list of names", () => {
    expect(namesOf(["A", "B", "C"], "fr")).toBe("A, B et C");
    expect(namesOf(["A", "B", "C", "D"], "fr")).toBe("A, B et 2 autres");
    expect(namesOf([], "en")).toBe("");
  });
});

it("credits are grouped by role in the order in which roles come", () => {
  expect(creditsByRole(report.credits).map(([role, credits]) => [role, credits.length])).toEqual([
    ["author", 2],
    ["publisher", 1],
  ]);
});

it("relations are grouped by kind in the order of the kinds", () => {
  const entry = { type: "lab", slug: "x", title: "X", language: "fr" } as const;
  const relations = (["related-to", "produces", "related-to"] as const).map((kind) => ({
    kind,
    note: null,
    entry,
  }));
  expect(relationsByKind(relations).map(([kind, list]) => [kind, list.length])).toEqual([
    ["produces", 1],
    ["related-to", 2],
  ]);
});
