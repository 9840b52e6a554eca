/**
 * Texts that nobody sends in earnest, in every field of every door: search, proposals, edits, imports, the API, open forms,
 * paths and headers. The server of production never fails, answers each within a second, and shows them as text: told
 * from the tree of each page, and by a browser that visits them.
 */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { XMLValidator } from "fast-xml-parser";
import ICAL from "ical.js";
import pg from "pg";
import { z } from "zod";
import { formFieldsOf } from "../lib/entries/types/index";
import { EXPORT_FORMATS } from "../lib/exports/formats";
import { COLLECTIONS, ENTRY_TYPES, FEED_FILES } from "../lib/paths";
import { escapesIn } from "./dom-oracle";
import { expect, test } from "./fixtures";
import { type FormField, formFields } from "./form-fields";
import { contentFor } from "./hostile-content";
import { importFiles } from "./hostile-files";
import { badBytes, hostileStrings } from "./hostile-strings";
import { type Question, Tally } from "./hostile-tally";
import { multipartOf, type RawAnswer, sayBytes } from "./raw-http";
import { type SecondServer, startSecondServer } from "./second-server";

test.describe.configure({ mode: "serial" });

test("the oracle sees what escapes, and nothing in what stays text", () => {
  const escaped = (text: string) => text.replace(/[<>"'&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const page = (text: string) =>
    `<!doctype html><html lang="fr"><head><title>a</title></head><body><p class="prose">${text}</p></body></html>`;
  const tags = hostileStrings.filter((text) =>
    /<(zz-escaped|script>|img|svg|iframe|math|base|input|style)/.test(text),
  );
  expect(tags.length).toBeGreaterThan(60);
  for (const text of tags) {
    expect(escapesIn(page(text)), text).not.toEqual([]);
    expect(escapesIn(page(escaped(text))), text).toEqual([]);
  }
  for (const inside of [
    `<a href="javascript:alert(1)">x</a>`,
    `<a href="java&#x09;script:alert(1)">x</a>`,
    `<a href="//evil.example">x</a>`,
    `<p onclick="x">`,
    `<img src="x">`,
    `<p zz-escaped="1">`,
    `<meta http-equiv="refresh" content="0">`,
    `<script>window.x=1</script>`,
    `<script type="application/ld+json">{"a": </script>`,
    `<form action="https://evil.example">`,
  ])
    expect(escapesIn(page(inside)), inside).not.toEqual([]);
});

/** What make-hostile.ts prints. */
const made = z.strictObject({
  people: z.array(z.strictObject({ session: z.string(), token: z.string() })).min(1),
  moderator: z.string(),
  entries: z.array(
    z.strictObject({ type: z.enum(["resource", "lab", "programme", "event"]), slug: z.string() }),
  ),
  waiting: z.array(z.string()),
});

let server: SecondServer;
let tally: Tally;
let world: z.infer<typeof made>;
let database: pg.Client;

test.beforeAll("a server is filled with hostile texts @build", async () => {
  test.setTimeout(180_000);
  server = await startSecondServer("sillage_hostile", async () => ({ TRUSTED_PROXIES: "1" }));
  tally = new Tally(server.url);
  const root = join(import.meta.dirname, "..");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(root, "e2e/make-hostile.ts")],
    { cwd: root, env: server.env, maxBuffer: 10_000_000 },
  );
  world = made.parse(JSON.parse(stdout));
  database = new pg.Client({ connectionString: server.env.DATABASE_URL });
  await database.connect();
});

test.afterAll(async () => {
  await database?.end();
  await server?.stop();
});

test.afterEach(() => {
  expect(tally.faults.slice(0, 20), `${tally.faults.length} of ${tally.asked}`).toEqual([]);
});

const said = encodeURIComponent;
/** Lone surrogates are no characters: a browser sends the mark of what cannot be read. */
const inAddress = (text: string) => said(text.toWellFormed()).slice(0, 12_000);
const everyString = <T>(make: (text: string, index: number) => T[]): T[] => hostileStrings.flatMap(make);

const SEARCH_PARAMETERS =
  "q type kind theme territory organisation year lang deadline from to when typed sort cursor limit zz __proto__".split(
    " ",
  );

test("every parameter of a search @build", async () => {
  test.setTimeout(300_000);
  await tally.ask(
    everyString((text) =>
      SEARCH_PARAMETERS.map((name) => ({ path: `/api/v1/entries?${name}=${inAddress(text)}` })),
    ),
  );
  const pages = [
    "/fr/recherche",
    "/en/labs",
    "/fr/carte",
    "/fr/agenda",
    "/fr/journal",
    "/fr/integrer",
    "/fr/widget",
  ];
  await tally.ask(
    everyString((text, index) => {
      const page = pages[index % pages.length] ?? "/fr/recherche";
      const name = SEARCH_PARAMETERS[(index * 7) % SEARCH_PARAMETERS.length] ?? "q";
      return [
        { path: `/fr/recherche?q=${inAddress(text)}` },
        { path: `${page}?${name}=${inAddress(text)}` },
        { path: `/api/completions?lang=fr&q=${inAddress(text)}` },
        { path: `/api/suggestions?kind=entry&q=${inAddress(text)}` },
      ];
    }),
  );
  await tally.ask(
    badBytes.flatMap((bytes) => [
      { path: `/fr/recherche?q=${bytes}` },
      { path: `/api/v1/entries?q=${bytes}` },
      { path: `/api/v1/entries?${bytes}=1` },
      { path: `/fr/labs/${bytes}` },
      { path: `/api/v1/entries/${bytes}` },
      { path: `/fr/${bytes}/x` },
      { path: `/${bytes}` },
    ]),
  );
  const twice = [
    "a=1&a=2",
    "q=1&q=2",
    "q[]=1",
    "q[a]=1",
    "q.a=1",
    "q=1;q=2",
    "&&&&",
    "=",
    "q",
    "?q=1",
    "q=%26q=2",
  ];
  await tally.ask(
    [...twice, Array.from({ length: 2000 }, (_, i) => `theme=t${i}`).join("&"), "q=a&".repeat(3000)].flatMap(
      (query) =>
        ["/fr/recherche", "/api/v1/entries", "/fr/agenda", "/oai", "/oembed"].map((path) => ({
          path: `${path}?${query}`,
        })),
    ),
  );
});

test("every segment of an address, and every header @build", async () => {
  test.setTimeout(300_000);
  const places = [
    (text: string) => `/fr/labs/${text}`,
    (text: string) => `/en/themes/${text}`,
    (text: string) => `/fr/organisations/${text}`,
    (text: string) => `/fr/territoires/${text}`,
    (text: string) => `/api/v1/entries/${text}`,
    (text: string) => `/fr/export/${text}`,
    (text: string) => `/fr/selections/${text}`,
    (text: string) => `/fr/labs/${text}/historique/${text}`,
    (text: string) => `/donnees/${text}`,
    (text: string) => `/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=${text}`,
    (text: string) => `/oai?verb=${text}`,
    (text: string) => `/oembed?url=${text}`,
    (text: string) => `/fr/connexion?next=${text}`,
    (text: string) => `/fr/connexion/confirmer?token=${text}`,
    (text: string) => `/api/alertes/arret?jeton=${text}`,
    (text: string) => `/${text}`,
  ];
  await tally.ask(
    everyString((text, index) =>
      // A path longer than that is refused by the server before anything of ours.
      [0, 5, 9, 13].map((shift) => ({
        path: places[(index + shift) % places.length]?.(inAddress(text).slice(0, 6000)) ?? "/",
      })),
    ),
  );
  const names =
    "accept accept-language cookie user-agent if-none-match if-modified-since range origin referer authorization x-request-id x-forwarded-proto rsc next-router-state-tree next-router-prefetch next-router-segment-prefetch next-url next-action content-type".split(
      " ",
    );
  const session = `next-auth.session-token=`;
  await tally.ask(
    everyString((text, index) => {
      const value = [...text.toWellFormed()]
        .filter((sign) => /[\t\x20-\x7e\x80-\xff]/.test(sign))
        .join("")
        .slice(0, 2000);
      const name = names[index % names.length] ?? "cookie";
      const paths = ["/fr/recherche", "/api/v1/themes", "/fr", "/fr/contributions"];
      return [
        { path: paths[index % 4] ?? "/fr", headers: { [name]: value } },
        { path: "/fr/compte", headers: { cookie: session + value } },
      ];
    }),
  );
});

test("what a navigation and an action send, when they are none @build", async () => {
  test.setTimeout(120_000);
  for (const text of hostileStrings.filter((_, index) => index % 16 === 0)) {
    const value = encodeURIComponent(text.toWellFormed()).slice(0, 2000) || "%";
    for (const name of ["next-router-state-tree", "next-router-segment-prefetch", "next-url"]) {
      const headers = { rsc: "1", "next-router-prefetch": "1", [name]: value };
      const sent = await tally.one({ path: "/fr/recherche", headers });
      // Next first gives the address that goes with these headers.
      const { pathname, search } = new URL(sent?.headers.location ?? "/fr", server.url);
      await tally.one({ path: pathname + search, headers });
    }
  }
  const cookie = `next-auth.session-token=${world.people[0]?.session}`;
  const form = await tally.one({ path: "/fr/labs/proposer", headers: { cookie } });
  const named = formFields(form?.body.toString() ?? "", "title").map(
    ({ value }) => /"id":"([0-9a-f]{40,66})"/.exec(value)?.[1],
  );
  const action = named.find((id) => id !== undefined) ?? "";
  expect(action).not.toBe("");
  const bodies = [
    "",
    "{{{",
    "null",
    "[]",
    '["$F1","$Q2"]',
    '["$K1"]',
    '["$@1"]',
    '["$1:constructor:constructor"]',
    '[{"__proto__":{"a":1}}]',
    '["$undefined","$NaN","$n1"]',
    `${"[".repeat(10_000)}`,
    `["$B${"9".repeat(1000)}"]`,
  ];
  await tally.ask(
    bodies.flatMap((body): Question[] => [
      {
        path: "/fr/labs/proposer",
        method: "POST",
        headers: { cookie, origin: server.url, "next-action": action, "content-type": "text/plain" },
        body,
      },
      {
        path: "/fr/labs/proposer",
        method: "POST",
        headers: {
          cookie,
          origin: server.url,
          "next-action": action,
          "content-type": "multipart/form-data; boundary=x",
        },
        body: `--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n${body}\r\n--x--\r\n`,
      },
      {
        path: "/fr/labs/proposer",
        method: "POST",
        headers: { cookie, origin: server.url, "content-type": "multipart/form-data; boundary=x" },
        body: `--x\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name="$ACTION_1:0"\r\n\r\n${body}\r\n--x--\r\n`,
      },
    ]),
  );
});

/** Each text in each field of each type, some of them in every proposal. */
function proposalsOf(entry: (index: number) => { entry?: string; baseVersion?: number }): Question[] {
  return ENTRY_TYPES.flatMap((type) =>
    hostileStrings.map((_, index) => ({
      method: "POST",
      path: "/api/v1/proposals",
      headers: {
        authorization: `Bearer ${world.people[index % world.people.length]?.token}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify({
        type,
        draft: index % 3 > 0,
        comment: hostileStrings[(index + 1) % hostileStrings.length],
        content: contentFor(
          formFieldsOf(type),
          (field) => hostileStrings[(index + field) % hostileStrings.length] ?? "",
        ),
        ...entry(index),
      }),
    })),
  );
}

test("every field of a proposal and of an edit, by the API @build", async () => {
  test.setTimeout(400_000);
  const forgetting = setInterval(() => void database.query("DELETE FROM rate_event"), 500);
  try {
    await tally.ask(proposalsOf(() => ({})));
    const labs = world.entries;
    await tally.ask(
      proposalsOf((index) => ({ entry: labs[index % labs.length]?.slug ?? "", baseVersion: 1 })).filter(
        (_, index) => index % 4 === 0,
      ),
    );
    const headers = {
      authorization: `Bearer ${world.people[0]?.token}`,
      "content-type": "application/json",
    };
    const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
    const bodies: (string | Buffer)[] = [
      "",
      "{",
      "null",
      "[]",
      "0",
      '"a"',
      "1e400",
      '{"type":1e400}',
      '{"type":"lab","type":"event"}',
      '{"__proto__":{"type":"lab"},"type":"lab","content":{"__proto__":{"title":"a"}}}',
      '{"constructor":{"prototype":{"x":1}}}',
      '{"type":"__proto__","content":{}}',
      '{"type":"lab","content":null}',
      '{"type":"lab","content":[]}',
      '{"type":"lab","content":{"title":{"$gt":""},"themes":{"length":1e9}}}',
      '{"type":"lab","baseVersion":99999999999999999999999,"entry":"x","content":{}}',
      `{"type":"lab","content":{"themes":[${'"a",'.repeat(20_000)}"a"]}}`,
      `{"type":"lab","content":{"title":"${"\\u0000".repeat(1000)}"}}`,
      `{"type":"lab","content":{"title":"\\ud800"}}`,
      deep("[", "]", 10_000),
      deep('{"a":', "}", 10_000),
      `{"type":"lab","content":${deep('{"a":', "}", 10_000)}}`,
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
      Buffer.from('{"type":"lab"}', "utf16le"),
      `"${"a".repeat(2_000_000)}"`,
      gzipSync(Buffer.alloc(20_000_000)),
    ];
    await tally.ask(
      bodies.flatMap((body): Question[] => [
        {
          method: "POST",
          path: "/api/v1/proposals",
          headers: { ...headers, "idempotency-key": randomUUID() },
          body,
        },
        { method: "POST", path: "/api/v1/proposals", headers: { "content-type": "application/json" }, body },
        {
          method: "POST",
          path: "/api/v1/proposals",
          headers: { ...headers, "content-encoding": "gzip", "idempotency-key": randomUUID() },
          body,
        },
        {
          method: "POST",
          path: "/oai",
          body,
          headers: { "content-type": "application/x-www-form-urlencoded" },
        },
      ]),
    );
    await tally.ask(
      everyString((text) => {
        const key = [...text.toWellFormed()]
          .filter((sign) => /[\t\x20-\x7e\x80-\xff]/.test(sign))
          .join("")
          .slice(0, 1000);
        return [
          {
            method: "POST",
            path: "/api/v1/proposals",
            headers: { ...headers, "idempotency-key": key },
            body: "{}",
          },
        ];
      }),
    );
  } finally {
    clearInterval(forgetting);
  }
});

test("every field of the forms, with and without an account @build", async () => {
  test.setTimeout(400_000);
  const forgetting = setInterval(() => void database.query("DELETE FROM rate_event"), 200);
  const cookie = `next-auth.session-token=${world.people[0]?.session}`;
  const of = (type: string) => world.entries.find((entry) => entry.type === type)?.slug ?? "";
  const own = ENTRY_TYPES.flatMap((type) => [
    { path: `/fr/${COLLECTIONS[type]}/proposer`, field: "title", every: 10 },
    { path: `/fr/${COLLECTIONS[type]}/${of(type)}/modifier`, field: "title", every: 16 },
  ]);
  const open = [
    { path: "/fr/connexion", field: "email", every: 8 },
    { path: `/fr/labs/${of("lab")}/signaler`, field: "body", every: 8 },
    { path: `/fr/labs/${of("lab")}/droits`, field: "body", every: 8 },
    { path: "/fr/alertes/nouvelle?type=lab", field: "email", every: 8 },
  ];
  try {
    for (const { path, field, every } of [...own, ...open]) {
      // As anyone sends them, who has no account.
      const who = own.some((one) => one.path === path) ? cookie : "";
      const page = await tally.one({ path, headers: { cookie: who } });
      const fields = formFields(page?.body.toString() ?? "", field);
      expect(fields.length, path).toBeGreaterThan(1);
      // What is sent within a second is refused as a machine's.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await tally.ask(
        hostileStrings
          .map((_, index) => index)
          .filter((index) => index % every === 0)
          .map((index) => filled(path, fields, who, index)),
      );
    }
  } finally {
    clearInterval(forgetting);
  }
});

/** The form with another hostile text in each of its fields, sent as a browser without JavaScript does. */
function filled(path: string, fields: readonly FormField[], cookie: string, index: number): Question {
  const values = fields.map(({ name, value, typed }, position): [string, string] => {
    if (name === "key") return [name, randomUUID()];
    return [
      name,
      typed ? (hostileStrings[(index + position) % hostileStrings.length] ?? "").toWellFormed() : value,
    ];
  });
  const { body, type } = multipartOf([...values, ["intent", index % 2 === 0 ? "save" : "submit"]]);
  return { path, method: "POST", headers: { cookie, "content-type": type, origin: server.url }, body };
}

test("every field of every file to import @build", async () => {
  test.setTimeout(400_000);
  const forgetting = setInterval(() => void database.query("DELETE FROM rate_event"), 200);
  const cookie = `next-auth.session-token=${world.people[1]?.session}`;
  try {
    const page = await tally.one({ path: "/fr/importer", headers: { cookie } });
    const fields = formFields(page?.body.toString() ?? "", "file").filter(({ name }) => name !== "file");
    expect(fields.length).toBeGreaterThan(1);
    const read: string[] = [];
    await tally.ask(
      importFiles(hostileStrings).map(({ name, bytes }) => {
        const { body, type } = multipartOf([
          ...fields.map(({ name: field, value }): [string, string] => [
            field,
            field === "key" ? randomUUID() : value || "fr",
          ]),
          ["file", bytes, name],
        ]);
        return {
          path: "/fr/importer",
          method: "POST",
          headers: { cookie, "content-type": type, origin: server.url },
          body,
          expect: ({ headers }: RawAnswer) => {
            if (headers.location) read.push(headers.location);
            return null;
          },
        };
      }),
    );
    expect(read.length).toBeGreaterThan(10);
    await tally.ask(read.map((path) => ({ path: new URL(path, server.url).pathname, headers: { cookie } })));
  } finally {
    clearInterval(forgetting);
  }
});

test("whatever shows them shows text: pages, server components, feeds, calendars, tables @build", async () => {
  test.setTimeout(300_000);
  const cookie = `next-auth.session-token=${world.moderator}`;
  const own = `next-auth.session-token=${world.people[0]?.session}`;
  const pagesOf = ({ type, slug }: (typeof world.entries)[number]) => {
    const page = `/fr/${COLLECTIONS[type]}/${slug}`;
    return [page, `${page}/historique`];
  };
  await tally.ask(world.entries.flatMap(pagesOf).map((path) => ({ path })));
  await tally.ask(
    world.entries.flatMap(({ type, slug }): Question[] => {
      const page = `/fr/${COLLECTIONS[type]}/${slug}`;
      return [
        { path: `${page}/modifier`, headers: { cookie } },
        { path: page, headers: { rsc: "1" } },
        { path: `${page}/historique/atom.xml`, expect: wrongXml },
        { path: `/oembed?url=${said(server.url + page)}` },
        { path: `/api/v1/entries/${slug}` },
      ];
    }),
  );
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM revision WHERE state IN ('draft', 'submitted') ORDER BY random() LIMIT 80",
  );
  await tally.ask([
    ...world.waiting.map((id) => ({ path: `/fr/moderation/${id}`, headers: { cookie } })),
    ...rows.flatMap(({ id }) => [
      { path: `/fr/moderation/${id}`, headers: { cookie } },
      { path: `/fr/contributions/${id}`, headers: { cookie: own } },
      { path: `/fr/contributions/${id}/apercu`, headers: { cookie: own } },
      { path: `/fr/contributions/${id}/modifier`, headers: { cookie: own } },
    ]),
    ...[
      "/fr/moderation",
      "/fr/journal",
      "/fr/labs",
      "/fr/ressources",
      "/fr/evenements",
      "/fr/recherche",
      "/fr/carte",
      "/fr/widget",
      "/fr/compte",
      "/fr/administration",
    ].map((path) => ({ path, headers: { cookie } })),
    ...Object.values(FEED_FILES).map((file) => ({
      path: `/fr/flux/${file}`,
      expect: file.endsWith(".json") ? undefined : wrongXml,
    })),
    { path: "/fr/journal/atom.xml", expect: wrongXml },
    { path: "/sitemap.xml", expect: wrongXml },
    { path: "/oai?verb=ListRecords&metadataPrefix=oai_dc", expect: wrongXml },
    { path: "/oai?verb=ListRecords&metadataPrefix=mods", expect: wrongXml },
    { path: "/fr/agenda.ics", expect: wrongCalendar },
    ...EXPORT_FORMATS.map((format) => ({
      path: `/fr/export/${format}`,
      expect: format === "csv" ? wrongTable : undefined,
    })),
  ]);
});

/** Not well-formed, or with a character that no document of XML may hold (XML 1.0, § 2.2). */
function wrongXml({ body, status }: RawAnswer): string | null {
  if (status !== 200) return `status ${status}`;
  const text = body.toString();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (forbidden) return `U+${forbidden[0].charCodeAt(0).toString(16)} in XML`;
  const found = XMLValidator.validate(text);
  return found === true ? null : JSON.stringify(found.err);
}

function wrongCalendar({ body, status }: RawAnswer): string | null {
  if (status !== 200) return `status ${status}`;
  const calendar = new ICAL.Component(ICAL.parse(body.toString()));
  const strange = calendar
    .getAllSubcomponents()
    .filter(({ name }) => !["vevent", "vtimezone"].includes(name));
  const lines = body
    .toString()
    .split("\r\n")
    .filter((line) => line !== "" && !/^([A-Z-]+[;:]|[ \t])/.test(line));
  return strange.length + lines.length === 0
    ? null
    : `${lines.slice(0, 3)} ${strange.map(({ name }) => name)}`;
}

/** A cell that a spreadsheet would run. */
function wrongTable({ body, status }: RawAnswer): string | null {
  if (status !== 200) return `status ${status}`;
  const rows: string[][] = parse(body, { bom: true, delimiter: ";" });
  const cell = rows.flat().find((text) => /^[=+@＝＋－＠\t\r]|^-(?!\d)/.test(text));
  return cell === undefined ? null : `a formula: ${cell.slice(0, 60)}`;
}

test("bytes that are no request end their connection and nothing else @build", async () => {
  test.setTimeout(120_000);
  const { host } = new URL(server.url);
  const bad = [
    "\r\n\r\n",
    "GET\r\n\r\n",
    "GET /fr HTTP/9.9\r\n\r\n",
    `GET /fr HTTP/1.1\r\n\r\n`,
    `GET /fr HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`,
    `GET /fr\x00 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /fr\t HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET http://evil.example/fr HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET //evil.example/fr HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /fr HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n`,
    `GET /_next/webpack-hmr HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n`,
    `POST /fr/connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
    `POST /fr/connexion HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    `POST /fr/connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Length: -1\r\n\r\n`,
    `POST /fr/connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1e9\r\n\r\n`,
    `POST /fr/connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 10\r\nContent-Length: 20\r\n\r\n`,
    `GET /fr HTTP/1.1\r\nHost: ${host}\r\nX: ${"a".repeat(100_000)}\r\n\r\n`,
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /fr HTTP/1.1\r\nHost: ${host}\r\n${"a: b\r\n".repeat(3000)}\r\n`,
    `GET /fr HTTP/1.1\r\nHost: ${host}\r\n folded: x\r\n\r\n`,
    `GET /fr HTTP/1.1\r\nHost: ${host}\r\nX : y\r\n\r\n`,
    `GET /fr HTTP/1.1\nHost: ${host}\n\n`,
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  ];
  for (const bytes of bad) {
    tally.asked++;
    const heard = await sayBytes(server.url, Buffer.from(bytes, "latin1"), 2_000);
    // The pages themselves show what was written in them.
    const [head = ""] = heard.split("\r\n\r\n");
    expect(head, bytes.slice(0, 80)).not.toMatch(/^HTTP\/1\.1 5(?!05)|^(location|refresh):.*\/\/evil/im);
    expect(heard).not.toContain("node_modules");
  }
  // Slow ones, begun and never ended, do not keep the others waiting.
  const slow = Array.from({ length: 50 }, () =>
    sayBytes(
      server.url,
      `POST /fr/connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000\r\nContent-Type: text/plain\r\n\r\na`,
      3_000,
    ),
  );
  await tally.ask(Array.from({ length: 50 }, () => ({ path: "/fr/recherche?q=design" })));
  await Promise.all(slow);
});

test("a browser that visits them hears nothing: no dialog, no complaint, no word of the canary @build", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const visit = async (cookies: string | null, paths: readonly string[]) => {
    const context = await browser.newContext({ baseURL: server.url });
    if (cookies)
      await context.addCookies([{ name: "next-auth.session-token", value: cookies, url: server.url }]);
    const page = await context.newPage();
    const heard: string[] = [];
    page.on("dialog", async (dialog) => {
      heard.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on("pageerror", (error) => heard.push(`error: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) heard.push(message.text());
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== server.url)
        heard.push(`request: ${request.url()}`);
    });
    page.on("framenavigated", (frame) => {
      if (!frame.url().startsWith(server.url) && frame.url() !== "about:blank")
        heard.push(`led to: ${frame.url()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      );
    });
    for (const path of paths) {
      tally.asked++;
      await page.goto(path, { waitUntil: "load" });
      if (await page.evaluate(() => "__pwned" in window)) heard.push("the canary sang");
      expect(heard, path).toEqual([]);
    }
    await context.close();
  };
  const { rows } = await database.query<{ id: string }>(
    "SELECT id FROM revision WHERE state IN ('draft', 'submitted') ORDER BY random() LIMIT 20",
  );
  const shown = world.entries.map(({ type, slug }) => `/fr/${COLLECTIONS[type]}/${slug}`);
  await Promise.all([
    visit(null, [
      ...shown.filter((_, index) => index % 2 === 0),
      "/fr",
      "/fr/labs",
      "/fr/journal",
      "/fr/carte",
      "/fr/widget",
    ]),
    visit(world.moderator, [
      ...world.waiting.map((id) => `/fr/moderation/${id}`),
      ...rows.map(({ id }) => `/fr/moderation/${id}`),
      ...shown.filter((_, index) => index % 10 === 0).map((path) => `${path}/modifier`),
      ...hostileStrings.slice(0, 60).map((text) => `/fr/recherche?q=${inAddress(text).slice(0, 2000)}`),
      "/fr/moderation",
    ]),
  ]);
});

test("twenty thousand requests and more were answered, and the server is as well as before @build", async () => {
  const ready = await tally.one({ path: "/readyz" });
  expect(ready?.status).toBe(200);
  expect(tally.asked).toBeGreaterThanOrEqual(20_000);
  process.stdout.write(`hostile: ${tally.asked} requests, slowest alone ${Math.round(tally.slowest)} ms\n`);
});
