/**
 * A bibliography of Zotero is imported, proposed, accepted, then exported: what its format carried is in what leaves, as
 * parsers that are not ours read both files.
 */
import "#lib/testing/settings";
import "#lib/testing/database";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { askDesk, askOwn } from "#lib/imports/ask";
import { createBatch } from "#lib/imports/create-batch";
import { runAct } from "#lib/imports/run-act";
import { bibtexByCitationJs, namesIn, risByCitationJs } from "#lib/testing/bibliographies";
import { createKnownUser, createTheme, createUser } from "#lib/testing/factories";
import { answerSearchExport } from "./answer-export";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name));

let author: Awaited<ReturnType<typeof createKnownUser>>;
let moderator: Awaited<ReturnType<typeof createUser>>;

beforeAll(async () => {
  author = await createKnownUser();
  moderator = await createUser("moderator", "Maud");
  await createTheme("territoires");
});

async function bring(fileName: string) {
  const batchId = await createBatch(author, {
    fileName,
    bytes: fixture(fileName),
    language: "fr",
    key: uuid(),
  });
  const work = async () => {
    const acts = await db.batchAct.findMany({ where: { batchId, finishedAt: null }, select: { id: true } });
    for (const { id } of acts) while (await runAct(id, { revalidate: async () => undefined }));
  };
  await work();
  await askOwn(author, { batchId, kind: "submit" });
  await work();
  const lines = await db.batchLine.findMany({ where: { batchId }, select: { position: true } });
  await askDesk(moderator, {
    batchId,
    kind: "accept",
    lines: lines.map(({ position }) => position),
    reasonCode: null,
    reason: null,
  });
  await work();
}

async function take(format: "bib" | "ris", title: string): Promise<string> {
  const params = new URLSearchParams({ q: title, typed: "1" });
  const asked = { lang: "fr" as const, origin: "https://sillage.exemple.fr", now: new Date() };
  return await (await answerSearchExport({ ...asked, format, params })).text();
}

const FILES = [
  { file: "zotero.bib", format: "bib", read: bibtexByCitationJs },
  { file: "zotero.ris", format: "ris", read: risByCitationJs },
] as const;

test.each(FILES)("no field of $file is lost on the way through", async ({ file, format, read }) => {
  await bring(file);
  const given = read(fixture(file).toString());
  expect(given.length).toBeGreaterThan(3);
  for (const before of given) {
    const [after] = read(await take(format, before.title)).filter(({ title }) => title === before.title);
    if (!after) throw new Error(`${before.title} did not come through`);
    for (const [name, value] of Object.entries(before)) {
      expect({ [name]: comparable(name, after) }, before.title).toEqual({
        [name]: value && comparable(name, before),
      });
    }
  }
});

type Item = ReturnType<typeof bibtexByCitationJs>[number];

/** A field as what it means: lists without order, numbers without signs. */
function comparable(name: string, item: Item): unknown {
  const value = item[name];
  switch (name) {
    // The key is the directory's own; where its owner keeps the file is theirs.
    case "id":
    case "citation-key":
      return null;
    case "author":
    case "editor":
    case "translator":
      return namesIn(value);
    case "keyword":
      return String(value).split(/,\s*/).sort();
    case "ISBN":
    case "number":
      return String(value).replaceAll("-", "");
    // The record's own address joins the notes.
    case "note":
      return (
        [value].flat().join("\n").includes("Remis au Premier ministre") ||
        [value].flat().join("\n").includes("Keynote")
      );
    // The lone number of pages of a report is how many it has.
    case "page":
      return value ?? item["number-of-pages"];
    default:
      return value;
  }
}
