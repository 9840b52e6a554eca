/** What formats carry is found in what is proposed; what cannot be read says where and why. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryTypes } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { ENTRY_TYPES } from "#lib/paths";
import { columnNamed, headingOf, templateRows } from "./columns";
import { decode } from "./decode";
import { formatOf, type ImportFormat } from "./formats";
import type { Known } from "./known";
import { linesOf } from "./lines";
import type { ReadFile } from "./raw";
import { readFile } from "./read-file";
import { readBibtex } from "./readers/bibtex";
import { readTable } from "./readers/table";

const bytes = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name));
const nobody: Known = { theme: () => null, organisation: () => null, territory: () => null };
const settings = { known: nobody, language: "fr" };

async function linesIn(name: string) {
  const { text = "" } = decode(bytes(name));
  const format = formatOf(name, text);
  if (!format) throw new Error("no format");
  const read = await readFile(format, text);
  return linesOf(recordsOf(read), settings);
}

function recordsOf({ records, problem }: ReadFile) {
  if (!records) throw new Error(problem?.code);
  return records;
}

/** All that a content says, without the signs of Markdown. */
const said = (content: unknown) => JSON.stringify(content).replaceAll("\\\\", "");

test.each<[string, readonly string[]]>([
  [
    "zotero.bib",
    [
      "L'innovation à l'essai : bilan de dix ans de laboratoires",
      "Un bilan de dix ans de laboratoires : 40 % ont fermé, les autres & leurs équipes ont changé.",
      "Jeanne Dupont",
      "Direction interministérielle de la transformation publique",
      "Marc de La Tour",
      "La Documentation française",
      '"startsOn":"2018-09"',
      '"kind":"report"',
      '"pageCount":110',
      "https://exemple.fr/rapports/innovation_a_l_essai.pdf",
      "9782111456789",
      "Paris",
      "Laboratoires d'innovation publique, évaluation, territoires",
      "Rapport d'activité",
      "L'innovation à l'essai",
      "2018-11-20",
      "Remis au Premier ministre",
      "2018-12",
      '"language":"fr"',
      "Horizons publics",
      "vol. 12, n° 4",
      '"pageFrom":24,"pageTo":31',
      "10.3917/hopu.012.0024",
      "https://doi.org/10.3917/hopu.012.0024",
      "1969-0380",
      "Étude de cas",
      "Jörg Müller",
      "Alex Bernard",
      "CC-BY",
      "Université de Rennes",
      '"startsOn":"2016-12-02"',
      '"pageCount":412',
      '"kind":"thesis"',
    ],
  ],
  [
    "zotero.ris",
    [
      "Un bilan de dix ans de laboratoires : ce qu'ils ont changé,\\nce qu'ils ont abandonné.",
      "Jeanne Dupont",
      "Alex Bernard",
      "Rapports publics",
      "Paris",
      '"startsOn":"2018-09-14"',
      '"pageFrom":12,"pageTo":34',
      "La Documentation française",
      "9782111456789",
      "10.1234/essai.2018",
      "vol. 3, n° 2",
      "2e",
      "Remis au Premier ministre",
      "https://exemple.fr/rapports/innovation.pdf",
      "https://exemple.fr/rapports/annexes.pdf",
      "2018/11/20/",
      "évaluation, territoires",
    ],
  ],
  [
    "references.json",
    [
      "Marc de La Tour",
      "DITP",
      "2018-12",
      '"pageCount":110',
      "Rapport d'activité",
      "Remis au Premier ministre",
      "2018-11-20",
      "Paris",
      "9782111456789",
      "vol. 12, n° 4",
      "10.3917/hopu.012.0024",
    ],
  ],
  [
    "agenda.ics",
    [
      "Une matinée pour suivre le parcours d’un usager, et repérer ce qui le bloque.",
      '"startsOn":"2018-11-23"',
      '"startTime":"09:15"',
      '"endTime":"12:45"',
      "Europe/Paris",
      "Hôtel de Région, Rennes",
      '"latitude":48.1,"longitude":-1.67',
      "La Passerelle",
      "design, usagers",
      "FREQ=WEEKLY;COUNT=4",
      '"startsOn":"2018-11-19","endsOn":"2018-11-25"',
      '"startTime":"09:15","endTime":"10:45"',
    ],
  ],
])("no field that %s carries is lost", async (name, values) => {
  const lines = await linesIn(name);
  const all = lines.map(({ content }) => said(content)).join("\n");
  for (const value of values) expect(all, value).toContain(value);
  for (const { issues } of lines) expect(issues.filter(({ code }) => code !== "required")).toEqual([]);
});

test("addresses of people and paths on their machine are not taken", async () => {
  const all = said([...(await linesIn("agenda.ics")), ...(await linesIn("zotero.bib"))]);
  for (const private_ of ["@exemple.fr", "Jean Martin", "/home/jeanne"]) expect(all).not.toContain(private_);
});

describe.each(ENTRY_TYPES)("the table of the type %s", (type) => {
  test("has a heading for each column, which means that column", () => {
    for (const lang of ["fr", "en"] as const) {
      const [headings = []] = templateRows(type, lang);
      expect(new Set(headings).size).toBe(headings.length);
      for (const heading of headings) {
        const column = columnNamed(type, heading);
        expect(column && headingOf(column, lang)).toBe(heading);
      }
    }
  });

  test("is read back as the example that it holds", () => {
    const [headings = [], example = []] = templateRows(type, "fr");
    const row = Object.fromEntries(headings.map((heading, index) => [heading, example[index] ?? ""]));
    const known: Known = {
      theme: (slug) => slug,
      territory: (code) => code,
      organisation: (name) =>
        name === "DITP" ? "ditp" : name === "Région Bretagne" ? "region-bretagne" : null,
    };
    const [line] = linesOf([{ line: 2, record: { kind: "row", row } }], { known, language: "fr" });
    // What a cell of a table does not hold.
    const { links, sources, ...rest } = entryTypes[type].example;
    expect(line?.issues).toEqual([]);
    expect(line?.content).toMatchObject(rest);
    expect(validateContent(type, line?.content ?? {}).issues).toBeUndefined();
  });
});

const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each<[string, Uint8Array]>([
  ["UTF-8", Buffer.from("Titre\nÉvaluation à l’essai\n")],
  ["UTF-8 with its mark", Buffer.from("\uFEFFTitre\nÉvaluation à l’essai\n")],
  ["UTF-16, little end first", Buffer.from("\uFEFFTitre\nÉvaluation à l’essai\n", "utf16le")],
  ["UTF-16, big end first", Buffer.from("\uFEFFTitre\nÉvaluation à l’essai\n", "utf16le").swap16()],
  ["UTF-16 without its mark", Buffer.from("Titre\nÉvaluation à l’essai\n", "utf16le")],
  ["Windows-1252", Buffer.concat([latin1("Titre\nÉvaluation à l"), Buffer.from([0x92]), latin1("essai\n")])],
])("%s is read as it is meant", (_, file) => {
  const { text = "" } = decode(file);
  expect(recordsOf(readTable(text))[0]?.record).toEqual({
    kind: "row",
    row: { Titre: "Évaluation à l’essai" },
  });
});

test.each<[ImportFormat, string, { line: number; code: string }[]]>([
  ["bibtex", "@article{a, title={x},\n\n@book{b, title={Y}}\n", [{ line: 1, code: "recordUnclosed" }]],
  ["bibtex", "@book{b, title={Y}}\n\n@a{b c d}\n", [{ line: 3, code: "recordUnreadable" }]],
  [
    "bibtex",
    `@book{b, title={Y}}\n@a{b, t=${"{".repeat(5000)}${"}".repeat(5000)}}`,
    [{ line: 2, code: "recordUnclosed" }],
  ],
  ["ris", "bonjour\nTY  - JOUR\nTI  - x\nER  - \n", [{ line: 1, code: "outsideRecord" }]],
  ["csl", '[{"title":"x"},\n{"title": }]', [{ line: 2, code: "recordUnreadable" }]],
  ["csv", "Titre;Résumé\na;b;c\nd;e\n", [{ line: 2, code: "tooManyCells" }]],
  [
    "ical",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nBEGIN:VEVENT\nSUMMARY:b\nEND:VEVENT\nEND:VCALENDAR",
    [{ line: 2, code: "recordUnclosed" }],
  ],
])("in %s, a record that is broken says where and spoils no other", async (format, text, wrong) => {
  const records = recordsOf(await readFile(format, text));
  const problems = records.flatMap(({ line, problem }) => (problem ? [{ line, code: problem.code }] : []));
  expect(problems).toEqual(wrong);
  expect(records.length).toBe(wrong.length + 1);
});

test("a record whose nature is the name of something every object inherits is of no known nature", async () => {
  for (const type of ["constructor", "toString", "__proto__"]) {
    const files: [ImportFormat, string][] = [
      ["csl", JSON.stringify([{ id: "1", type, title: "Un titre" }])],
      ["ris", `TY  - ${type}\r\nTI  - Un titre\r\nER  - \r\n`],
      ["bibtex", `@${type}{a, title = {Un titre}}`],
    ];
    for (const [format, text] of files) {
      const read = await readFile(format, text);
      for (const { content } of read.records ? linesOf(read.records, settings) : [])
        expect(content.kind, `${format} ${type}`).toBe("other");
    }
  }
});

test("a formula stays a text, and the apostrophe that kept it from running goes", () => {
  const records = recordsOf(readTable("Titre;Résumé\n=1+1;'=2+2\n"));
  expect(records[0]?.record).toMatchObject({ row: { Titre: "=1+1", Résumé: "=2+2" } });
});

test("a reader that takes too long is stopped, and says so", async () => {
  expect(await readFile("csv", "Titre\na\n", 1)).toEqual({ problem: { code: "fileTooSlow" } });
});

test("whatever the bytes, decoding ends in a text or in words", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
      const { text, problem } = decode(file);
      expect(text === undefined).toBe(problem !== undefined);
    }),
  );
});

test("the same record has the same key wherever it stands; another has another", async () => {
  const read = (titles: string[]) =>
    linesOf(recordsOf(readTable(["Titre", ...titles].join("\n"))), settings).map(({ key }) => key);
  const [a, b] = read(["Un", "Deux"]);
  expect(read(["Deux", "Un"])).toEqual([b, a]);
  expect(a).not.toBe(b);
});

test("two articles of one journal, and two chapters of one book, are no doubles for its number", () => {
  const entry = (key: string, number: string) =>
    `@article{${key}, title={Article ${key}}, journal={Revue}, ${number}}`;
  const numbers = ["issn={1969-0380}", "isbn={978-2-11-145678-9}"];
  for (const number of numbers) {
    const read = readBibtex([entry("a", number), entry("b", number)].join("\n"));
    expect(linesOf(recordsOf(read), settings).map(({ status }) => status)).toEqual([
      "unchecked",
      "unchecked",
    ]);
  }
  const doi = [entry("a", "doi={10.1234/x}"), entry("b", "doi={10.1234/X}")].join("\n");
  expect(linesOf(recordsOf(readBibtex(doi)), settings)[1]?.status).toBe("duplicate");
});
