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
  test.setTimeout(300_000);
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
    test.setTimeout(300_000);
    const before = await server.database.digest();
    const wrong: string[] = [];
    await inTurn(Object.values(PAGES).flat().flatMap(addresses), async (address) => {
      const { kind, path, first } = address;
      const due = answerTo(reader, kind);
      const reply = await ask(server, reader, path);
      wrong.push(...unexpected(reader, path, reply, due));
      wrong.push(...(await unlikeNowhere(reader, address, reply)));
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

test("a body that names a column of a model that is none of its fields is refused whole by the API @build", async () => {
  const before = await server.database.digest();
  const body = { type: "lab", content: labContent(), draft: true };
  const own = new Set([...Object.keys(body), "entry", "baseVersion", "comment", "duplicateNote"]);
  const columns = new Set(server.database.columns.map(({ column }) => camel(column)));
  const wrong: string[] = [];
  await inTurn(
    [...columns].filter((name) => !own.has(name)),
    async (name) => {
      for (const forged of [
        { ...body, [name]: "x" },
        { ...body, content: { ...body.content, [`${name}_`]: "x" } },
      ]) {
        const reply = await ask(server, "anonymous", "/api/v1/proposals", {
          method: "POST",
          headers: {
            authorization: `Bearer ${server.world.tokens.propose}`,
            "content-type": "application/json",
            "idempotency-key": crypto.randomUUID(),
          },
          body: JSON.stringify(forged),
        });
        cells++;
        if (reply.status !== 400) wrong.push(`${name}: ${reply.status} ${reply.text}`);
      }
    },
  );
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
