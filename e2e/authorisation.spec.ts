/**
 * The authorisation matrix: every page, handler and action of the build, as everyone, for everything that is someone's
 * (authorisation-table.ts, authorisation-acts.ts), on a second server whose database is theirs alone.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { ACTS } from "./authorisation-acts";
import { answerIn, ask, builtActions, type Reply } from "./authorisation-client";
import { keysIn, OTHER_FORMS, propsIn, Sightings } from "./authorisation-keys";
import { OBJECTS } from "./authorisation-objects";
import { declared } from "./authorisation-record";
import { type AuthorisationServer, inTurn, startAuthorisation } from "./authorisation-server";
import {
  answerTo,
  HANDLERS,
  type HandlerRows,
  PAGES,
  READERS,
  type Reader,
  type Row,
} from "./authorisation-table";
import { TOKEN_CELLS } from "./authorisation-tokens";
import { ROLES } from "./authorisation-world";

test.describe.configure({ mode: "serial" });

let server: AuthorisationServer;
let cells = 0;

test.beforeAll("a second server starts, on a directory that holds one of each thing @build", async () => {
  test.setTimeout(900_000);
  server = await startAuthorisation("sillage_reading", test.info());
});

test.afterAll(async () => {
  await server?.stop();
  console.log(`authorisation, pages and handlers: ${cells} cells`);
});

test("no page, handler or action of the build is missing from the tables @build", () => {
  const file = join(import.meta.dirname, "../.next/app-path-routes-manifest.json");
  const built = Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8"))));
  const listed = (kind: string) =>
    built.flatMap((path) => (path.endsWith(`/${kind}`) ? [path.slice(1, -kind.length - 1)] : []));
  const ours = (path: string) => !path.startsWith("_");
  expect(listed("page").filter(ours).sort()).toEqual(Object.keys(PAGES).sort());
  const files = /^(robots\.txt|favicon\.ico|manifest\.webmanifest|icon\.svg)$/;
  expect(
    listed("route")
      .filter((path) => ours(path) && !files.test(path))
      .sort(),
  ).toEqual(Object.keys(HANDLERS).sort());
  expect([...builtActions().keys()].sort()).toEqual(Object.keys(ACTS).sort());
});

test("the world holds each object of the matrix, and the words by which it would be known @build", () => {
  const { things, secrets } = server.world;
  const missing = Object.entries(OBJECTS).flatMap(([name, { things: named, words = [] }]) => [
    ...named
      .filter((thing) => !thing.startsWith("/") && things[thing] === undefined)
      .map((thing) => `${name}: ${thing}`),
    ...words
      .filter((word) => !secrets.some((secret) => new RegExp(`^zz${word}[0-9a-f]{6}$`).test(secret.word)))
      .map((word) => `${name}: no word ${word}`),
  ]);
  expect(missing).toEqual([]);
});

/** A page as it is sent to a browser, and as React asks for it. */
const PLAIN: Way = { name: "page", path: (path) => path, headers: {} };
const RSC: Way = { name: "rsc", path: (path) => withParameter(path, "_rsc=1abcd"), headers: { rsc: "1" } };

/** Ways around that were once open in Next, or look as if they might be. */
const TRICKS: readonly Way[] = [
  { name: ".rsc", path: (path) => path.replace(/(\?|$)/, ".rsc$1"), headers: { rsc: "1" } },
  { name: "prefetch", path: PLAIN.path, headers: { rsc: "1", "next-router-prefetch": "1" } },
  {
    name: "segment",
    path: PLAIN.path,
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  },
  {
    name: "segment file",
    path: (path) => path.replace(/(\?|$)/, ".segments/_tree.segment.rsc$1"),
    headers: {},
  },
  {
    name: "data",
    path: (path) => `/_next/data/build${path.replace(/(\?|$)/, ".json$1")}`,
    headers: { "x-nextjs-data": "1" },
  },
  {
    name: "subrequest",
    path: PLAIN.path,
    headers: { "x-middleware-subrequest": Array(5).fill("proxy").join(":") },
  },
  {
    name: "middleware subrequest",
    path: PLAIN.path,
    headers: { "x-middleware-subrequest": Array(5).fill("src/middleware").join(":") },
  },
  { name: "rewrite", path: PLAIN.path, headers: { "x-middleware-rewrite": "/fr", "x-middleware-next": "1" } },
  { name: "resume", path: PLAIN.path, headers: { "next-resume": "1" } },
  {
    name: "inner address",
    path: PLAIN.path,
    headers: {
      "x-nextjs-data": "1",
      "x-invoke-path": "/fr",
      "x-matched-path": "/fr",
      "x-nextjs-rewritten-path": "/fr",
    },
  },
];

/** Those who try them: someone without a session, and the nearest to an administrator. */
const TRICKSTERS: ReadonlySet<Reader> = new Set(["anonymous", "moderator"]);

/** Those who try every method. */
const METHOD_READERS: ReadonlySet<Reader> = new Set(["anonymous", "administrator"]);

interface Way {
  name: string;
  path: (path: string) => string;
  headers: Record<string, string>;
}

for (const reader of READERS) {
  test(`every page and every handler gives ${reader} what the table says, in every way, and changes nothing @build`, async () => {
    test.setTimeout(900_000);
    const before = await server.database.digest();
    const wrong: string[] = [];
    await inTurn(Object.values(PAGES).flat().flatMap(addresses), async (address) => {
      const { kind, path, first } = address;
      const due = answerTo(reader, kind);
      const reply = await ask(server, reader, path);
      wrong.push(...unexpected(reader, path, reply, due));
      wrong.push(...(await unlikeNowhere(reader, address, reply)));
      wrong.push(...(await wrongMethods(reader, address, reply)));
      const tricks = first && due !== "shown" && TRICKSTERS.has(reader);
      for (const way of tricks ? [RSC, ...TRICKS] : [RSC]) {
        const other = await ask(server, reader, way.path(path), { headers: way.headers });
        wrong.push(...leaks(reader, `${path} (${way.name})`, other));
        if (other.status >= 500) wrong.push(`${reader} ${path} (${way.name}): ${other.status}`);
      }
    });
    await inTurn(Object.values(HANDLERS), async (handler) => {
      for (const one of handler.rows.flatMap(addresses))
        wrong.push(...(await wrongOfHandler(reader, handler, one)));
    });
    expect(wrong).toEqual([]);
    // Reading all that is one's own has a line in the audit; what one was told on a page is read with it.
    const noted = changedTables(before, await server.database.digest());
    const own = ROLES.some((role) => role === reader) ? ["audit_event", "notification"] : [];
    expect(noted.filter((table) => !own.includes(table))).toEqual([]);
  });
}

test("the API gives each token what its scopes and its person may have, and takes nothing of it @build", async () => {
  // The day on which a token was last used is noted once.
  for (const token of Object.values(server.world.tokens))
    await ask(server, "anonymous", "/api/v1/proposals", { headers: { authorization: `Bearer ${token}` } });
  const before = await server.database.digest();
  const wrong: string[] = [];
  const sent = { type: "lab", content: labContent(), version: 999, draft: true };
  const bodies: Record<string, unknown> = { PUT: sent, withdrawal: { version: 999 } };
  await inTurn(TOKEN_CELLS, async ({ method, at, token, status }) => {
    const path = at.replace(/\*(\w+)/, (_, name: string) => server.things(name));
    const shown: string = new Map(Object.entries(server.world.tokens)).get(token) ?? "";
    const body = bodies[path.endsWith("withdrawal") ? "withdrawal" : method] ?? {};
    // Who shows nothing has an administrator's cookie.
    const reply = await ask(server, shown ? "anonymous" : "administrator", path, {
      method,
      headers: {
        ...(shown && { authorization: `Bearer ${shown}` }),
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
      },
      ...(method !== "GET" && { body: JSON.stringify(body) }),
    });
    cells++;
    if (reply.status !== status)
      wrong.push(`${token} ${method} ${path}: ${reply.status}, not ${status}. ${reply.text}`);
  });
  expect(wrong).toEqual([]);
  expect(changedTables(before, await server.database.digest())).toEqual([]);
});

test("what programs are answered, and what pages hand to the browser, holds the keys that were declared, to each reader @build", async () => {
  test.setTimeout(900_000);
  const [answers, pages] = [new Sightings(), new Sightings()];
  // What lives a few minutes is there too, whatever ran before.
  await ask(server, "contributor", "/api/cles/ajout", { method: "POST", headers: ownPage() });
  for (const reader of ["anonymous", ...ROLES] as const) {
    await inTurn(Object.entries(HANDLERS), async ([route, { rows, only }]) => {
      // What describes answers is no answer.
      if (only || route === "api/openapi.json" || route === "schemas/sillage.json") return;
      for (const { kind, path } of [...rows, ...(OTHER_FORMS[route] ?? [])].flatMap(addresses)) {
        if (answerTo(reader, kind) !== "shown") continue;
        const reply = await ask(server, reader, path);
        // What each has there is what was done by them or to them.
        const who = route === "api/compte/donnees" ? "each of theirs" : reader;
        for (const key of new Set(await keysIn(reply))) answers.note(route, key, who);
      }
    });
    await inTurn(Object.values(PAGES).flat().flatMap(addresses), async ({ kind, path }) => {
      if (answerTo(reader, kind) !== "shown") return;
      const { text } = await ask(server, reader, RSC.path(path), { headers: RSC.headers });
      for (const key of propsIn(text)) {
        const [component = "", ...rest] = key.split(".");
        pages.note(component, rest.join("."), reader);
      }
    });
  }
  for (const { method, at, token, status } of TOKEN_CELLS) {
    const shown = new Map(Object.entries(server.world.tokens)).get(token);
    if (method !== "GET" || status !== 200 || !shown) continue;
    const path = at.replace(/\*(\w+)/, (_, name: string) => server.things(name));
    const reply = await ask(server, "anonymous", path, { headers: { authorization: `Bearer ${shown}` } });
    for (const key of new Set(await keysIn(reply)))
      answers.note(at.slice(1).replace(/\*\w+/, "[id]"), key, `token: ${token}`);
  }
  cells += answers.count + pages.count;
  const found = { answers: answers.toJson(), pages: pages.toJson() };
  expect(found).toEqual(declared("authorisation-keys.json", found));
});

test("a body that names a column of a model that is none of its fields is refused whole by the API @build", async () => {
  const token = { authorization: `Bearer ${server.world.tokens.propose}` };
  // The day on which it was last used is noted once.
  await ask(server, "anonymous", "/api/v1/proposals", { headers: token });
  const before = await server.database.digest();
  const body = { type: "lab", content: labContent(), draft: true };
  const writes = [
    { method: "POST", path: "/api/v1/proposals", body, own: ["entry", "baseVersion"] },
    {
      method: "PUT",
      path: `/api/v1/proposals/${server.things("draft")}`,
      body: { ...body, version: 1 },
      own: ["baseVersion"],
    },
    {
      method: "POST",
      path: `/api/v1/proposals/${server.things("pending")}/withdrawal`,
      body: { version: 1 },
      own: [],
    },
  ];
  const columns = new Set(server.database.columns.map(({ column }) => camel(column)));
  const wrong: string[] = [];
  for (const { method, path, body, own } of writes) {
    const fields = new Set([...Object.keys(body), ...own, "comment", "duplicateNote"]);
    await inTurn(
      [...columns].filter((name) => !fields.has(name)),
      async (name) => {
        const inside =
          "content" in body ? { ...body, content: { ...body.content, [`${name}_`]: "x" } } : body;
        for (const forged of [{ ...body, [name]: "x" }, ...(inside === body ? [] : [inside])]) {
          const reply = await ask(server, "anonymous", path, {
            method,
            headers: {
              ...token,
              "content-type": "application/json",
              "idempotency-key": crypto.randomUUID(),
            },
            body: JSON.stringify(forged),
          });
          cells++;
          if (reply.status !== 400) wrong.push(`${method} ${path}, ${name}: ${reply.status} ${reply.text}`);
        }
      },
    );
  }
  expect(wrong).toEqual([]);
  expect(changedTables(before, await server.database.digest())).toEqual([]);
});

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const labContent = () => ({ title: "Lab par programme", summary: "Un lab.", kind: "lab" });

interface Address {
  kind: string;
  path: string;
  thing: string | null;
  /** The first of its row. */
  first: boolean;
}

function addresses({ kind, at: written, things: names }: Row): Address[] {
  const at = written.replace("{origin}", encodeURIComponent(server.url));
  if (names.length === 0) return [{ kind, path: at, thing: null, first: true }];
  return names.map((name, index) => {
    const thing = server.things(name);
    return { kind, path: at.replace("*", thing), thing, first: index === 0 };
  });
}

const METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

async function wrongOfHandler(
  reader: Reader,
  { only, also = [], ends }: HandlerRows,
  address: Address,
): Promise<string[]> {
  const { kind, path } = address;
  // There a token is somebody: authorisation-tokens.ts says what it gets.
  if (reader === "token" && path.startsWith("/api/v1/proposals")) return [];
  const due = answerTo(reader, kind);
  const wrong: string[] = [];
  const first = only ?? "GET";
  const reply = await ask(server, ends ? "anonymous" : reader, path, { method: first, headers: ownPage() });
  wrong.push(...unexpected(reader, path, reply, due));
  if (!only) wrong.push(...(await unlikeNowhere(reader, address, reply)));
  if (!METHOD_READERS.has(reader)) return wrong;
  for (const method of METHODS) {
    if (method === first || (also.includes(method) && due !== "refused")) continue;
    const other = await ask(server, reader, path, { method, headers: ownPage() });
    cells++;
    const fits =
      method === "HEAD" && !only
        ? other.status === reply.status
        : other.status === (also.includes(method) ? reply.status : 405);
    if (!fits) wrong.push(`${reader} ${method} ${path}: ${other.status}`);
  }
  return wrong;
}

/** Whatever a page shows, it is asked by no other method than its own; and nothing is told of what it hides. */
async function wrongMethods(reader: Reader, { path }: Address, reply: Reply): Promise<string[]> {
  if (!METHOD_READERS.has(reader)) return [];
  const wrong: string[] = [];
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const { status, headers } = await ask(server, reader, path, { method, headers: ownPage() });
    cells++;
    const due = method === "OPTIONS" ? 204 : 405;
    const fits = status === due ? headers.has("allow") : reply.status >= 400 && status === reply.status;
    if (!fits) wrong.push(`${reader} ${method} ${path}: ${status}`);
  }
  return wrong;
}

const ownPage = () => ({ origin: server.url });

/** What is wrong with an answer: another one than that of the table, or words of what is not theirs. */
function unexpected(reader: Reader, path: string, reply: Reply, due: string): string[] {
  const found = answerIn(reply);
  return [
    ...(found === due ? [] : [`${reader} ${path}: ${found}, not ${due}`]),
    ...leaks(reader, path, reply),
  ];
}

/** Words that only others may read. What was asked may be said again. */
function leaks(reader: Reader, path: string, { text }: Reply): string[] {
  cells++;
  const { secrets, people } = server.world;
  const told = secrets.filter(
    ({ word, whose }) => text.includes(word) && answerTo(reader, whose) !== "shown",
  );
  const addresses = ROLES.filter(
    (role) => role !== reader && reader !== "administrator" && text.includes(people[role].email),
  );
  return [...told.map(({ word }) => word), ...addresses]
    .filter((word) => !path.includes(word))
    .map((word) => `${reader} ${path}: reads ${word}`);
}

/** Whether what is hidden can be told from what never was. */
async function unlikeNowhere(reader: Reader, { path, thing }: Address, reply: Reply): Promise<string[]> {
  if (thing === null || answerIn(reply) !== "missing") return [];
  cells++;
  const nothing = /^[0-9a-f-]{36}$/.test(thing) ? "0198b7d5-2e30-7000-8000-00000000ffff" : "rien-de-tel";
  const other = await ask(server, reader, path.replace(thing, nothing));
  const told = ({ status, location }: Reply, of: string) => `${status} ${location.replaceAll(of, "*")}`;
  const [here, there] = [told(reply, thing), told(other, nothing)];
  return here === there ? [] : [`${reader} ${path}: ${here}, where nothing is ${there}`];
}

function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(before).filter((table) => before[table] !== after[table]);
}

const withParameter = (path: string, parameter: string) =>
  path + (path.includes("?") ? "&" : "?") + parameter;
