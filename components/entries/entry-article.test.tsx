import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { EntryView } from "#lib/entries/view";
import { EntryArticle } from "./entry-article";

const meeting: EntryView = {
  type: "event",
  slug: "atelier",
  title: "Atelier",
  language: "fr",
  summary: "Une matinée.",
  kind: "workshop",
  startsOn: "2018-11-23",
  endsOn: null,
  deadlineOn: null,
  endsAt: new Date("2018-11-23T11:45:00Z"),
  territory: null,
  address: "En ligne",
  country: null,
  credits: [],
  details: {
    startTime: "09:15",
    endTime: "12:45",
    timezone: "Indian/Reunion",
    edition: "3e édition",
    registration: "gratuite et obligatoire",
  },
  body: null,
  url: null,
  latitude: null,
  longitude: null,
  archived: false,
  themes: [],
  relations: [],
  links: [
    { url: "https://exemple.fr/synthese", label: "Synthèse", kind: "synthesis", language: "fr" },
    { url: "https://exemple.fr/summary", label: "Summary", kind: "synthesis", language: "en" },
    { url: "https://exemple.fr/photos", label: "Photos", kind: "other", language: null },
  ],
  sources: [],
  creditedOn: [
    { type: "resource", slug: "compte-rendu", title: "Compte rendu", language: "fr", role: "author" },
  ],
  sourceOf: [],
  organisation: null,
  version: 1,
  publishedAt: new Date("2026-01-02T10:00:00Z"),
  updatedAt: new Date("2026-01-02T10:00:00Z"),
  confirmedAt: null,
  deadLinks: [],
  decision: null,
};

const html = (lang: "fr" | "en") =>
  renderToStaticMarkup(<EntryArticle entry={meeting} lang={lang} url="https://sillage.example/x" />);
const spoken = (lang: "fr" | "en") =>
  html(lang)
    .replace(/<[^>]+>/g, " ")
    .replace(/[ \n]+/g, " ");

describe("the page of an entry", () => {
  it("marks what the record says in French, facts included, on English pages only", () => {
    for (const words of ["En ligne", "3e édition", "gratuite et obligatoire"]) {
      expect(html("en")).toContain(`<span lang="fr">${words}</span>`);
      expect(html("fr")).not.toContain(`<span lang="fr">${words}</span>`);
      expect(html("fr")).toContain(words);
    }
  });

  it("marks a citation with the language of what it names", () => {
    const manifesto = { ...meeting, title: "A manifesto", language: "en" };
    const page = (lang: "fr" | "en") =>
      renderToStaticMarkup(<EntryArticle entry={manifesto} lang={lang} url="https://sillage.example/x" />);
    expect(page("fr")).toContain('<p id="reference" class="entry-cite" lang="en">A manifesto.');
    expect(page("en")).toContain('<p id="reference" class="entry-cite">A manifesto.');
    expect(html("en")).toContain('<p id="reference" class="entry-cite" lang="fr">Atelier.');
  });

  it("says in which time zone hours are", () => {
    expect(spoken("fr")).toMatch(/9\sh\s15 – 12\sh\s45/);
    expect(spoken("fr")).toContain("Fuseau horaire La Réunion");
  });

  it("says the language of each link that has one", () => {
    expect(spoken("fr")).toMatch(/exemple\.fr · français/);
    expect(spoken("fr")).toMatch(/exemple\.fr · anglais/);
    expect(spoken("en")).toMatch(/exemple\.fr · French/);
    expect(spoken("en")).toMatch(/exemple\.fr · English/);
  });

  it("punctuates in the language of the page", () => {
    expect(spoken("fr")).toContain("Ressource\u00a0: ");
    expect(spoken("en")).toContain("Resource: ");
  });
});
