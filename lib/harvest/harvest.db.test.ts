/** Sources are read through the guarded way out, from real servers in their place; what they bring is proposed once. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db";
import type { Guard } from "#lib/outbound";
import { decide } from "#lib/revisions/decide";
import { acceptance, createUser } from "#lib/testing/factories";
import { harvest, harvestDue } from "./harvest";
import { declareSource, readNow, resumeSource } from "./keep-source";
import { getSource, previewSource } from "./queries";

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: IncomingMessage[] = [];
let guard: Guard;
let origin: string;
let admin: Awaited<ReturnType<typeof createUser>>;
let moderator: Awaited<ReturnType<typeof createUser>>;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://source.exemple.fr:${port}`;
  guard = {
    ports: new Set(["80", "443"]),
    testServers: new Set([`127.0.0.1:${port}`]),
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    sender: "Sillage",
  };
  admin = await createUser("admin", "Ada");
  moderator = await createUser("moderator", "Maud");
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
});

const item = (id: string, title: string, text = "Ce que c’est, en une phrase.") =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://veille.exemple.fr/${id}</link>` +
  `<pubDate>Mon, 19 Nov 2018 10:00:00 GMT</pubDate><description><![CDATA[<p>${text}</p>]]></description></item>`;
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>La veille</title><link>https://veille.exemple.fr</link><language>fr</language>${items.join("")}</channel></rss>`;
const give = (body: string, headers: Record<string, string> = {}) => {
  answer = (_, response) => response.writeHead(200, { "content-type": "text/xml", ...headers }).end(body);
};

let number = 0;
const declare = (kind: string, path = `/source-${number++}`) =>
  declareSource(admin, {
    kind,
    name: `Veille ${number}`,
    url: `${origin}${path}`,
    language: "fr",
    everyHours: "24",
  });

const read = (id: string, now = new Date()) => harvest(id, now, guard);
const again = async (id: string) => {
  await readNow(admin, id);
  await read(id);
};
const proposalsOf = async (id: string) => {
  const { accountId } = await db.source.findUniqueOrThrow({ where: { id } });
  return db.revision.findMany({
    where: { authorId: accountId },
    orderBy: { createdAt: "asc" },
    select: { id: true, state: true, title: true, version: true, changes: true, entryId: true },
  });
};
const lastRun = async (id: string) => (await getSource(admin, id))?.runs[0];

test("a feed brings proposals of its own account, with their attribution, once", async () => {
  give(rss(item("a", "Un premier rapport"), item("b", "Un second rapport")));
  const id = await declare("feed");
  await read(id);
  expect(await lastRun(id)).toMatchObject({ outcome: "read", found: 2, created: 2, changed: 0 });
  const [first] = await proposalsOf(id);
  expect(first).toMatchObject({ state: "submitted", title: "Un premier rapport" });
  expect(first?.changes).toMatchObject({
    url: { to: "https://veille.exemple.fr/a" },
    summary: { to: "Ce que c’est, en une phrase." },
    startsOn: { to: "2018-11-19" },
    sources: { to: [{ locator: "https://veille.exemple.fr/a" }] },
  });
  expect(await db.entry.count({ where: { title: "Un premier rapport" } })).toBe(0);
  await again(id);
  expect(await lastRun(id)).toMatchObject({ created: 0, changed: 0 });
  expect(await proposalsOf(id)).toHaveLength(2);
});

test("two jobs at once read a source once", async () => {
  give(rss(item("seul", "Lu une seule fois")));
  const id = await declare("feed");
  await Promise.all([read(id), read(id), read(id)]);
  expect(asked).toHaveLength(1);
  expect(await proposalsOf(id)).toHaveLength(1);
});

test("what changes before it is read takes the place of what was proposed; after, only its changes are proposed", async () => {
  give(rss(item("c", "Avant la relecture")));
  const id = await declare("feed");
  await read(id);
  give(rss(item("c", "Avant la relecture, corrigé")));
  await again(id);
  const [old, fresh] = await proposalsOf(id);
  expect([old?.state, fresh?.state]).toEqual(["withdrawn", "submitted"]);
  if (!fresh) throw new Error("no proposal");
  const { entry } = await decide(moderator, acceptance(fresh));
  give(rss(item("c", "Avant la relecture, corrigé", "Un autre résumé.")));
  await again(id);
  const edit = (await proposalsOf(id)).at(-1);
  expect(edit).toMatchObject({ state: "submitted", entryId: entry?.id });
  expect(Object.keys(Object(edit?.changes))).toEqual(["summary"]);
  expect(await lastRun(id)).toMatchObject({ changed: 1, created: 0 });
});

test("what was refused is not proposed again, even changed; what lacks something is counted", async () => {
  give(rss(item("d", "Refusé"), item("e", "Sans résumé", "")));
  const id = await declare("feed");
  await read(id);
  expect(await lastRun(id)).toMatchObject({ created: 1, incomplete: 1 });
  const [made] = await proposalsOf(id);
  if (!made) throw new Error("no proposal");
  await decide(moderator, {
    id: made.id,
    seenVersion: made.version,
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: "Hors sujet.",
  });
  give(rss(item("d", "Refusé, mais changé")));
  await again(id);
  expect(await lastRun(id)).toMatchObject({ known: 1, created: 0, changed: 0 });
  expect(await proposalsOf(id)).toHaveLength(1);
});

test("a server that says that nothing changed is believed", async () => {
  give(rss(item("f", "Avec une étiquette")), {
    etag: '"v1"',
    "last-modified": "Mon, 19 Nov 2018 10:00:00 GMT",
  });
  const id = await declare("feed");
  await read(id);
  answer = (_, response) => response.writeHead(304).end();
  await again(id);
  expect(asked[1]?.headers).toMatchObject({
    "if-none-match": '"v1"',
    "if-modified-since": "Mon, 19 Nov 2018 10:00:00 GMT",
  });
  expect(await lastRun(id)).toMatchObject({ outcome: "unchanged" });
});

test("a calendar and a table are read as they are imported", async () => {
  give(
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x1\nSUMMARY:Atelier moissonné\nDESCRIPTION:Une matinée.\nDTSTART;VALUE=DATE:20181123\nEND:VEVENT\nEND:VCALENDAR",
  );
  const calendar = await declare("ical");
  await read(calendar);
  expect((await proposalsOf(calendar)).map(({ title }) => title)).toEqual(["Atelier moissonné"]);
  give("Titre;Résumé;Nature\nRapport moissonné;En une phrase.;Rapport\n");
  const table = await declare("csv");
  await read(table);
  expect((await proposalsOf(table)).map(({ title }) => title)).toEqual(["Rapport moissonné"]);
});

test("an open archive is read page after page, and then from the day of the last reading", async () => {
  const record = (id: string, title: string) =>
    `<record><header><identifier>oai:${id}</identifier><datestamp>2018-11-19</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="x" xmlns:dc="y"><dc:title xml:lang="fr">${title} &amp; co</dc:title><dc:creator>Martin, Camille</dc:creator><dc:description>Un résumé.</dc:description><dc:language>fre</dc:language><dc:type>info:eu-repo/semantics/article</dc:type><dc:identifier>https://archive.exemple.fr/${id}</dc:identifier></oai_dc:dc></metadata></record>`;
  const page = (content: string) =>
    `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${content}</ListRecords></OAI-PMH>`;
  answer = (request, response) => {
    const more = request.url?.includes("resumptionToken=suite");
    const body = more
      ? page(
          `${record("2", "Second dépôt")}<record><header status="deleted"><identifier>oai:3</identifier></header></record>`,
        )
      : page(`${record("1", "Premier dépôt")}<resumptionToken>suite</resumptionToken>`);
    response.writeHead(200, { "content-type": "text/xml" }).end(body);
  };
  const id = await declare("oai", "/oai?set=labs");
  await read(id);
  const proposals = await proposalsOf(id);
  expect(proposals.map(({ title }) => title)).toEqual(["Premier dépôt & co", "Second dépôt & co"]);
  expect(proposals[0]?.changes).toMatchObject({
    kind: { to: "article" },
    credits: { to: [{ role: "author", name: "Camille Martin" }] },
  });
  expect(asked.map(({ url }) => url)).toEqual([
    "/oai?set=labs&verb=ListRecords&metadataPrefix=oai_dc",
    "/oai?verb=ListRecords&resumptionToken=suite",
  ]);
  answer = (_, response) =>
    response.writeHead(200).end('<OAI-PMH><error code="noRecordsMatch">rien</error></OAI-PMH>');
  await again(id);
  expect(asked[2]?.url).toMatch(/from=\d{4}-\d{2}-\d{2}/);
  expect(await lastRun(id)).toMatchObject({ outcome: "read", found: 0 });
});

test("a source that fails waits longer each time, is suspended at the fifth, and administrators are told", async () => {
  answer = (_, response) => response.writeHead(500).end();
  const id = await declare("feed");
  let now = new Date();
  const waits: number[] = [];
  for (let time = 0; time < 5; time++) {
    await read(id, now);
    const { nextAt } = await db.source.findUniqueOrThrow({ where: { id } });
    waits.push(Math.round((nextAt.getTime() - now.getTime()) / 3_600_000));
    now = nextAt;
  }
  expect(waits).toEqual([2, 4, 8, 16, 24]);
  expect(await getSource(admin, id)).toMatchObject({ state: "suspended", failures: 5 });
  expect(await lastRun(id)).toMatchObject({ outcome: "failed", error: "status 500" });
  expect(await db.notification.count({ where: { userId: admin.id, sourceId: id } })).toBe(1);
  await harvestDue(() => new Date(Date.now() + 365 * 86_400_000), guard);
  expect(asked.filter(({ url }) => url === asked[0]?.url)).toHaveLength(5);
  give(rss(item("g", "De retour")));
  await resumeSource(admin, id);
  await read(id);
  expect(await getSource(admin, id)).toMatchObject({ state: "active", failures: 0 });
});

test("an address of a private network is never asked: no packet leaves, and the source is suspended at once", async () => {
  const id = await declare("feed");
  await harvest(id, new Date(), { ...guard, testServers: new Set() });
  expect(asked).toHaveLength(0);
  expect(await getSource(admin, id)).toMatchObject({ state: "suspended" });
});

test.each([
  ["a page that is no feed", "<html><body>Bonjour</body></html>"],
  [
    "a feed that declares entities of its own",
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
  ],
  ["bytes", "\0\0\0"],
])("%s fails or brings nothing, and the server stays up", async (_, body) => {
  give(body);
  const id = await declare("feed");
  await read(id);
  expect(await proposalsOf(id)).toHaveLength(0);
  expect((await lastRun(id))?.outcome).toMatch(/failed|read/);
});

test("a preview keeps nothing, and only administrators declare", async () => {
  give(rss(item("h", "Pour voir")));
  const before = await db.revision.count();
  expect(
    await previewSource(admin, { kind: "feed", url: `${origin}/essai`, language: "fr" }, guard),
  ).toMatchObject({ error: null, found: 1, items: [{ title: "Pour voir" }] });
  expect(await db.revision.count()).toBe(before);
  await expect(
    previewSource(moderator, { kind: "feed", url: origin, language: "fr" }, guard),
  ).rejects.toMatchObject({ code: "forbidden" });
  const url = `${origin}/une-fois`;
  const once = { kind: "feed", name: "Une fois", url, language: "fr", everyHours: "24" };
  await declareSource(admin, once);
  await expect(declareSource(admin, once)).rejects.toMatchObject({ key: "sourceExists" });
  await expect(declareSource(admin, { ...once, url: "ftp://x", name: "" })).rejects.toMatchObject({
    issues: [
      { path: "name", code: "required" },
      { path: "url", code: "notWebAddress" },
    ],
  });
});
