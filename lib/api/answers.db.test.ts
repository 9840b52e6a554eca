import "#lib/testing/database";
import "#lib/testing/settings";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { remove } from "#lib/revisions/remove";
import { addEntry } from "#lib/selections/add-entry";
import { hideSelection } from "#lib/selections/hide-selection";
import { createSelection } from "#lib/selections/keep-selection";
import { askApi } from "#lib/testing/api";
import {
  acceptance,
  contentFor,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { openApiDocument } from "./openapi";
import type { ApiRoute } from "./route";
import { routes } from "./routes";

/** In whatever nobody but its author and those who review may read. */
const CANARY = "Zibeline";
const EMAIL = /@exemple\.fr/;

/** Those that anyone may ask; the others are asked in proposals.db.test.ts. */
const open = Object.values(routes).filter((one: ApiRoute) => !one.token);

const document = openApiDocument("en", "https://sillage.example");
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: "api", components: document.components });

/** What the description says of the answer of an address, checked. */
function expectDescribed(address: string, status: number, body: unknown): void {
  const { pathname } = new URL(address, "https://sillage.example");
  const route = Object.values(routes).find((one: ApiRoute) =>
    new RegExp(`^${one.address.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
  const answer = document.paths[route?.address ?? ""]?.get?.responses[status];
  const [content] = Object.values(answer?.content ?? {});
  expect(content, `${address}: ${status} is not described`).toBeDefined();
  const check = ajv.compile({ $ref: `api${z.object({ $ref: z.string() }).parse(content?.schema).$ref}` });
  expect(check(body) ? null : check.errors, address).toBeNull();
}

async function ask(address: string, headers?: HeadersInit) {
  const response = await askApi(address, { headers });
  const text = await response.text();
  return { response, text, body: text ? (JSON.parse(text) as unknown) : null };
}

const slugs: Partial<Record<EntryType, string>> = {};
let removed = "";
const selections = { public: "", link: "", private: "" };

beforeAll(async () => {
  await createTheme("design");
  const before = await createOrganisation("sgmap", "SGMAP");
  const after = await createOrganisation("ditp", "DITP");
  const parent = await createOrganisation("services-du-premier-ministre", "Services du Premier ministre");
  await db.organisation.update({ where: { id: after.id }, data: { parentId: parent.id, acronym: "DITP" } });
  await db.organisationSuccession.create({
    data: { predecessorId: before.id, successorId: after.id, year: 2017 },
  });
  const merged = await createOrganisation("ditp-double", "DITP (double)");
  await db.organisation.update({ where: { id: merged.id }, data: { mergedIntoId: after.id } });
  await db.territory.createMany({
    data: [
      { code: "fr", level: "country", name: "France", searchName: "france", ancestors: [] },
      { code: "region-53", level: "region", name: "Bretagne", searchName: "bretagne", ancestors: ["fr"] },
      {
        code: "departement-35",
        level: "departement",
        name: "Ille-et-Vilaine",
        searchName: "ille-et-vilaine",
        ancestors: ["region-53", "fr"],
        population: 1_120_666,
        latitude: 48.15,
        longitude: -1.64,
      },
    ],
  });
  const credits = [{ role: "operator", name: "DITP", note: null, organisation: "ditp", entry: null }];
  const lab = await createEntry("lab", {
    title: "Le laboratoire",
    themes: ["design"],
    territory: "region-53",
    credits,
  });
  slugs.lab = lab.slug;
  const gone = await createEntry("resource", { title: `${CANARY} retirée` });
  removed = gone.slug;
  for (const type of ["resource", "programme", "event"] as const) {
    const { slug } = await createEntry(type, {
      title: `Un exemple (${type})`,
      themes: ["design"],
      credits: [
        ...credits,
        { role: "partner", name: "Le laboratoire", note: null, organisation: null, entry: lab.slug },
      ],
      relations: [
        { kind: "part-of", to: lab.slug, note: "Depuis 2018" },
        { kind: "cites", to: gone.slug, note: CANARY },
      ],
    });
    slugs[type] = slug;
  }
  const entry = await db.entry.findUniqueOrThrow({ where: { slug: lab.slug }, select: { id: true } });
  await db.deadLink.create({
    data: { entryId: entry.id, url: "https://exemple.fr/passerelle", since: new Date(), archivedUrl: null },
  });
  const [author, moderator] = [await createUser(), await createUser("moderator", "Inès")];
  // A second version; a proposal refused, one that waits, a draft, an internal note.
  const edit = await submitEdit(author, lab, { title: "Le laboratoire, renommé" }, "Il a changé de nom.");
  await decide(moderator, acceptance(edit));
  const refused = await submitCreation(author, "lab", { title: `${CANARY} refusée` });
  await decide(moderator, {
    id: refused.id,
    seenVersion: refused.version,
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: CANARY,
  });
  await submitCreation(author, "programme", { title: `${CANARY} en attente` });
  const draft = await propose(author, {
    type: "event",
    baseVersion: 0,
    content: contentFor("event", { title: `${CANARY} en brouillon` }),
    comment: CANARY,
    idempotencyKey: uuid(),
  });
  await db.comment.create({
    data: {
      id: uuid(),
      revisionId: draft.id,
      authorId: moderator.id,
      body: `${CANARY} entre nous`,
      internal: true,
      createdAt: new Date(),
    },
  });
  await createEntry("lab", { title: "Un double", mergedInto: lab.slug });
  await createEntry("lab", { title: "Archivée", archived: true });
  await remove(moderator, { slug: gone.slug, reasonCode: "rights", reason: CANARY });
  await db.$executeRaw(reindexSql(Prisma.sql`true`));
  const reader = await createUser("contributor", "Ada");
  for (const visibility of ["public", "link", "private"] as const) {
    const title = visibility === "private" ? `${CANARY} à moi` : `Lectures (${visibility})`;
    const id = await createSelection(reader, { title, description: null, visibility });
    for (const slug of [lab.slug, slugs.event ?? ""])
      await addEntry(reader, { slug, to: id, title: "", note: "À lire.", lang: "fr" });
    selections[visibility] = id;
  }
}, 60_000);

/** One address at least of every route. */
const addresses = () => [
  "/api/v1",
  "/api/v1/entries",
  "/api/v1/entries?q=exemple&limit=2",
  "/api/v1/facets",
  "/api/v1/facets?theme=design&type=lab",
  ...Object.values(slugs).flatMap((slug) => [
    `/api/v1/entries/${slug}`,
    `/api/v1/entries/${slug}/history`,
    `/api/v1/entries/${slug}/relations`,
  ]),
  "/api/v1/entries/archivee",
  "/api/v1/events",
  "/api/v1/events?from=2018&to=2018-12&theme=design",
  "/api/v1/organisations",
  "/api/v1/organisations?q=premier+ministre&kind=state-service",
  "/api/v1/organisations/ditp",
  "/api/v1/organisations/sgmap",
  "/api/v1/themes",
  "/api/v1/territories",
  "/api/v1/territories?level=departement&within=region-53&q=vilaine",
  "/api/v1/territories/departement-35",
  "/api/v1/selections",
  "/api/v1/selections?limit=1",
  `/api/v1/selections/${selections.public}`,
  `/api/v1/selections/${selections.link}`,
  "/api/v1/decisions",
  "/api/v1/decisions?type=lab&verdict=accepted&theme=design&from=2020-01-01&to=2099-12-31",
  "/api/v1/statistics",
  "/api/v1/service",
];

describe("every route", () => {
  it("answers what its description says, to any site, with a validator", async () => {
    const asked = new Set<string>();
    for (const address of addresses()) {
      const { response, body } = await ask(address);
      expect(response.status, address).toBe(200);
      expectDescribed(address, 200, body);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(response.headers.get("ratelimit")).toMatch(/^"reading";r=\d+;t=\d+$/);
      expect(response.headers.get("cache-control")).toMatch(/^public, max-age=0, s-maxage=\d+$/);
      asked.add(
        address.split("?")[0]?.replace(/(entries|organisations|territories|selections)\/[^/]+/, "$1/_") ?? "",
      );
    }
    expect(asked.size).toBe(open.length);
  });

  it("answers 304, and nothing more, to who has its answer already", async () => {
    for (const address of addresses()) {
      if (/statistics|service/.test(address)) continue; // they say when they were computed
      const etag = (await ask(address)).response.headers.get("etag") ?? "";
      expect(etag, address).toMatch(/^"[\w-]{27}"$/);
      const again = await ask(address, { "if-none-match": `W/"other", ${etag}` });
      expect([again.response.status, again.text], address).toEqual([304, ""]);
      expect(again.response.headers.get("etag")).toBe(etag);
      expect(again.response.headers.get("access-control-allow-origin")).toBe("*");
    }
  });

  it("says nothing of drafts, of what waits, of what was refused or taken down, of internal notes, nor any e-mail address", async () => {
    for (const address of addresses()) {
      const { text } = await ask(address);
      expect(text, address).not.toContain(CANARY);
      expect(text, address).not.toMatch(EMAIL);
      expect(text.toLowerCase(), address).not.toContain(CANARY.toLowerCase());
    }
  });

  it("refuses a parameter that it does not know, and names it", async () => {
    for (const { address } of open) {
      const at = address
        .replace("{slug}", slugs.lab ?? "")
        .replace("{code}", "fr")
        .replace("{id}", selections.public);
      const { response, body } = await ask(`${at}?zut=1`);
      expect(response.status, at).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expectDescribed(at, 400, body);
      expect(body).toMatchObject({ status: 400, errors: [{ name: "zut" }] });
    }
  });

  it.each([
    "/api/v1/organisations?cursor=%00",
    "/api/v1/organisations?cursor='",
    "/api/v1/organisations?kind=zut",
    "/api/v1/organisations?limit=101",
    "/api/v1/territories?cursor=%ED%A0%80",
    "/api/v1/territories?level=planet",
    "/api/v1/territories?within=%00",
    "/api/v1/decisions?cursor=zut",
    "/api/v1/selections?cursor=zut",
    "/api/v1/selections?limit=0",
    "/api/v1/decisions?cursor=9999999999999999.0199f3a0-5c6e-7b11-9d52-3f0f0a6f2c11",
    "/api/v1/decisions?from=2018-02-30",
    "/api/v1/decisions?from=0000-01-01",
    "/api/v1/decisions?limit=1&limit=2",
    "/api/v1/entries/le-laboratoire/history?cursor=0",
    "/api/v1/entries/le-laboratoire/history?cursor=99999999999",
    "/api/v1/events?type=lab",
    "/api/v1/events?cursor=WyJ0aXRsZSIsIlx1MDAwMCJd",
    "/api/v1/facets?sort=title",
    "/api/v1/themes?limit=5",
  ])("%s is refused", async (address) => {
    const { response, body } = await ask(address);
    expect(response.status).toBe(400);
    expectDescribed(address, 400, body);
  });

  it.each([
    "/api/v1/organisations?q=%00%ED%A0%80%25_'",
    "/api/v1/territories?q=%00%25%5C",
    "/api/v1/facets?q=%26%20%7C%20!",
    "/api/v1/events?q=%22",
  ])("%s breaks nothing", async (address) => {
    const { response, body } = await ask(address);
    expect(response.status).toBe(200);
    expectDescribed(address, 200, body);
  });

  it("asks the database a few statements, however long its answer", async () => {
    const most: Record<string, number> = {
      "/api/v1": 0,
      "/api/v1/entries?theme=design": 2,
      "/api/v1/facets?theme=design": 2,
      [`/api/v1/entries/${slugs.lab}`]: 1,
      [`/api/v1/entries/${slugs.lab}/relations`]: 1,
      [`/api/v1/entries/${slugs.lab}/history`]: 7,
      "/api/v1/events?theme=design": 3,
      "/api/v1/organisations": 1,
      "/api/v1/organisations/ditp": 4,
      "/api/v1/themes": 1,
      "/api/v1/territories?within=fr": 1,
      "/api/v1/territories/departement-35": 2,
      "/api/v1/selections": 1,
      [`/api/v1/selections/${selections.public}`]: 9,
      "/api/v1/decisions": 1,
      "/api/v1/statistics": 2,
      "/api/v1/service": 3,
    };
    for (const [address, limit] of Object.entries(most)) {
      await ask(address); // what is read once a minute is read
      const { statements } = await statementsOf(() => ask(address));
      expect(statements.length, `${address}\n${statements.join("\n")}`).toBeLessThanOrEqual(limit);
    }
  });
});

describe("an entry", () => {
  it("says its life, its dead links and all the fields of its type", async () => {
    const { body } = await ask(`/api/v1/entries/${slugs.lab}`);
    expect(body).toMatchObject({
      version: 2,
      confirmedAt: null,
      deadLinks: [{ url: "https://exemple.fr/passerelle", archivedUrl: null }],
      content: { title: "Le laboratoire, renommé", territory: "region-53", themes: ["design"] },
    });
  });

  it("has a history: each version with what it changed, the newest first", async () => {
    const { body } = await ask(`/api/v1/entries/${slugs.lab}/history`);
    expect(body).toMatchObject({
      entry: { slug: slugs.lab },
      items: [
        {
          version: 2,
          author: "Camille",
          moderator: "Inès",
          comment: "Il a changé de nom.",
          changes: { title: { from: "Le laboratoire", to: "Le laboratoire, renommé" } },
          url: `https://sillage.example/fr/labs/${slugs.lab}/historique/2`,
        },
        { version: 1, changes: { kind: { from: null, to: "public-lab" } } },
      ],
      next: null,
    });
    expect((await ask(`/api/v1/entries/${slugs.lab}/history?cursor=2`)).body).toMatchObject({
      items: [{ version: 1 }],
    });
  });

  it("has relations, read from both ends", async () => {
    expect((await ask(`/api/v1/entries/${slugs.event}/relations`)).body).toMatchObject({
      relations: [{ kind: "part-of", note: "Depuis 2018", entry: { slug: slugs.lab } }],
    });
    const { body } = await ask(`/api/v1/entries/${slugs.lab}/relations`);
    const { relations, creditedOn } = z
      .object({
        relations: z.array(z.object({ kind: z.string(), entry: z.object({ slug: z.string() }) })),
        creditedOn: z.array(z.object({ role: z.string() })),
      })
      .parse(body);
    expect(relations.map(({ kind }) => kind)).toEqual(["includes", "includes", "includes"]);
    expect(creditedOn.map(({ role }) => role)).toEqual(["partner", "partner", "partner"]);
  });

  it("that was merged leads to the other, and one that was taken down is gone, with all that is under it", async () => {
    for (const [under, there] of [
      ["", ""],
      ["/relations", "/relations"],
    ] as const) {
      const { response } = await ask(`/api/v1/entries/un-double${under}`);
      expect([response.status, response.headers.get("location")]).toEqual([
        308,
        `https://sillage.example/api/v1/entries/${slugs.lab}${there}`,
      ]);
    }
    for (const under of ["", "/history", "/relations"]) {
      const { response, body } = await ask(`/api/v1/entries/${removed}${under}`);
      expect(response.status, under).toBe(410);
      expectDescribed(`/api/v1/entries/${removed}${under}`, 410, body);
      const missing = await ask(`/api/v1/entries/rien${under}`);
      expect(missing.response.status).toBe(404);
      expectDescribed(`/api/v1/entries/rien${under}`, 404, missing.body);
    }
  });
});

describe("lists", () => {
  it("are read page by page, each item once", async () => {
    const page = z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().nullable() });
    for (const [list, key, total] of [
      ["/api/v1/organisations", "slug", 3],
      ["/api/v1/territories", "code", 3],
      ["/api/v1/entries", "slug", 4],
      ["/api/v1/decisions", "id", 10],
    ] as const) {
      const seen: unknown[] = [];
      let next: string | null = "";
      do {
        const { body } = await ask(`${list}?limit=2&cursor=${encodeURIComponent(next)}`);
        const read: z.infer<typeof page> = page.parse(body);
        seen.push(...read.items.map((item) => item[key]));
        next = read.next;
      } while (next !== null);
      expect([list, new Set(seen).size, seen.length]).toEqual([list, total, total]);
    }
  });

  it("of events hold what happens in the period, with its days and its times", async () => {
    const { body } = await ask("/api/v1/events?from=2018-11&to=2018-11");
    expect(body).toMatchObject({
      total: 1,
      items: [{ type: "event", startsOn: "2018-11-23", startTime: "09:15", timezone: "Europe/Paris" }],
      next: null,
    });
    expect((await ask("/api/v1/events?from=1999&to=2000")).body).toMatchObject({ total: 0, items: [] });
  });

  it("of facets and statistics count what is published, by values that the search takes", async () => {
    const { body } = await ask("/api/v1/facets");
    expect(body).toMatchObject({ total: 4 });
    expect(JSON.stringify(body)).toContain(
      '{"value":"region-53","label":{"fr":"Bretagne","en":"Bretagne"},"count":1}',
    );
    expect((await ask("/api/v1/statistics")).body).toMatchObject({
      total: 4,
      partial: [],
      types: [
        { value: "resource", count: 1 },
        { value: "lab", count: 1 },
        { value: "programme", count: 1 },
        { value: "event", count: 1 },
      ],
      months: [{ published: 4, types: { resource: 1, lab: 1, programme: 1, event: 1 } }],
    });
  });
});

describe("a selection", () => {
  it("is listed when it is public, and read by its address when anyone may, in its order and with its notes", async () => {
    const { body } = await ask("/api/v1/selections");
    expect(body).toMatchObject({
      items: [
        {
          id: selections.public,
          title: "Lectures (public)",
          owner: "Ada",
          count: 2,
          entries: `https://sillage.example/api/v1/selections/${selections.public}`,
        },
      ],
      next: null,
    });
    expect((await ask(`/api/v1/selections/${selections.link}`)).body).toMatchObject({
      title: "Lectures (link)",
      items: [
        { entry: { slug: slugs.lab }, note: "À lire.", archived: false },
        { entry: { slug: slugs.event } },
      ],
    });
  });

  it("is nowhere when it is private or hidden, from the next request on", async () => {
    for (const id of [selections.private, uuid(), "zut"]) {
      const { response, body } = await ask(`/api/v1/selections/${id}`);
      expect(response.status).toBe(404);
      expectDescribed(`/api/v1/selections/${id}`, 404, body);
    }
    const hide = { id: selections.public, hides: true, reason: "Publicité." };
    const moderator = await createUser("moderator");
    await hideSelection(moderator, hide);
    const { response } = await ask(`/api/v1/selections/${selections.public}`);
    expect(response.status).toBe(404);
    expect((await ask("/api/v1/selections")).body).toMatchObject({ items: [], next: null });
    await hideSelection(moderator, { ...hide, hides: false });
  });
});

describe("an organisation", () => {
  it("says what it follows and what followed it; what was merged leads there", async () => {
    expect((await ask("/api/v1/organisations/ditp")).body).toMatchObject({
      slug: "ditp",
      parent: { slug: "services-du-premier-ministre" },
      predecessors: [{ year: 2017, organisation: { slug: "sgmap", name: "SGMAP" } }],
      entries: "https://sillage.example/api/v1/entries?organisation=ditp",
    });
    expect((await ask("/api/v1/organisations/sgmap")).body).toMatchObject({
      successors: [{ year: 2017, organisation: { slug: "ditp" } }],
    });
    const { response } = await ask("/api/v1/organisations/ditp-double");
    expect([response.status, response.headers.get("location")]).toEqual([
      308,
      "https://sillage.example/api/v1/organisations/ditp",
    ]);
  });
});

it("refuses an address that asks too much, and says when to come back", async () => {
  const headers = { "x-forwarded-for": "203.0.113.77" };
  const now = new Date("2026-11-22T12:00:00Z");
  let last: Response | undefined;
  for (let i = 0; i < 601; i++) last = await askApi("/api/v1", { headers, now });
  expect(last?.status).toBe(429);
  expect(last?.headers.get("retry-after")).toBe("60");
  expect(last?.headers.get("ratelimit")).toBe('"reading";r=0;t=60');
  expectDescribed("/api/v1", 429, await last?.json());
  expect((await askApi("/api/v1", { headers: { "x-forwarded-for": "203.0.113.78" }, now })).status).toBe(200);
});
