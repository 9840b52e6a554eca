import "#lib/testing/database";
import "#lib/testing/settings";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { preflight } from "#lib/http/open";
import { makeLog } from "#lib/log";
import { askApi } from "#lib/testing/api";
import { createEntry, createTheme } from "#lib/testing/factories";

const list = z.strictObject({
  total: z.number().int(),
  items: z.array(
    z.strictObject({
      type: z.string(),
      slug: z.string(),
      title: z.string(),
      summary: z.string(),
      url: z.url(),
    }),
  ),
  next: z.string().nullable(),
});
const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.strictObject({ name: z.string(), reason: z.string() })).optional(),
});

const origin = "https://sillage.example";
const now = new Date("2026-11-22T12:00:00Z");
const ask = (query = "") => askApi(`/api/v1/entries${query}`, { origin, now });
const askList = async (query?: string) => list.parse(await (await ask(query)).json());
const askEntry = (slug: string) => askApi(`/api/v1/entries/${encodeURIComponent(slug)}`, { origin, now });

beforeAll(async () => {
  await createTheme("design");
  for (let i = 1; i <= 24; i++) {
    await createEntry("resource", { title: `Rapport ${i}`, themes: i <= 3 ? ["design"] : [] });
  }
  await createEntry("lab", { title: "La Fabrique" });
  await createEntry("event", { title: "Archivé", archived: true });
  await createEntry("lab", { title: "La Vieille Fabrique", mergedInto: "la-fabrique" });
}, 60_000);

describe("the list", () => {
  it("gives 20 entries, how many there are and where to go on", async () => {
    const first = await askList();
    expect([first.total, first.items.length]).toEqual([25, 20]);
    expect(first.items[0]).toEqual({
      type: "lab",
      slug: "la-fabrique",
      title: "La Fabrique",
      summary: expect.any(String),
      url: "https://sillage.example/fr/labs/la-fabrique",
    });
    const second = await askList(`?cursor=${first.next}`);
    expect([second.total, second.items.length, second.next]).toEqual([25, 5, null]);
    expect(new Set([...first.items, ...second.items].map(({ slug }) => slug)).size).toBe(25);
  });

  it("is narrowed by type, theme and words", async () => {
    expect((await askList("?type=lab")).items.map(({ slug }) => slug)).toEqual(["la-fabrique"]);
    expect((await askList("?theme=design&limit=100")).total).toBe(3);
    expect((await askList("?q=rapports&type=resource&limit=1")).total).toBe(24);
    expect(await askList("?q=introuvable")).toEqual({ total: 0, items: [], next: null });
  });

  it("is open to other sites and kept a few seconds only", async () => {
    const response = await ask("?limit=1");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=10");
    expect(preflight().headers.get("access-control-allow-methods")).toContain("GET");
  });

  it.each([
    ["?limit=0", "limit"],
    ["?limit=101", "limit"],
    ["?limit=abc", "limit"],
    ["?limit=1e1", "limit"],
    ["?limit=5&limit=6", "limit"],
    ["?type=blog", "type"],
    ["?cursor=zzz", "cursor"],
    ["?theme=A%20B", "theme"],
    ["?themes=design", "themes"],
    [`?q=${"a".repeat(10_000)}`, "q"],
    ["?q=a&q=b", "q"],
  ])("%s is refused, and the parameter named", async (query, name) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(problem.parse(await response.json()).errors?.map((error) => error.name)).toEqual([name]);
  });

  it.each(["?q=%00", "?q=%ED%A0%80", "?q='%20OR%201=1--", "?q=%26%20%7C%20!", "?q=%22", "?theme=%00"])(
    "%s breaks nothing",
    async (query) => {
      expect([200, 400]).toContain((await ask(query)).status);
    },
  );
});

describe("an entry", () => {
  it("is given whole, with its own fields and the address of its page", async () => {
    const response = await askEntry("la-fabrique");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      type: "lab",
      slug: "la-fabrique",
      url: "https://sillage.example/fr/labs/la-fabrique",
      version: 1,
      archived: false,
      licence: "Licence Ouverte 2.0",
      publishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      confirmedAt: null,
      deadLinks: [],
      content: { title: "La Fabrique", kind: "public-lab", aliases: expect.any(Array), credits: [] },
    });
  });

  it("that is archived says so", async () => {
    expect(await (await askEntry("archive")).json()).toMatchObject({ archived: true });
  });

  it("that was merged leads to the other for good", async () => {
    const response = await askEntry("la-vieille-fabrique");
    expect(response.status).toBe(308);
    expect(response.headers.get("location")).toBe("https://sillage.example/api/v1/entries/la-fabrique");
  });

  it.each(["nothing", "a\0b", "../x", "É", "a".repeat(5000)])("%j is not found", async (slug) => {
    const response = await askEntry(slug);
    expect(response.status).toBe(404);
    expect(problem.parse(await response.json()).status).toBe(404);
  });
});

describe("when the database is away", () => {
  it("both say to come back later, and the log says why", async () => {
    const lines: string[] = [];
    globalThis.sillageLog = makeLog({ level: "info", write: (line) => lines.push(line) });
    const url = new URL(process.env.DATABASE_URL ?? "");
    const database = url.pathname.slice(1);
    const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await admin.connect();
    try {
      await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(database)} WITH ALLOW_CONNECTIONS false`);
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
        database,
      ]);
      for (const response of [await ask(), await askEntry("la-fabrique")]) {
        expect(response.status).toBe(503);
        expect(response.headers.get("retry-after")).toBe("5");
        expect(problem.parse(await response.json()).detail).not.toMatch(/prisma|postgres|127/i);
      }
    } finally {
      await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(database)} WITH ALLOW_CONNECTIONS true`);
      await admin.end();
    }
    globalThis.sillageLog = undefined;
    expect(lines.join("")).toMatch(/"part":"api".*"event":"database.away"/);
    // A pooler tries again after a second.
    await expect.poll(async () => (await ask()).status, { timeout: 5_000 }).toBe(200);
  });
});
