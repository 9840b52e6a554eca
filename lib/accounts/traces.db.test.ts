/** The walks of all tables: what erasure leaves of someone who did everything, and what the export of their data gives. */
import "#lib/testing/database";
import "#lib/testing/settings";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { listDecisions } from "#lib/api/decisions";
import { db } from "#lib/db";
import { makeDump } from "#lib/dumps/make-dump";
import { answerSearchExport } from "#lib/exports/answer-export";
import { EXPORT_FORMATS } from "#lib/exports/formats";
import { answerFeed } from "#lib/feeds/answer-feed";
import { Prisma } from "#lib/generated/prisma/client";
import { answerJournalFeed, entryFeed, journalFeed } from "#lib/journal/feed";
import { NO_FILTERS } from "#lib/journal/filters";
import { type Log, log, makeLog } from "#lib/log";
import { answerOai } from "#lib/oai/answer-oai";
import { FEED_FORMATS } from "#lib/paths";
import { liveWholeLife, type WholeLife } from "#lib/testing/whole-life";
import { eraseAccount } from "./erase";
import { exportOwnData } from "./export-data";

const lines: string[] = [];
let life: WholeLife;
let exported: string;
/** By "table.column", how many rows referred to the person. */
let before: Map<string, number>;
/** What leaves the directory, by what it is. */
let leavingBefore: Map<string, string>;

beforeAll(async () => {
  globalThis.sillageLog = makeLog({ level: "debug", write: (line) => lines.push(line) }) satisfies Log;
  life = await liveWholeLife();
  before = await references(life.person.id);
  leavingBefore = await leaving();
  exported = JSON.stringify(await exportOwnData(life.person));
}, 120_000);

/** Feeds, what harvesters and programs are given, files of lists: each whole, as anyone is given it. */
async function leaving(): Promise<Map<string, string>> {
  const [origin, now] = ["https://sillage.example.org", new Date()];
  const asked = { lang: "fr", params: new URLSearchParams(), origin, now } as const;
  const { headers } = new Request(origin);
  const answers: [string, Promise<Response>][] = [
    ["journal", answerJournalFeed(() => journalFeed(NO_FILTERS, "fr", origin), headers)],
    ["history", answerJournalFeed(() => entryFeed("lab", life.published, "fr", origin), headers)],
    [
      "harvest",
      answerOai(new URLSearchParams("verb=ListRecords&metadataPrefix=mods"), { origin, email: "", now }),
    ],
    ...FEED_FORMATS.map((format): [string, Promise<Response>] => [
      format,
      answerFeed({ ...asked, format, headers, hub: null }),
    ]),
    ...EXPORT_FORMATS.filter((format) => format !== "xlsx").map((format): [string, Promise<Response>] => [
      format,
      answerSearchExport({ ...asked, format }),
    ]),
  ];
  const texts = new Map<string, string>();
  for (const [name, answer] of answers) {
    const { status } = await answer;
    expect(status, name).toBe(200);
    texts.set(name, await (await answer).text());
  }
  const { value } = await listDecisions({ path: {}, query: { limit: 100 }, origin, now });
  return texts.set("decisions", JSON.stringify(value));
}

const columns = z.array(
  z.object({ schema: z.string(), table: z.string(), column: z.string(), type: z.string().optional() }),
);

/** Every column of every table, of ours and of the jobs. */
const allColumns = async () =>
  columns.parse(
    await db.$queryRaw`
      SELECT c.table_schema AS schema, c.table_name AS table, c.column_name AS column, c.data_type AS type
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema IN ('public', 'pgboss') AND t.table_type = 'BASE TABLE'`,
  );

/** Every column that the database itself knows to refer to a person. */
async function references(userId: string): Promise<Map<string, number>> {
  const keys = columns.parse(
    await db.$queryRaw`
      SELECT n.nspname AS schema, c.relname AS table, a.attname AS column
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND k.confrelid = '"user"'::regclass ORDER BY 2, 3`,
  );
  const found = new Map<string, number>();
  for (const { table, column } of keys) {
    const [row] = await db.$queryRaw<{ count: bigint }[]>(
      Prisma.sql`SELECT count(*) AS count FROM ${Prisma.raw(`"${table}"`)}
        WHERE ${Prisma.raw(`"${column}"`)} = ${userId}::uuid`,
    );
    found.set(`${table}.${column}`, Number(row?.count ?? 0));
  }
  return found;
}

/** Where one of these words is, in any case; binary columns as what they hold. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { schema, table, column, type } of await allColumns()) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    for (const word of words) {
      const [row] = await db.$queryRaw<{ count: bigint }[]>(
        Prisma.sql`SELECT count(*) AS count FROM ${Prisma.raw(`"${schema}"."${table}"`)} WHERE position(
          lower(${word}) IN lower(${Prisma.raw(text)})) > 0`,
      );
      if (row && row.count > 0n) found.push(`${schema}.${table}.${column}: ${word}`);
    }
  }
  return found;
}

/** Tables to which a person can refer but in which a person of ours never is. */
const NOT_PEOPLE: ReadonlyMap<string, string> = new Map([
  ["source.account_id", "the account under which a source's proposals stand is no person's"],
]);

test("the walks start from someone of whom every table that refers to people holds a row", () => {
  const unmet = [...before].filter(([, rows]) => rows === 0).map(([place]) => place);
  expect(unmet.filter((place) => !NOT_PEOPLE.has(place))).toEqual([]);
});

describe("downloading one's data", () => {
  test("gives every row that refers to the person or holds one of their addresses", async () => {
    const missing: string[] = [];
    for (const [place, rows] of before) {
      if (rows === 0) continue;
      const [table = "", column = ""] = place.split(".");
      const keys = await keysOf(table, column);
      expect(keys).toHaveLength(rows);
      if (NOT_GIVEN.has(place)) continue;
      if (keys.some((key) => !exported.includes(key))) missing.push(place);
    }
    expect(missing).toEqual([]);
    const holding = new Set((await placesOf([life.person.email])).map((place) => place.split(":")[0]));
    expect([...holding].filter((place) => place && !GIVEN_AS.has(place))).toEqual([]);
    for (const [place, name] of GIVEN_AS)
      if (holding.has(place)) expect(exported, place).toContain(`"${name}":`);
  });
});

/** What of the person's rows the export leaves out, and why. */
const NOT_GIVEN: ReadonlyMap<string, string> = new Map([
  [
    "comment.asked_id",
    "what a colleague asks in confidence is the colleague's; the note is counted under notesThatNameThem",
  ],
  ["passkey_challenge.user_id", "a random number of five minutes: its end is given, not itself"],
  ["recovery_code.user_id", "codes stand for a passkey: that they exist is given, not which"],
  ["team_news.by_id", "what happened to another person, whose it is; the act is in the audit lines"],
  ["report.claimed_by_id", "by its reference, under reportsAnswered"],
  ["report.closed_by_id", "by its reference, under reportsAnswered"],
  ["form_guard.raised_by_id", "one row, by its date, under formsGuarded"],
]);

/** Where the address of the account stands, and under what name the export gives it. */
const GIVEN_AS: ReadonlyMap<string, string> = new Map([
  ["public.user.email", "account"],
  ["public.verification_token.identifier", "signInLinks"],
  ["public.subscriber.email", "alerts"],
  ["public.team_invitation.email", "invitationsReceived"],
  ["public.report.email", "reports"],
  ["public.kept_mail.to", "keptMails"],
  ["public.kept_mail.text", "keptMails"],
  ["public.kept_mail.html", "keptMails"],
  ["pgboss.job.output", "keptMails"],
  ["pgboss.job_common.output", "keptMails"],
]);

describe("erasing the account of who did everything", () => {
  let leavingDocuments = 0;

  beforeAll(async () => {
    leavingDocuments = await db.pdfDocument.count();
    await eraseAccount(life.person, { typed: "effacer" });
    await makeDump("https://sillage.example.org");
  }, 120_000);

  test("leaves no trace of name, addresses, identity nor IP address in any column of any table", async () => {
    expect((await allColumns()).length).toBeGreaterThan(300);
    expect(await placesOf(life.canaries)).toEqual([]);
  });

  test("leaves none in the files that anyone takes away", async () => {
    const parts = await db.openDumpPart.findMany({ orderBy: [{ file: "asc" }, { position: "asc" }] });
    const files = Map.groupBy(parts, ({ file }) => file);
    expect(files.size).toBeGreaterThan(3);
    for (const [file, held] of files) {
      const text = gunzipSync(Buffer.concat(held.map(({ data }) => data))).toString("utf8");
      for (const word of life.canaries) expect(text.includes(word), `${file}: ${word}`).toBe(false);
    }
  });

  test("leaves none in feeds, in what harvesters and programs are given, nor in files of lists", async () => {
    const [name = ""] = life.canaries;
    const named = [...leavingBefore].filter(([, text]) => text.includes(name)).map(([what]) => what);
    expect(named).toEqual(expect.arrayContaining(["journal", "history", "decisions"]));
    const after = await leaving();
    expect(after.size).toBeGreaterThan(10);
    for (const [what, text] of after)
      for (const word of life.canaries) expect(text.includes(word), `${what}: ${word}`).toBe(false);
  });

  test("leaves no document that was made of what was theirs", async () => {
    expect(leavingDocuments).toBeGreaterThan(0);
    expect(await db.pdfDocument.count()).toBe(0);
  });

  test("leaves none in what the server logged of all that they did", () => {
    const said = lines.length;
    log.error("job.failed", new Error(`550 <${life.person.email}>: unknown, from ${life.canaries.at(-1)}`));
    expect(lines).toHaveLength(said + 1);
    for (const word of life.canaries)
      expect(lines.filter((line) => line.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  });

  test("keeps what they contributed, under an id that is nobody's any more", async () => {
    const kept = [...(await references(life.person.id))]
      .filter(([, rows]) => rows > 0)
      .map(([place]) => place);
    expect(kept.filter((place) => !KEPT.has(place))).toEqual([]);
    for (const place of ["revision.author_id", "decision.moderator_id", "comment.author_id"])
      expect(kept).toContain(place);
    expect(await db.entry.count({ where: { slug: life.published } })).toBe(1);
  });
});

/** What goes on referring to an account that is erased: the history of the directory, and how it was kept. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ["revision.author_id", "a proposal is the history of an entry"],
  ["decision.moderator_id", "a decision is the history of an entry"],
  ["comment.author_id", "what was said of a proposal explains its decision"],
  ["comment.asked_id", "the note is a colleague's"],
  ["comment_mention.user_id", "the note is a colleague's"],
  ["vocabulary_change.actor_id", "the history of themes and organisations"],
  ["vocabulary_suggestion.author_id", "what was suggested with a proposal goes with it"],
  ["vocabulary_suggestion.settled_by_id", "the answer to a suggestion"],
  ["batch.author_id", "what was proposed by an import"],
  ["batch_act.actor_id", "what was asked of an import"],
  ["level_change.actor_id", "who is accountable for another's level"],
  ["sampled_decision.seen_by_id", "who looked at a publication by rule"],
  ["quarantine.user_id", "why what was sent waited"],
  ["quarantine.set_by_id", "who is accountable for a quarantine"],
  ["quarantine.lifted_by_id", "who is accountable for its end"],
  ["form_guard.raised_by_id", "who put forms on guard, while they are"],
  ["page_claim.settled_by_id", "who gave a page"],
  ["report.closed_by_id", "who answered a report"],
  ["selection_act.by_id", "who hid a selection"],
  ["team_invitation.invited_by_id", "the invitation is another person's to accept"],
  ["team_news.by_id", "what happened to another person"],
]);

/** What tells the person's rows of a table apart. */
async function keysOf(table: string, column: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>(
    Prisma.sql`
      SELECT coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'new_email', to_jsonb(t) ->> 'kind', to_jsonb(t) ->> 'comment_id',
        to_jsonb(t) ->> 'decision_id', to_jsonb(t) ->> 'key', to_jsonb(t) ->> 'team_id', '') AS key
      FROM ${Prisma.raw(`"${table}"`)} t WHERE ${Prisma.raw(`"${column}"`)} = ${life.person.id}::uuid`,
  );
  return rows.map(({ key }) => key);
}
