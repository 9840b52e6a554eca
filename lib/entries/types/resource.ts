import { z } from "zod";
import { because, line, list } from "../fields";
import { canonicalIdentifier } from "../identifiers";
import { consistent, type EntryTypeDefinition, field, kind, sharedFields, startsOn } from "./shared";

const kinds = [
  "article",
  "report",
  "study",
  "journal-issue",
  "dossier",
  "book",
  "thesis",
  "manifesto",
  "toolkit",
  "interview",
  "newsletter",
  "mooc",
  "video-series",
  "website",
  "other",
] as const;

const schemaOrg: Record<string, string> = {
  article: "Article",
  report: "Report",
  study: "Report",
  "journal-issue": "PublicationIssue",
  book: "Book",
  thesis: "Thesis",
  toolkit: "LearningResource",
  mooc: "Course",
  "video-series": "CreativeWorkSeries",
  website: "WebSite",
};

const csl: Record<string, string> = {
  article: "article-journal",
  report: "report",
  study: "report",
  "journal-issue": "periodical",
  book: "book",
  thesis: "thesis",
  manifesto: "pamphlet",
  interview: "interview",
  newsletter: "periodical",
  mooc: "webpage",
  "video-series": "motion_picture",
  website: "webpage",
};

const page = z.number().int().min(1).max(100_000).nullable();
const { title, ...shared } = sharedFields();

/** A resource: an annotated reference to a text, a film, a course, a site. */
export const resource = {
  type: "resource",
  kinds,
  schema: consistent(
    z
      .strictObject({
        kind: kind(kinds),
        title,
        subtitle: field(line(300).nullable(), {
          widget: "line",
          section: "identity",
          maxLength: 300,
          search: "C",
        }),
        ...shared,
        startsOn: startsOn("publishedOn"),
        container: field(line(300).nullable(), {
          widget: "line",
          section: "origin",
          maxLength: 300,
          search: "B",
        }),
        identifiers: field(list(line(200).overwrite(canonicalIdentifier), 20), {
          widget: "names",
          section: "origin",
        }),
        issue: field(line(200).nullable(), { widget: "line", section: "origin", maxLength: 200 }),
        pageCount: field(page.clone(), { widget: "number", section: "origin" }),
        pageFrom: field(page.clone(), { widget: "number", section: "origin" }),
        pageTo: field(page.clone(), { widget: "number", section: "origin" }),
        online: field(z.boolean(), { widget: "checkbox", section: "links" }),
      })
      .refine(({ pageFrom, pageTo }) => pageFrom === null || pageTo === null || pageTo >= pageFrom, {
        path: ["pageTo"],
        ...because("pagesInOrder"),
      }),
  ),
  schemaOrg: (of) => schemaOrg[of] ?? "CreativeWork",
  csl: (of) => csl[of] ?? "document",
  card: ["credits:author", "credits:publisher", "period", "kind", "pages"],
  roles: ["author", "publisher", "editor", "contributor", "commissioner", "recipient"],
  example: {
    kind: "report",
    title: "L’innovation à l’essai : dix ans de laboratoires dans les territoires",
    subtitle: "Bilan et propositions",
    summary:
      "Un bilan de dix ans de laboratoires d’innovation : ce qu’ils ont changé, ce qu’ils ont abandonné.",
    body: "## Ce que l’on y trouve\n\n- douze monographies ;\n- une **grille d’évaluation** réutilisable.",
    language: "fr",
    url: "https://exemple.fr/rapport",
    startsOn: "2018-09",
    territory: "fr",
    country: "FR",
    address: null,
    latitude: null,
    longitude: null,
    themes: ["evaluation-impact"],
    credits: [{ role: "author", name: "Camille Martin", note: null, organisation: null, entry: null }],
    relations: [],
    links: [{ url: "https://exemple.fr/synthese", label: "Synthèse", kind: "synthesis", language: "fr" }],
    sources: [{ document: "Bulletin de veille, n° 12", locator: "p. 3", highlighted: false, entry: null }],
    archived: false,
    removed: false,
    mergedInto: null,
    highlightedUntil: null,
    container: null,
    identifiers: ["9782110000002"],
    issue: null,
    pageCount: 110,
    pageFrom: null,
    pageTo: null,
    online: true,
  },
} satisfies EntryTypeDefinition;
