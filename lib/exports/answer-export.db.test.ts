/** Files as they are served: what they hold and what they never do, what is refused, how they are sent. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { type EntryRecord, getRecord } from "#lib/entries/records";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { archive } from "#lib/revisions/archive";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { remove } from "#lib/revisions/remove";
import { understand } from "#lib/search/meaning";
import { EMPTY_SEARCH } from "#lib/search/query";
import { walk } from "#lib/search/walk";
import { contentFor, createEntry, createUser, submitCreation, submitEdit } from "#lib/testing/factories";
import { gathered } from "#lib/testing/records";
import { answerEntryExport, answerSearchExport } from "./answer-export";
import { EXPORT_FORMATS, MEDIA_TYPES } from "./formats";

const origin = "https://sillage.exemple.fr";
const now = new Date("2026-11-22T12:00:00Z");

/** In everything that nobody may read. */
const CANARY = "serinette";

const ask = (format: string, query = "", lang: "fr" | "en" = "fr") =>
  answerSearchExport({ lang, format, origin, now, params: new URLSearchParams(query) });
const askEntry = (format: string, { type, slug }: { type: EntryType; slug: string }) =>
  answerEntryExport({ lang: "fr", format, origin, type, slug });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

let all: EntryRecord[];
let merged: { type: EntryType; slug: string };
let removed: { type: EntryType; slug: string };
let archived: { type: EntryType; slug: string };

beforeAll(async () => {
  for (const type of ENTRY_TYPES) {
    for (let number = 1; number <= 3; number++) await createEntry(type, { title: `${type} ${number}` });
  }
  await hide();
  all = (await gathered(walk(await understand(EMPTY_SEARCH), now))).flat();
}, 120_000);

/** What is in the database, and in nothing that leaves it. */
async function hide() {
  const author = await createUser("contributor", `Ada ${CANARY}`);
  const moderator = await createUser("moderator", `Grace ${CANARY}`);
  const secret = {
    title: `Titre ${CANARY}`,
    summary: `Résumé ${CANARY}`,
    url: `https://${CANARY}.exemple.fr/`,
  };
  await propose(author, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", secret),
    comment: CANARY,
    idempotencyKey: uuid(),
  });
  const refused = await submitCreation(author, "resource", secret);
  const say = { revisionId: refused.id, body: `Entre nous, ${CANARY}`, idempotencyKey: uuid() };
  await comment(moderator, { ...say, internal: true });
  await decide(moderator, {
    id: refused.id,
    seenVersion: refused.version,
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: `Hors sujet, ${CANARY}`,
  });
  const kept = await createEntry("programme", { title: "Un programme gardé" });
  await submitEdit(author, { ...kept, version: 1 }, { summary: `Autre résumé ${CANARY}` }, CANARY);
  merged = await createEntry("lab", { ...secret, mergedInto: kept.slug });
  removed = await createEntry("event", secret);
  await createEntry("lab", {
    title: "Celui qui cite",
    credits: [
      { role: "partner", name: `Partenaire ${CANARY}`, note: null, organisation: null, entry: removed.slug },
    ],
    sources: [{ document: `Source ${CANARY}`, locator: null, highlighted: false, entry: removed.slug }],
    relations: [{ kind: "related-to", to: removed.slug, note: CANARY }],
  });
  await remove(moderator, { slug: removed.slug, reasonCode: "personal-data", reason: CANARY });
  archived = await createEntry("resource", secret);
  await archive(moderator, { slug: archived.slug, reason: CANARY });
}

test("no format gives what is hidden: drafts, refused and waiting proposals, notes, people, what was put away or taken down", async () => {
  expect(all.length).toBeGreaterThan(12);
  for (const format of EXPORT_FORMATS) {
    for (const lang of ["fr", "en"] as const) {
      const bytes = await bytesOf(await ask(format, "", lang));
      const text = format === "xlsx" ? JSON.stringify(await readXlsx(bytes)) : bytes.toString();
      expect(text.length).toBeGreaterThan(500);
      expect(text, format).not.toContain(CANARY);
    }
    for (const hidden of [merged, removed, archived]) {
      expect(await (await askEntry(format, hidden)).text(), format).not.toContain(CANARY);
    }
  }
});

test.each(EXPORT_FORMATS)(
  "%s: one entry, what a search finds, and nothing found are files too",
  async (format) => {
    const [lab] = all.filter(({ type }) => type === "lab");
    if (!lab) throw new Error("no lab");
    const one = await askEntry(format, lab);
    expect(one.status).toBe(200);
    expect(one.headers.get("content-type")).toMatch(MEDIA_TYPES[format]);
    expect(one.headers.get("content-disposition")).toContain(`filename="${lab.slug}.${format}"`);
    expect(one.headers.get("access-control-allow-origin")).toBe("*");
    expect(one.headers.get("set-cookie")).toBeNull();
    await one.text();
    const labs = await ask(format, "type=lab&sort=title");
    expect(labs.headers.get("content-disposition")).toMatch(
      new RegExp(`filename="sillage-labs?-2026-11-22\\.${format}"`),
    );
    await labs.text();
    const none = await ask(format, "q=rienquiexistevraiment&typed=1");
    expect(none.status).toBe(200);
    await none.text();
  },
);

test("a search takes only what it finds, in its own columns", async () => {
  const text = await (await ask("csv", "type=lab&sort=title")).text();
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, delimiter: ";" });
  expect(rows.length).toBe(all.filter(({ type }) => type === "lab").length);
  expect(Object.keys(rows[0] ?? {})).toContain("Date d’ouverture");
  const english = await (await ask("csv", "type=lab", "en")).text();
  expect(english.slice(0, 40)).toContain("Address of the entry,Type,");
});

test("what is asked wrongly is refused in words; what is no more says so", async () => {
  const wrong = await ask("csv", "type=licorne&inconnu=1");
  expect(wrong.status).toBe(400);
  expect(wrong.headers.get("content-type")).toBe("application/problem+json");
  expect(await wrong.json()).toMatchObject({
    status: 400,
    errors: [
      { name: "type", reason: expect.any(String) },
      { name: "inconnu", reason: expect.any(String) },
    ],
  });
  expect((await ask("docx")).status).toBe(404);
  expect((await askEntry("docx", merged)).status).toBe(404);
  const moved = await askEntry("bib", merged);
  expect(moved.status).toBe(308);
  const [kept] = all.filter(({ title }) => title === "Un programme gardé");
  expect(moved.headers.get("location")).toMatch(new RegExp(`/${kept?.slug}/export/bib$`));
  expect((await askEntry("bib", removed)).status).toBe(410);
  expect((await askEntry("bib", archived)).status).toBe(404);
  expect((await askEntry("bib", { type: "lab", slug: "rien-de-tel" })).status).toBe(404);
  expect((await askEntry("bib", { type: "lab", slug: "a\u0000b" })).status).toBe(404);
});

test("a file is made as fast as it is taken, and given up with its reader", async () => {
  const answer = await ask("jsonl");
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  // The first batch is a part of it; nothing obliges to make the rest.
  const lines = Buffer.from(first?.value ?? [])
    .toString()
    .trimEnd()
    .split("\n");
  expect(lines.length).toBeLessThanOrEqual(200);
  await reader?.cancel();
  expect((await getRecord(all[0]?.slug ?? ""))?.slug).toBe(all[0]?.slug);
});
