/** The whole catalogue as files, in each format, read back by parsers that are not ours, field by field. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { beforeAll, describe, expect, test } from "vitest";
import { wholeApiEntryOf } from "#lib/entries/api";
import { citationOf } from "#lib/entries/citation";
import type { EntryRecord } from "#lib/entries/records";
import { answerSearchExport } from "#lib/exports/answer-export";
import { citedOf } from "#lib/exports/csl";
import { readingName, sortedName } from "#lib/exports/names";
import { tableColumns } from "#lib/exports/table";
import { ENTRY_TYPES } from "#lib/paths";
import { understand } from "#lib/search/meaning";
import { EMPTY_SEARCH } from "#lib/search/query";
import { walk } from "#lib/search/walk";
import {
  bibtexByBibtexParse,
  bibtexByCitationJs,
  namesIn,
  risByCitationJs,
} from "#lib/testing/bibliographies";
import { gathered } from "#lib/testing/records";
import { seed } from "./seed";

const origin = "https://sillage.exemple.fr";
const now = new Date("2026-11-22T12:00:00Z");
const ask = (format: string) =>
  answerSearchExport({ lang: "fr", format, origin, now, params: new URLSearchParams() });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const plain = (text: unknown) => String(text ?? "").replace(/\s+/g, " ");
// Some themes hold one.
const commas = (keywords: unknown) => plain(keywords).replace(/, /g, ",");

let all: EntryRecord[];

beforeAll(async () => {
  await seed(process.env.DATABASE_URL ?? "", () => undefined);
  all = (await gathered(walk(await understand(EMPTY_SEARCH), now))).flat();
  expect(all.length).toBeGreaterThan(130);
}, 120_000);

describe("the whole catalogue", () => {
  test("is in CSV and in XLSX as its records say, cell by cell", async () => {
    const columns = tableColumns(ENTRY_TYPES, "fr", origin);
    const rows: string[][] = parse(await bytesOf(await ask("csv")), { bom: true, delimiter: ";" });
    const [sheet] = await readXlsx(await bytesOf(await ask("xlsx")), { trim: false });
    expect(rows.length).toBe(all.length + 1);
    expect(sheet?.data.length).toBe(all.length + 1);
    for (const [row, record] of all.entries()) {
      for (const [index, { heading, value }] of columns.entries()) {
        const said = value(record);
        expect(rows[row + 1]?.[index]?.replace(/^'/, ""), `${record.slug}, ${heading}`).toBe(
          String(said ?? ""),
        );
        expect(sheet?.data[row + 1]?.[index] ?? null, `${record.slug}, ${heading}`).toBe(said);
      }
    }
  });

  test("is in JSON Lines an entry a line, whole", async () => {
    const lines = (await (await ask("jsonl")).text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      all.map((record) => JSON.parse(JSON.stringify(wholeApiEntryOf(record, origin)))),
    );
  });

  test("is in CSL-JSON, BibTeX and RIS, field by field", async () => {
    const cited = all.map((record) => citedOf(record, "fr", origin));
    expect(JSON.parse(await (await ask("json")).text())).toEqual(cited.map(({ item }) => item));
    const bibtex = await (await ask("bib")).text();
    const byCitationJs = bibtexByCitationJs(bibtex);
    const byBibtexParse = bibtexByBibtexParse(bibtex);
    const text = await (await ask("ris")).text();
    const written = text.split("ER  - \r\n");
    const ris = risByCitationJs(text);
    for (const list of [byCitationJs, byBibtexParse, ris]) expect(list.length).toBe(all.length);
    for (const [index, { item, publishers, keywords }] of cited.entries()) {
      const [one, other, third] = [byCitationJs[index], byBibtexParse[index], ris[index]];
      const at = item.id;
      expect(one?.id, at).toBe(item.id);
      expect(other?.key, at).toBe(item.id);
      expect(third?.id, at).toBe(item.id);
      for (const read of [one, third]) {
        expect(plain(read?.title), at).toBe(plain(item.title));
        expect(plain(read?.abstract), at).toBe(plain(item.abstract));
        expect(read?.URL, at).toBe(item.URL);
        expect(read?.DOI, at).toBe(item.DOI);
        expect(read?.language, at).toBe(item.language);
        expect(plain(read?.["container-title"] ?? read?.["collection-title"]), at).toBe(
          plain(item["container-title"]),
        );
        expect(plain(read?.["publisher-place"]), at).toBe(
          plain(item["publisher-place"] ?? item["event-place"]),
        );
      }
      expect([one?.publisher ?? []].flat().map(plain), at).toEqual(publishers.map(plain));
      expect(namesIn(one?.editor), at).toEqual((item.editor ?? []).map(readingName));
      // Citation.js reads neither publishers nor editors of each type in RIS.
      const tagged = (tag: string) =>
        [...(written[index] ?? "").matchAll(new RegExp(`^${tag} {2}- (.*)\\r$`, "gm"))].map(
          ([, name]) => name,
        );
      expect(tagged("PB"), at).toEqual(publishers);
      expect(tagged("A2"), at).toEqual((item.editor ?? []).map(sortedName));
      expect(namesIn(one?.author), at).toEqual((item.author ?? []).map(readingName));
      // A name that holds a comma is split by whoever reads RIS.
      const whole = (item.author ?? []).map(readingName).filter((name) => !name.includes(","));
      expect(namesIn(third?.author), at).toEqual(expect.arrayContaining(whole));
      expect(one?.issued ?? null, at).toEqual(item.issued ?? null);
      expect(commas(one?.keyword), at).toBe(commas(keywords.join(",")));
      expect(commas(third?.keyword), at).toBe(commas(keywords.join(",")));
      expect(plain(other?.TITLE), at).toBe(plain(item.title));
      expect(other?.URL, at).toBe(item.URL);
      expect(plain(other?.ANNOTE).slice(0, 40), at).toBe(plain(one?.annote ?? "").slice(0, 40));
      expect(new Set(cited.map(({ item }) => item.id)).size).toBe(cited.length);
    }
  });

  test("is a bibliography, one paragraph a reference", async () => {
    const answer = await ask("txt");
    expect(answer.headers.get("content-disposition")).toMatch(/^inline/);
    const paragraphs = (await answer.text()).trimEnd().split("\n\n");
    expect(paragraphs.toSorted()).toEqual(all.map((record) => citationOf(record, "fr")).toSorted());
  });
});
