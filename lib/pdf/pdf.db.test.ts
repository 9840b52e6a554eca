import "#lib/testing/database";
import "#lib/testing/settings";
import { beforeAll, describe, expect, test } from "vitest";
import { anew, forgetAnswers } from "#lib/answers";
import { db } from "#lib/db";
import { env } from "#lib/env";
import type { Actor } from "#lib/permissions";
import { remove } from "#lib/revisions/remove";
import { addEntry } from "#lib/selections/add-entry";
import { createSelection, deleteSelection } from "#lib/selections/keep-selection";
import { getSelection } from "#lib/selections/queries";
import { createEntry, createUser } from "#lib/testing/factories";
import { askForPdf } from "./ask";
import { forgetDocuments } from "./forget";
import { givePdf } from "./give";
import { makePdf } from "./make";
import { type Subject, searchSubject, standingOf } from "./subjects";

const origin = env.PUBLIC_URL;
let now = new Date("2026-11-22T12:00:00Z");
let visitor = 0;

const ask = (about: Subject, reader: Actor | null = null, ip = `192.0.2.${++visitor}`) => {
  forgetAnswers();
  return askForPdf(about, { reader, ip, origin, now });
};
const give = (id: string, reader: Actor | null = null, headers = new Headers()) => {
  forgetAnswers();
  return givePdf(id, { reader, headers, origin, now });
};
const waiting = () =>
  db.pdfDocument.findMany({ where: { madeAt: null, failedAt: null }, select: { id: true } });

async function made(about: Subject, reader: Actor | null = null): Promise<string> {
  await ask(about, reader);
  for (const { id } of await waiting()) await makePdf(id, now);
  const answer = await ask(about, reader);
  if (answer.state !== "ready") throw new Error(answer.state);
  return answer.id;
}

const of = (slug: string): Subject => ({ kind: "entry", lang: "fr", slug });

let owner: Actor;
beforeAll(async () => {
  owner = await createUser();
});

describe("a document of an entry", () => {
  test("is made once by a job for all who ask, then given, and given again only when it changed", async () => {
    const { slug } = await createEntry("lab", { title: "Un lab & ses « essais »" });
    const asked = await Promise.all([ask(of(slug)), ask(of(slug)), ask(of(slug))]);
    expect(asked.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    expect(await waiting()).toHaveLength(1);
    const jobs = await db.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'pdf'`;
    expect(jobs[0]?.n).toBe(1);
    const id = await made(of(slug));
    const response = await give(id);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("content-disposition")).toBe(
      'inline; filename="sillage-un-lab-ses-essais.pdf"',
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 8).toString()).toBe("%PDF-1.7");
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    const again = await give(id, null, new Headers({ "if-none-match": response.headers.get("etag") ?? "" }));
    expect(again.status).toBe(304);
  });

  test("is another one when the entry says something else, and the one before goes", async () => {
    const { slug, version } = await createEntry("lab", { title: "Avant" });
    const before = await made(of(slug));
    // As another name of a theme or an organisation would: the version of the entry stays.
    await db.$executeRaw`UPDATE entry SET title = 'Après' WHERE slug = ${slug}`;
    const stale = await give(before);
    expect(stale.status).toBe(303);
    expect(stale.headers.get("location")).toBe(`${origin}/fr/labs/${slug}/pdf`);
    now = new Date(now.getTime() + 60_000);
    const after = await made(of(slug));
    expect(after).not.toBe(before);
    expect((await give(before)).status).toBe(404);
    expect(await db.pdfDocument.count({ where: { key: `entry:${slug}:fr` } })).toBe(1);
    expect(version).toBe(1);
  });

  test("is no longer given once the entry is taken down", async () => {
    const { slug, moderator } = await createEntry("lab", { title: "À retirer" });
    const id = await made(of(slug));
    await remove(moderator, { slug, reasonCode: "personal-data", reason: "Demandé." });
    expect((await give(id)).status).toBe(404);
    expect(await ask(of(slug))).toEqual({ state: "nothing" });
  });

  test("costs one address a bounded number an hour, and waiting for it nothing", async () => {
    const entries = [];
    for (let number = 0; number < 31; number++)
      entries.push(await createEntry("lab", { title: `Lab ${number}` }));
    const states = [];
    for (const { slug } of entries) states.push((await ask(of(slug), null, "198.51.100.7")).state);
    expect(states.slice(0, 30).every((state) => state === "waiting")).toBe(true);
    expect(states[30]).toBe("busy");
    expect((await ask(of(entries[0]?.slug ?? ""), null, "198.51.100.7")).state).toBe("waiting");
    expect((await ask(of(entries[30]?.slug ?? ""), null, "198.51.100.8")).state).toBe("waiting");
    await db.pdfDocument.deleteMany({ where: { madeAt: null } });
  });

  test("that could not be made says so, and may be asked for again later", async () => {
    const { slug } = await createEntry("lab", { title: "Raté" });
    await ask(of(slug));
    const [row] = await waiting();
    await db.pdfDocument.update({ where: { id: row?.id }, data: { failedAt: now } });
    expect((await ask(of(slug))).state).toBe("failed");
    now = new Date(now.getTime() + 11 * 60_000);
    expect((await ask(of(slug))).state).toBe("waiting");
    expect(await made(of(slug))).toBe(row?.id);
  });
});

describe("a document of a search", () => {
  test("holds what the search finds, and is one whatever the page of its list", async () => {
    await createEntry("event", { title: "Rencontre des péniches" });
    const plain = searchSubject("fr", new URLSearchParams("q=péniches"));
    expect(searchSubject("fr", new URLSearchParams("q=péniches&cursor=abc&inconnu=1"))).toEqual(plain);
    const id = await made(plain);
    expect((await give(id)).status).toBe(200);
    expect(await ask(searchSubject("fr", new URLSearchParams("q=rienquiexiste&exact=1")))).toEqual({
      state: "nothing",
    });
  });
});

describe("a document of a selection", () => {
  test("is given to who sees the selection, and goes with it", async () => {
    const { slug } = await createEntry("lab", { title: "Choisi" });
    const typed = { title: "Mes choix", description: "**Pourquoi**", visibility: "private" } as const;
    const id = await createSelection(owner, typed);
    await addEntry(owner, { slug, to: id, title: "", note: "Parce que.", lang: "fr" });
    const about: Subject = { kind: "selection", lang: "fr", id };
    expect(await ask(about)).toEqual({ state: "nothing" });
    const document = await made(about, owner);
    expect((await give(document)).status).toBe(404);
    const response = await give(document, owner);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    const version = (await getSelection(owner, id))?.version ?? 0;
    await deleteSelection(owner, { id, version });
    expect(await db.pdfDocument.count({ where: { id: document } })).toBe(0);
  });
});

test("nobody's words other than the entry's are in it: neither drafts, notes nor addresses", async () => {
  const { slug, author } = await createEntry("lab", { title: "Canari" });
  const found = await standingOf(of(slug), null, { origin, now }, anew);
  expect(found?.title).toBe("Canari");
  const user = await db.user.findUniqueOrThrow({ where: { id: author.id } });
  const { compose } = await import("./subjects");
  const text = JSON.stringify(await compose(of(slug), null, { origin, now }));
  expect(text).not.toContain(user.email);
  expect(text).not.toContain(author.id);
});

test("what nobody asks for any more is removed, and what was never made", async () => {
  const { slug } = await createEntry("lab", { title: "Oublié" });
  await made(of(slug));
  await forgetDocuments(new Date(now.getTime() + 6 * 86_400_000));
  expect(await db.pdfDocument.count({ where: { key: `entry:${slug}:fr` } })).toBe(1);
  await forgetDocuments(new Date(now.getTime() + 8 * 86_400_000));
  expect(await db.pdfDocument.count()).toBe(0);
});
