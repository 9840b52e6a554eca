import "#lib/testing/database";
import "#lib/testing/settings";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { v4 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getEntry } from "#lib/entries/queries";
import type { Guard } from "#lib/outbound";
import { closeReport } from "#lib/reports/close";
import { archive } from "#lib/revisions/archive";
import { propose } from "#lib/revisions/propose";
import { publishOwn } from "#lib/revisions/publish-own";
import { tags } from "#lib/tags";
import { contentFor, createEntry, createUser } from "#lib/testing/factories";
import { discoverLinks } from "./discover";
import { lastVisits } from "./queries";
import { visitLinks } from "./visit-links";

const NOW = new Date("2026-11-22T10:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** A real server of this machine in the place of all those that entries link to, and of the archive. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answers: Record<string, Answer> = {};
let asked: string[] = [];
let server: Server;
let guard: Guard;
let port = 0;
let settings = { LINK_VISITS_PER_DAY: 144_000, ARCHIVE_URL: "" };

const say =
  (status: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

beforeAll(async () => {
  server = createServer((request, response) => {
    const [host = ""] = (request.headers.host ?? "").split(":");
    asked.push(`${request.method} ${host}${request.url}`);
    const answer = answers[`${host}${request.url}`] ?? answers[host] ?? say(404);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  settings = { ...settings, ARCHIVE_URL: `http://archive.exemple.fr:${port}` };
  guard = {
    ports: new Set(),
    testServers: new Set([`127.0.0.1:${port}`]),
    resolve: async (name) => {
      if (name.startsWith("inconnu.")) throw new Error("ENOTFOUND");
      return [{ address: "127.0.0.1", family: 4 }];
    },
    sender: "Sillage (+https://sillage.example.org)",
  };
});

afterAll(() => {
  server.close();
});

beforeEach(async () => {
  answers = { "vivant.exemple.fr": say(200) };
  asked = [];
  await db.report.deleteMany();
  await db.deadLink.deleteMany();
  await db.linkHost.deleteMany();
  // Those of other tests are put away.
  const rows = await db.entry.findMany({ where: { archived: false }, select: { slug: true } });
  const moderator = await createUser("moderator");
  for (const { slug } of rows) await archive(moderator, { slug, reason: "Autre essai." }, NOW);
});

const at = (host: string, path = "/") => `http://${host}:${port}${path}`;

const lab = (url: string | null, links: string[] = []) =>
  createEntry("lab", {
    title: `Lab ${uuid()}`,
    url,
    links: links.map((link) => ({ url: link, label: "Un lien", kind: "website", language: null })),
  });

/** The visit of that day, until no address is due. */
async function visitAll(now: Date) {
  await discoverLinks(now);
  const all: string[] = [];
  for (let round = 0; round < 10; round++) {
    const { visited, tags: changed } = await visitLinks(
      new Date(now.getTime() + round * 600_000),
      settings,
      guard,
    );
    all.push(...changed);
    if (visited === 0) break;
  }
  return all;
}

const visitOf = (url: string) => db.linkVisit.findUniqueOrThrow({ where: { url } });
const reports = () =>
  db.report.findMany({
    where: { origin: "link_check" },
    select: { id: true, state: true, url: true, entryId: true },
  });

/** Fails on three visits over a week. */
async function die() {
  await visitAll(NOW);
  await visitAll(later(2.1));
  return visitAll(later(7.2));
}

describe("an address that answers", () => {
  test("is visited by HEAD, then asked whether it has changed, and not before a month", async () => {
    let sent: IncomingMessage["headers"] = {};
    answers["vivant.exemple.fr"] = (request, response) => {
      sent = request.headers;
      const unchanged = request.headers["if-none-match"] === '"v1"';
      response
        .writeHead(unchanged ? 304 : 200, { etag: '"v1"', "last-modified": "Sun, 22 Nov 2026 00:00:00 GMT" })
        .end();
    };
    const url = at("vivant.exemple.fr", "/page");
    await lab(url);
    await visitAll(NOW);
    expect(asked).toEqual(["GET vivant.exemple.fr/robots.txt", "HEAD vivant.exemple.fr/page"]);
    expect(sent["user-agent"]).toContain("Sillage");
    asked = [];
    await visitAll(later(29));
    expect(asked).toEqual([]);
    await visitAll(later(31));
    expect(asked).toEqual(["GET vivant.exemple.fr/robots.txt", "HEAD vivant.exemple.fr/page"]);
    expect(sent).toMatchObject({
      "if-none-match": '"v1"',
      "if-modified-since": "Sun, 22 Nov 2026 00:00:00 GMT",
    });
    expect(await visitOf(url)).toMatchObject({ status: 304, failures: 0 });
    expect((await lastVisits([url])).get(url)?.outcome).toBe("found");
  });

  test("to GET only, or behind a door that is closed to us, is there", async () => {
    answers["tetu.exemple.fr"] = (request, response) => {
      response.writeHead(request.method === "HEAD" ? 404 : 200).end("<p>ici</p>");
    };
    answers["ferme.exemple.fr"] = say(403);
    await lab(at("tetu.exemple.fr"), [at("ferme.exemple.fr")]);
    await visitAll(NOW);
    expect(asked).toContain("GET tetu.exemple.fr/");
    expect(await db.linkVisit.count({ where: { failures: 0, answeredAt: { not: null } } })).toBe(2);
  });
});

describe("politeness", () => {
  test("one address of a server at a time, ten minutes between two", async () => {
    await lab(at("vivant.exemple.fr", "/a"), [at("vivant.exemple.fr", "/b"), at("vivant.exemple.fr", "/c")]);
    await discoverLinks(NOW);
    await visitLinks(NOW, settings, guard);
    await visitLinks(new Date(NOW.getTime() + 60_000), settings, guard);
    expect(asked.filter((line) => line.startsWith("HEAD"))).toHaveLength(1);
    await visitLinks(new Date(NOW.getTime() + 600_000), settings, guard);
    expect(asked.filter((line) => line.startsWith("HEAD"))).toHaveLength(2);
  });

  test("robots.txt is obeyed: what it forbids is not visited, and its delay is kept", async () => {
    answers["regle.exemple.fr/robots.txt"] = say(
      200,
      { "content-type": "text/plain" },
      "User-agent: *\nCrawl-delay: 3600\nDisallow: /prive",
    );
    answers["regle.exemple.fr"] = say(200);
    await lab(at("regle.exemple.fr", "/prive/page"), [
      at("regle.exemple.fr", "/a"),
      at("regle.exemple.fr", "/b"),
    ]);
    await discoverLinks(NOW);
    for (let minutes = 0; minutes <= 110; minutes += 10)
      await visitLinks(new Date(NOW.getTime() + minutes * 60_000), settings, guard);
    expect(asked.filter((line) => line.startsWith("HEAD")).length).toBeLessThanOrEqual(2);
    expect(asked.some((line) => line.includes("/prive"))).toBe(false);
    expect(await db.linkVisit.count({ where: { failures: { gt: 0 } } })).toBe(0);
  });

  test("who asks to come back later is left alone, and has not failed", async () => {
    answers["occupe.exemple.fr"] = say(503, { "retry-after": "7200" });
    const url = at("occupe.exemple.fr");
    await lab(url);
    await visitAll(NOW);
    expect(await visitOf(url)).toMatchObject({ failures: 0, status: 503 });
    asked = [];
    await visitAll(new Date(NOW.getTime() + 3_600_000));
    expect(asked).toEqual([]);
  });

  test("no more than so many a day, and none at all when the setting says so", async () => {
    await lab(
      null,
      Array.from({ length: 5 }, (_, i) => at(`vivant${i}.exemple.fr`)),
    );
    await discoverLinks(NOW);
    expect((await visitLinks(NOW, { ...settings, LINK_VISITS_PER_DAY: 0 }, guard)).visited).toBe(0);
    expect((await visitLinks(NOW, { ...settings, LINK_VISITS_PER_DAY: 288 }, guard)).visited).toBe(2);
  });
});

describe("an address that no longer answers", () => {
  test("is dead after three failures over a week: marked, reported once, with its archived copy", async () => {
    const url = at("mort.exemple.fr", "/page");
    answers["archive.exemple.fr"] = (request, response) => {
      expect(new URL(request.url ?? "", "http://x").searchParams.get("url")).toBe(url);
      const closest = { available: true, url: `http://web.archive.org/web/2020/${url}`, status: "200" };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ url, archived_snapshots: { closest } }));
    };
    const one = await lab(url, [at("vivant.exemple.fr")]);
    const other = await lab(null, [url]);
    await visitAll(NOW);
    await visitAll(later(2.1));
    await visitAll(later(3));
    expect(await visitOf(url)).toMatchObject({ failures: 2, deadSince: null, status: 404 });
    expect((await lastVisits([url])).get(url)?.outcome).toBe("unsure");
    expect(await reports()).toEqual([]);

    const changed = await visitAll(later(7.2));
    expect(new Set(changed)).toEqual(new Set([tags.entry(one.slug), tags.entry(other.slug)]));
    expect((await reports()).map(({ state, entryId }) => [state, entryId]).sort()).toEqual(
      [
        ["open", one.id],
        ["open", other.id],
      ].sort(),
    );
    const { entry } = (await getEntry(one.slug)) ?? {};
    expect(entry?.deadLinks).toEqual([
      { url, since: expect.any(Date), archivedUrl: `https://web.archive.org/web/2020/${url}` },
    ]);
    await visitAll(later(30));
    expect(await reports()).toHaveLength(2);
    expect((await lastVisits([url])).get(url)?.outcome).toBe("gone");
  });

  test("that nothing in the archive remembers is marked all the same; a copy elsewhere is not believed", async () => {
    const url = at("mort.exemple.fr", "/b");
    answers["archive.exemple.fr"] = say(
      200,
      { "content-type": "application/json" },
      JSON.stringify({
        archived_snapshots: { closest: { available: true, url: "https://piege.exemple/x" } },
      }),
    );
    const { slug } = await lab(url, [at("vivant.exemple.fr")]);
    await die();
    expect((await getEntry(slug))?.entry?.deadLinks).toMatchObject([{ url, archivedUrl: null }]);
  });

  test("and then answers again: the mark and the report go by themselves", async () => {
    const url = at("revenant.exemple.fr");
    const { slug } = await lab(url, [at("vivant.exemple.fr")]);
    await die();
    expect(await reports()).toMatchObject([{ state: "open" }]);
    answers["revenant.exemple.fr"] = say(200);
    expect(await visitAll(later(30))).toContain(tags.entry(slug));
    expect(await reports()).toMatchObject([{ state: "settled" }]);
    expect((await getEntry(slug))?.entry?.deadLinks).toEqual([]);
    // And dies anew: another report.
    delete answers["revenant.exemple.fr"];
    for (const days of [61, 63.1, 68.2]) await visitAll(later(days));
    expect((await reports()).map(({ state }) => state).sort()).toEqual(["open", "settled"]);
  });

  test("and is changed on the entry: the report closes, and the old address is visited no more", async () => {
    const url = at("mort.exemple.fr", "/c");
    const entry = await lab(url, [at("vivant.exemple.fr")]);
    await die();
    const moderator = await createUser("moderator");
    const draft = {
      type: "lab",
      slug: entry.slug,
      baseVersion: 1,
      comment: "Nouvelle adresse.",
      idempotencyKey: uuid(),
    } as const;
    const content = contentFor("lab", { ...entry.content, url: at("vivant.exemple.fr", "/neuf") });
    await publishOwn(moderator, await propose(moderator, { ...draft, content }));
    await visitLinks(later(8), settings, guard);
    expect(await reports()).toMatchObject([{ state: "settled" }]);
    await visitAll(later(40));
    expect(await db.linkVisit.count({ where: { url } })).toBe(0);
  });

  test("that a moderator leaves as it is, is not reported again", async () => {
    await lab(at("mort.exemple.fr", "/d"), [at("vivant.exemple.fr")]);
    await die();
    const [report] = await reports();
    await closeReport(await createUser("moderator"), {
      id: report?.id ?? "",
      verdict: "dismissed",
      answer: "",
    });
    await visitAll(later(30));
    expect(await reports()).toMatchObject([{ state: "dismissed" }]);
  });

  test("unless it is one that we do not ask: nothing is known of it", async () => {
    await lab("http://exemple.fr:8099/", ["http://10.0.0.1/", at("vivant.exemple.fr")]);
    await die();
    expect(await db.linkVisit.count({ where: { failures: { gt: 0 } } })).toBe(0);
  });

  test("because nothing answers anywhere: the line that is cut is ours, and nobody is blamed", async () => {
    await lab(at("inconnu.un.fr"), [at("inconnu.deux.fr")]);
    await die();
    expect(await db.linkVisit.count({ where: { failures: { gt: 0 } } })).toBe(0);
    // Once something answers, those that do not have failed.
    await lab(at("vivant.exemple.fr"));
    await visitAll(later(9));
    expect(await db.linkVisit.count({ where: { failures: 1, failure: "name" } })).toBe(2);
  });
});
