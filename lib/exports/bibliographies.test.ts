/** What one entry is in each bibliographic format, as parsers that are not ours read it. */
import { describe, expect, test } from "vitest";
import { readBibtex } from "#lib/imports/readers/bibtex";
import { readCsl } from "#lib/imports/readers/csl";
import { readRis } from "#lib/imports/readers/ris";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import {
  bibtexByBibtexParse,
  bibtexByCitationJs,
  namesIn,
  risByCitationJs,
} from "#lib/testing/bibliographies";
import { gathered, recordFor } from "#lib/testing/records";
import { bibliography } from "./bibliography";
import { bibtexOf } from "./bibtex";
import { citationMetas } from "./citation-meta";
import { contextObjectOf } from "./coins";
import { citedOf } from "./csl";
import { nameOf, readingName } from "./names";
import { risOf } from "./ris";

const ORIGIN = "https://sillage.exemple.fr";
const cited = (type: EntryType, changes: Content = {}) => citedOf(recordFor(type, changes), "fr", ORIGIN);
const credit = (role: string, name: string, organisation: string | null = null) => ({
  role,
  name,
  note: null,
  organisation,
  entry: null,
});
const plain = (text: unknown) => String(text).replace(/\s+/g, " ");

/** Signs that mean something to TeX, to RIS, to XML or to a reader in a hurry. */
const HOSTILE = [
  "Un \\ et { seul, puis } à l’envers",
  "100 % & #1 $x$ _a_ ^b ~c \"d\" 'e' `f`",
  "@article{cle, title = {Autre}}",
  "ER  - fin, puis TY  - JOUR",
  "<script>alert(1)</script> ]]> &amp; <!-- -->",
  "« Écrit » œuvre naïve — 日本語 🙂 \u00a0: \u202f?",
  "\\input{/etc/passwd} \\end{document} \\&",
  "a and b and others -- c --- d ``e'' <<f>> ?` ,,",
  "=SOMME(A1:A2)",
];

describe.each(HOSTILE)("a title that is %s", (title) => {
  const one = cited("resource", {
    title,
    subtitle: title,
    summary: title,
    container: title,
    credits: [credit("author", title, "un-organisme"), credit("publisher", title)],
    url: "https://exemple.fr/a_b~c/%7Bd%7D?e=%25&f=g#h",
  });
  const whole = plain(one.item.title);

  test("is the same in BibTeX", () => {
    const text = bibtexOf(one);
    const [byCitationJs, ...none] = bibtexByCitationJs(text);
    expect(none).toEqual([]);
    expect(plain(byCitationJs?.title)).toBe(whole);
    expect(plain(byCitationJs?.abstract)).toBe(plain(title));
    expect(byCitationJs?.URL).toBe(one.item.URL);
    expect(namesIn(byCitationJs?.author).map(plain)).toEqual([plain(title)]);
    expect([byCitationJs?.publisher].flat().map(plain)).toEqual([plain(title)]);
    const [byBibtexParse] = bibtexByBibtexParse(text);
    expect(byBibtexParse).toMatchObject({ key: "une-fiche", type: "techreport", URL: one.item.URL });
    expect(plain(byBibtexParse?.TITLE)).toBe(whole);
  });

  test("is the same in RIS", () => {
    const text = risOf(one);
    const [read, ...none] = risByCitationJs(text);
    expect(none).toEqual([]);
    expect(plain(read?.title)).toBe(whole);
    expect(plain(read?.abstract)).toBe(plain(title));
    expect(read?.URL).toBe(one.item.URL);
    // Tags, two spaces, a dash, a space; nothing that is no line.
    for (const line of text.split("\r\n").slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
  });

  test("is the same in what this directory reads", () => {
    for (const { records = [] } of [
      readBibtex(bibtexOf(one)),
      readRis(risOf(one)),
      readCsl(JSON.stringify([one.item])),
    ]) {
      const { record } = records[0] ?? {};
      expect(records.length).toBe(1);
      expect(record?.kind === "reference" && plain(record.reference.title)).toBe(whole);
    }
  });
});

test("names are those of persons or of bodies, and read as they are printed", () => {
  const person = (name: string) => nameOf({ name, organisation: null, entry: null });
  expect(person("Marc de La Tour")).toEqual({
    given: "Marc",
    "non-dropping-particle": "de",
    family: "La Tour",
  });
  expect(person("E. Dupont")).toEqual({ given: "E.", family: "Dupont" });
  expect(person("Sylvine Bois-Choussy")).toEqual({ given: "Sylvine", family: "Bois-Choussy" });
  for (const body of [
    "DITP",
    "La 27e Région",
    "Ministère de la Ville, de la Jeunesse et des Sports",
    "Région Bretagne",
    "Direction interministérielle de la transformation publique",
    "Agence d’urbanisme",
    "Université de Rennes",
    "et al.",
  ]) {
    expect(person(body), body).toEqual({ literal: body });
  }
  expect(nameOf({ name: "Jean Jaurès", organisation: { slug: "f", name: "F" }, entry: null })).toEqual({
    literal: "Jean Jaurès",
  });
  for (const name of ["Marc de La Tour", "Ludwig van der Rohe", "Ana Maria", "Quelque chose de trop long"])
    expect(readingName(person(name))).toBe(name);
});

test("dates are as much as is known, in each format", () => {
  const dated = (startsOn: string) => cited("resource", { startsOn });
  expect(bibtexOf(dated("2018"))).toContain("year = {2018},\n  type");
  expect(bibtexOf(dated("2018-09"))).toContain("year = {2018},\n  month = sep,\n  type");
  expect(bibtexOf(dated("2018-09-04"))).toContain("month = sep,\n  date = {2018-09-04},");
  expect(risOf(dated("2018"))).not.toContain("DA  -");
  expect(risOf(dated("2018-09"))).toContain("DA  - 2018/09//\r\n");
  expect(risOf(dated("2018-09-04"))).toContain("PY  - 2018\r\nDA  - 2018/09/04/\r\n");
  expect(cited("programme").item.issued).toEqual({ "date-parts": [[2018, 10], [2019]] });
  expect(bibtexOf(cited("resource", { startsOn: null }))).not.toContain("year");
});

test("an article says where it stands, and its identifiers go where they belong", () => {
  const one = cited("resource", {
    kind: "article",
    container: "Horizons publics",
    issue: "vol. 12, n° 4",
    pageFrom: 24,
    pageTo: 31,
    pageCount: null,
    identifiers: ["10.3917/hopu.012.0024", "1969-0380", "hal-01234567"],
  });
  expect(one.item).toMatchObject({
    type: "article-journal",
    "container-title": "Horizons publics",
    volume: "12",
    issue: "4",
    page: "24-31",
    DOI: "10.3917/hopu.012.0024",
    ISSN: "1969-0380",
  });
  expect(one.remarks).toContain("hal-01234567");
  expect(bibtexByCitationJs(bibtexOf(one))[0]).toMatchObject({
    type: "article-journal",
    "container-title": "Horizons publics",
    volume: "12",
    page: "24-31",
    DOI: "10.3917/hopu.012.0024",
    ISSN: "1969-0380",
  });
  expect(risByCitationJs(risOf(one))[0]).toMatchObject({
    "container-title": "Horizons publics",
    volume: "12",
    issue: "4",
    page: "24-31",
    DOI: "10.3917/hopu.012.0024",
  });
  // Words that are no two numbers stay as they are.
  expect(cited("resource", { kind: "article", issue: "2017/7 (N° 97)" }).item.issue).toBe("2017/7 (N° 97)");
});

test("what no variable holds is said in words: other roles, the fields of the type, the other addresses", () => {
  const one = cited("event", {
    credits: [
      credit("organiser", "DITP", "ditp"),
      { ...credit("speaker", "Camille Martin"), note: "présidente" },
    ],
  });
  expect(one.item.author).toEqual([{ literal: "DITP" }]);
  expect(one.remarks.join("\n")).toContain("Camille Martin (présidente)");
  expect(one.remarks.join("\n")).toContain("Les matinées du lab");
  const resource = cited("resource");
  expect(bibtexOf(resource)).toContain("https://exemple.fr/synthese");
  expect(risOf(resource)).toContain("LK  - https://exemple.fr/synthese\r\n");
  for (const type of ["resource", "lab", "programme", "event"] as const)
    expect(cited(type).item.note).toMatch(
      /Fiche dans Sillage\u00a0: https:\/\/sillage\.exemple\.fr\/fr\/\w+\/une-fiche/,
    );
});

test("references are in the order of authors, then of years; a list too long says that they are not", async () => {
  const by = (name: string, startsOn: string, title: string) =>
    recordFor("resource", { title, startsOn, credits: [credit("author", name)] });
  const records = [
    by("Zoé Abadie", "2018", "Premier"),
    by("Anne Zola", "2017", "Dernier"),
    by("Émile Bâ", "2019", "Troisième"),
    by("Émile Bâ", "2016", "Deuxième"),
  ];
  const text = async (most?: number) => {
    async function* batches() {
      yield records.slice(0, 2);
      yield records.slice(2);
    }
    return (await gathered(bibliography(batches(), "fr", most))).join("");
  };
  const order = (written: string) => written.match(/Premier|Deuxième|Troisième|Dernier/g);
  expect(order(await text())).toEqual(["Premier", "Deuxième", "Troisième", "Dernier"]);
  expect(order(await text(3))).toEqual(["Premier", "Dernier", "Troisième", "Deuxième"]);
  expect(await text(3)).toMatch(/^Plus de 3 références/);
});

test("COinS are read back as what the entry is", () => {
  const read = (type: EntryType, changes: Content = {}) =>
    new URLSearchParams(contextObjectOf(recordFor(type, changes), "fr", ORIGIN));
  const article = read("resource", {
    kind: "article",
    title: "L’essai & l’erreur = 100 %",
    subtitle: null,
    container: "Horizons publics",
    issue: "vol. 12, n° 4",
    pageFrom: 24,
    pageTo: 31,
    identifiers: ["10.3917/hopu.012.0024"],
    credits: [credit("author", "Marc de La Tour"), credit("author", "DITP", "ditp")],
  });
  expect(Object.fromEntries(article)).toMatchObject({
    ctx_ver: "Z39.88-2004",
    rft_val_fmt: "info:ofi/fmt:kev:mtx:journal",
    "rft.genre": "article",
    "rft.atitle": "L’essai & l’erreur = 100 %",
    "rft.jtitle": "Horizons publics",
    "rft.volume": "12",
    "rft.issue": "4",
    "rft.spage": "24",
    "rft.epage": "31",
    "rft.date": "2018-09",
    "rft.au": "de La Tour, Marc",
    "rft.aucorp": "DITP",
  });
  expect(article.getAll("rft_id")).toEqual([
    "info:doi/10.3917/hopu.012.0024",
    `${ORIGIN}/fr/ressources/une-fiche`,
  ]);
  expect(read("resource").get("rft.btitle")).toContain("L’innovation à l’essai");
  expect(read("resource").get("rft.isbn")).toBe("9782110000002");
  expect(read("lab").get("rft_val_fmt")).toBe("info:ofi/fmt:kev:mtx:dc");
  expect(read("event").get("rft.creator")).toBe("DITP");
});

test("a page says citation_* of what is published, and Dublin Core of the rest", () => {
  const report = citationMetas(cited("resource").item);
  expect(report).toMatchObject({
    citation_author: ["Martin, Camille"],
    citation_publication_date: "2018/09",
    citation_isbn: "9782110000002",
  });
  expect(report.citation_title).toContain("L’innovation à l’essai");
  expect(citationMetas(cited("lab").item)).toMatchObject({
    "DC.title": "La Passerelle",
    "DC.creator": ["Région Bretagne"],
    "DC.date": "2016",
  });
});
