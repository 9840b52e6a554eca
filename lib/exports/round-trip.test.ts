/** What was exported is imported again without a loss. */
import { expect, test } from "vitest";
import type { Known } from "#lib/imports/known";
import { linesOf } from "#lib/imports/lines";
import { readBibtex } from "#lib/imports/readers/bibtex";
import { readCsl } from "#lib/imports/readers/csl";
import { readRis } from "#lib/imports/readers/ris";
import type { Content } from "#lib/revisions/changes";
import { gathered, recordFor } from "#lib/testing/records";
import { print } from "./print";
import { titleOf } from "./variables";

const credit = (role: string, name: string, organisation: string | null = null) => ({
  role,
  name,
  note: null,
  organisation,
  entry: null,
});

const THEMES = [
  { slug: "theme-un", labelFr: "Thème un", labelEn: "Theme one" },
  { slug: "theme-deux", labelFr: "Tiers-lieux, ateliers et coworking", labelEn: "Theme two" },
];

/** A directory that knows its themes and organisations. */
const known: Known = {
  theme: (word) => THEMES.find(({ labelFr }) => labelFr === word)?.slug ?? null,
  organisation: (name) => (name.startsWith("Organisme") || name.startsWith("Ministère") ? "organisme" : null),
  territory: () => null,
};

const whole: Content = {
  kind: "article",
  title: "L’essai & l’erreur : 100 % d’{accolades}, _ et ~",
  subtitle: null,
  summary: "Ce que l’on apprend en se trompant — « vraiment ».",
  body: null,
  language: "en",
  url: "https://exemple.fr/a_b?c=d&e=%20f",
  startsOn: "2018-09-14",
  address: "Paris",
  territory: null,
  country: null,
  themes: ["theme-un", "theme-deux"],
  container: "Horizons publics",
  identifiers: ["10.3917/hopu.012.0024", "9782110000002", "1969-0380"],
  issue: "vol. 12, n° 4",
  pageFrom: 24,
  pageTo: 31,
  pageCount: null,
  links: [],
  sources: [],
  online: false,
  credits: [
    credit("author", "Marc de La Tour"),
    credit("author", "Ministère de la Ville, de la Jeunesse et des Sports", "organisme"),
    credit("author", "Camille Martin"),
    credit("editor", "Alex Bernard"),
    credit("contributor", "Jörg Müller"),
    credit("publisher", "Organisme A & B", "organisme"),
    credit("publisher", "Éditions du Seuil and Co"),
  ],
};

const variants: [name: string, changes: Content][] = [
  ["an article", {}],
  ...(["report", "study", "book", "thesis", "journal-issue", "interview", "toolkit", "website"] as const).map(
    (kind): [string, Content] => [
      `a ${kind}`,
      { kind, pageFrom: null, pageTo: null, pageCount: kind === "book" || kind === "thesis" ? 110 : null },
    ],
  ),
  ["what has a year alone", { startsOn: "2018" }],
  ["what has a month", { startsOn: "2018-09" }],
  ["an issue in words", { issue: "2017/7 (N° 97)" }],
  ["an issue with its season", { issue: "n°33, automne 2018" }],
  [
    "what has little",
    { credits: [], container: null, identifiers: [], issue: null, url: null, startsOn: null },
  ],
];

test.each(
  variants.flatMap(([name, changes]) =>
    (["bib", "ris", "json"] as const).map((format) => [name, format, { ...whole, ...changes }] as const),
  ),
)("%s that leaves as %s comes back as it was", async (_, format, content) => {
  const record = { ...recordFor("resource", content), themes: THEMES };
  async function* one() {
    yield [record];
  }
  const printed = print(format, one(), {
    lang: "fr",
    origin: "https://sillage.exemple.fr",
    types: ["resource"],
  });
  const text = (await gathered(printed)).join("");
  const { records = [] } = READERS[format](text);
  const [line, ...none] = linesOf(records, { known, language: "fr" });
  expect(none).toEqual([]);
  expect(line?.issues).toEqual([]);
  const { body, subtitle, country, territory, online, sources, links, url, ...back } = line?.content ?? {};
  // A DOI is an address too, when there is no other.
  expect([url, ...(Array.isArray(links) ? links.map((link) => Object(link).url) : [])]).toContain(
    content.url,
  );
  const { credits, identifiers, ...fields } = back;
  expect(fields).toEqual(Object.fromEntries(Object.keys(fields).map((name) => [name, record.content[name]])));
  expect(line?.content.title).toBe(titleOf(record));
  expect(identifiers).toEqual(record.content.identifiers);
  const sorted = (list: unknown) => JSON.stringify(Array.isArray(list) ? list.map(flat).sort() : list);
  expect(sorted(credits)).toBe(sorted(record.content.credits));
});

const READERS = { bib: readBibtex, ris: readRis, json: readCsl };

const flat = (credit: unknown) => JSON.stringify(Object.entries(Object(credit)).sort());
