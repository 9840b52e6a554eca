/** The open dump, made and taken as a portal takes it: read back by parsers of others, entry by entry. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { wholeApiEntryOf } from "#lib/entries/api";
import { getCurrentEntry } from "#lib/entries/content";
import { getRecord } from "#lib/entries/records";
import { ENTRY_TYPES } from "#lib/paths";
import { archive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { remove } from "#lib/revisions/remove";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { answerDump, dumpIndex } from "./answer-dump";
import { comparison, type DumpLine } from "./compare";
import { DUMP_FILE_NAMES } from "./files";
import { makeDump, makeDumpWhenDue } from "./make-dump";
import { readDump } from "./read-dump";
import { tableSchema } from "./table-schema";

const ORIGIN = "https://sillage.exemple.fr";
const HOSTILE = '=1+1;« Ça »\n"là" 👩🏽‍💻 \u200f';

type Made = Awaited<ReturnType<typeof createEntry>>;
let moderator: Awaited<ReturnType<typeof createUser>>;
let entries: Made[];
let minute = 0;
/** Later by the clock than all that was done. */
const later = () => new Date(Date.now() + ++minute * 60_000);

const take = async (name: string, headers: Record<string, string> = {}) =>
  await answerDump(name, new Headers(headers), ORIGIN);
const textOf = async (name: string) => await (await take(name)).text();
const table = async (name: string): Promise<Record<string, string>[]> =>
  parse(await textOf(name), { columns: true, delimiter: ";", bom: true });
const changes = async () =>
  (await table("changements.csv")).map(({ Changement, Identifiant }) => [Changement, Identifiant]);
const edit = async ({ slug, author }: Made, changed: Record<string, string>) => {
  const current = await getCurrentEntry(db, { slug });
  if (!current) throw new Error("no entry");
  await decide(moderator, acceptance(await submitEdit(author, current, changed)));
};

beforeAll(async () => {
  moderator = await createUser("moderator", "Inès");
  await createTheme("design");
  await createOrganisation("ditp", "DITP");
  await createOrganisation("personne", "Que rien ne nomme");
  entries = [];
  for (const type of ENTRY_TYPES) {
    entries.push(
      await createEntry(type, {
        title: `Fiche ${type} ${HOSTILE}`,
        summary: HOSTILE,
        themes: ["design"],
        credits: [{ role: "partner", name: "DITP", note: null, organisation: "ditp", entry: null }],
      }),
    );
  }
});

test("before the first dump the files are announced, not missing", async () => {
  const answer = await take("sillage.csv");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "600"]);
});

describe("a dump", () => {
  beforeAll(async () => {
    expect(await makeDump(ORIGIN, later())).toBe(true);
  });

  test("holds every published entry as the API gives it, in the order of the slugs", async () => {
    const lines = (await textOf("sillage.jsonl")).trimEnd().split("\n");
    const expected = await Promise.all(
      entries.map(async ({ slug }) => {
        const record = await getRecord(slug);
        return record && JSON.stringify(wholeApiEntryOf(record, ORIGIN));
      }),
    );
    expect(lines.toSorted()).toEqual(expected.toSorted());
    const slugs = lines.map((line) => JSON.parse(line).slug);
    expect(slugs).toEqual(slugs.toSorted());
  });

  test("has a table of the entries that its schema describes, column by column", async () => {
    const rows = await table("sillage.csv");
    const { fields } = tableSchema(ORIGIN);
    expect(rows).toHaveLength(entries.length);
    expect(Object.keys(rows[0] ?? {})).toEqual(fields.map(({ name }) => name));
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const row of rows) {
      for (const { name, type, format, constraints } of fields) {
        const value = row[name] ?? "";
        if (constraints.required) expect(value, name).not.toBe("");
        if (value === "") continue;
        if (type === "number") expect(Number(value), name).not.toBeNaN();
        if (type === "datetime") expect(new Date(value).toISOString(), name).toBe(value);
        if (format === "uri") expect(URL.canParse(value), name).toBe(true);
        if (constraints.pattern) expect(value, name).toMatch(new RegExp(constraints.pattern));
        if (constraints.enum) expect(constraints.enum, name).toContain(value);
      }
    }
    const unique = fields.filter(({ constraints }) => constraints.unique).map(({ name }) => name);
    for (const name of unique) expect(new Set(rows.map((row) => row[name])).size).toBe(rows.length);
    // An apostrophe keeps a spreadsheet from running it.
    const summaries = await Promise.all(entries.map(async ({ slug }) => (await getRecord(slug))?.summary));
    expect(rows.map((row) => row.Résumé?.replace(/^'/, ""))).toEqual(summaries);
  });

  test("names the organisations and the themes of what is published, and no others", async () => {
    expect((await table("organismes.csv")).map(({ Identifiant }) => Identifiant)).toEqual(["ditp"]);
    expect((await table("themes.csv")).map(({ Identifiant }) => Identifiant)).toEqual(["design"]);
    expect(await table("territoires.csv")).toEqual([]);
  });

  test("says what its files are, with checksums that hold", async () => {
    const read = await readDump();
    if (!read) throw new Error("no dump");
    const { files } = dumpIndex(read.dump, ORIGIN);
    expect(files.map(({ name }) => name)).toEqual(DUMP_FILE_NAMES);
    expect(await (await take("index.json")).json()).toEqual(dumpIndex(read.dump, ORIGIN));
    for (const { name, bytes, sha256 } of files) {
      const plain = await take(name);
      const body = Buffer.from(await plain.arrayBuffer());
      expect(body.length, name).toBe(bytes);
      expect(createHash("sha256").update(body).digest("hex"), name).toBe(sha256);
      expect(plain.headers.get("content-length"), name).toBe(String(bytes));
      const again = await take(name, { "if-none-match": plain.headers.get("etag") ?? "" });
      expect(again.status, name).toBe(304);
    }
    expect((await take("secret.csv")).status).toBe(404);
  });

  test("is made once a night in Paris, and by one server", async () => {
    const read = await readDump();
    const made = read?.dump.startedAt ?? new Date();
    expect(await makeDumpWhenDue(ORIGIN, made)).toBe(false);
    const tonight = new Date(`${new Date(made.getTime() + 86_400_000).toISOString().slice(0, 10)}T03:00:00Z`);
    await db.openDump.create({ data: { id: crypto.randomUUID(), startedAt: tonight } });
    expect(await makeDumpWhenDue(ORIGIN, tonight)).toBe(false);
    // That one was killed.
    expect(await makeDumpWhenDue(ORIGIN, new Date(tonight.getTime() + 3_700_000))).toBe(true);
    expect(await db.openDump.count({ where: { finishedAt: null } })).toBe(0);
  });
});

describe("the next dump", () => {
  // Those that were made are of days before.
  beforeEach(async () => {
    await db.$executeRaw`UPDATE open_dump SET started_at = started_at - interval '3 days', finished_at = finished_at - interval '3 days'`;
  });

  test("tells what was added, changed and removed since the one before", async () => {
    const [resource, lab] = entries;
    if (!resource || !lab) throw new Error("no entries");
    await edit(resource, { summary: "Autrement dit." });
    await archive(moderator, { slug: lab.slug, reason: "N’existe plus." });
    const added = await createEntry("programme", { title: "Aaa, tout nouveau" });
    await makeDump(ORIGIN, later());
    expect((await changes()).toSorted()).toEqual(
      [
        ["ajoutée", added.slug],
        ["modifiée", resource.slug],
        ["retirée", lab.slug],
      ].toSorted(),
    );
    expect((await readDump())?.dump).toMatchObject({
      entries: 4,
      added: 1,
      changed: 1,
      removed: 1,
      withdrawn: 0,
    });
  });

  test("without a change tells none, and leaves no more than the one before", async () => {
    await makeDump(ORIGIN, later());
    expect(await changes()).toEqual([]);
    expect(await db.openDump.count()).toBe(2);
  });

  test("is due as soon as an entry is taken down: the former is not served any more, and nothing names what went", async () => {
    const gone = await createEntry("lab", { title: "Canari zorglub", summary: "Zorglub s’y trouve." });
    const author = await createUser();
    await submitCreation(author, "lab", { title: "Brouillon caché zorglub" });
    await makeDump(ORIGIN, new Date());
    expect(await textOf("sillage.jsonl")).toMatch(/zorglub/i);
    await remove(moderator, { slug: gone.slug, reasonCode: "personal-data", reason: "Demande reçue." });
    for (const name of [...DUMP_FILE_NAMES, "index.json"]) {
      const answer = await take(name);
      expect(answer.status, name).toBe(503);
      expect(await answer.text()).not.toMatch(/zorglub/i);
    }
    expect(await makeDumpWhenDue(ORIGIN, later())).toBe(true);
    for (const name of DUMP_FILE_NAMES) expect(await textOf(name), name).not.toMatch(/zorglub|caché/i);
    expect((await readDump())?.dump.withdrawn).toBe(1);
  });
});

test("a dump that fails leaves the one that was there", async () => {
  const before = await readDump();
  await db.$executeRaw`ALTER TABLE open_dump_file ADD CONSTRAINT refused CHECK (name <> 'themes.csv') NOT VALID`;
  await expect(makeDump(ORIGIN, later())).rejects.toThrow();
  await db.$executeRaw`ALTER TABLE open_dump_file DROP CONSTRAINT refused`;
  expect((await readDump())?.dump.id).toBe(before?.dump.id);
  expect(await db.openDump.count({ where: { finishedAt: null } })).toBe(0);
});

test("two lists of lines are compared in one reading of each", async () => {
  const former: DumpLine[] = ["a", "b", "c", "e"].map((slug) => ({ slug, text: slug }));
  async function* lines() {
    yield* former;
  }
  const upTo = comparison(lines());
  const found: string[] = [];
  for (const line of [{ slug: "b", text: "b" }, { slug: "c", text: "!" }, { slug: "d", text: "d" }, null]) {
    for await (const { change, slug } of upTo(line)) found.push(`${change} ${slug}`);
  }
  expect(found).toEqual(["removed a", "changed c", "added d", "removed e"]);
});
