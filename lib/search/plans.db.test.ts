import "#lib/testing/database";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";
import { createOrganisation, createTheme } from "#lib/testing/factories";
import { countMatches } from "./count";
import { facets } from "./facets";
import { understand } from "./meaning";
import { parseSearch } from "./query";
import { search } from "./search";

/**
 * What searches read of 10,000 entries, as the server itself says it (auto_explain). Rows made in bulk: their content
 * does not matter, their number does.
 */
const now = new Date("2026-11-22T12:00:00Z");
const ENTRIES = 10_000;

beforeAll(async () => {
  const theme = await createTheme("rare");
  await createTheme("frequent");
  const organisation = await createOrganisation("ditp", "DITP");
  await db.$executeRawUnsafe(`
    INSERT INTO territory (code, level, name, search_name, ancestors) VALUES
      ('fr', 'country', 'France', 'france', '{}'),
      ('region-53', 'region', 'Bretagne', 'bretagne', '{fr}'),
      ('commune-35238', 'commune', 'Rennes', 'rennes', '{region-53,fr}')`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry (id, type, slug, title, summary, kind, language, starts_on, starts_at, ends_at, sort_title,
      dated_at, published_at, updated_at, territory_code)
    SELECT gen_random_uuid(), (ARRAY['resource', 'lab', 'programme', 'event'])[1 + i % 4]::entry_type, 'fiche-' || i,
      'Fiche ' || CASE WHEN i % 500 = 0 THEN 'mesurée ' ELSE '' END || i, 'Innovation publique' || CASE WHEN i % 7 = 0 THEN ', participation' ELSE '' END,
      'report', 'fr', '2018', day, day + interval '1 day', 'fiche ' || i, day, day, day,
      CASE WHEN i % 300 = 0 THEN 'commune-35238' END
    FROM (SELECT i, timestamptz '2000-01-01' + i * interval '6 hours' AS day FROM generate_series(1, ${ENTRIES}) i) days`);
  await db.$executeRawUnsafe(`
    INSERT INTO entry_theme (entry_id, theme_id)
    SELECT e.id, t.id FROM entry e JOIN theme t ON e.slug LIKE CASE t.slug WHEN 'frequent' THEN '%5' ELSE '%77' END`);
  await db.$executeRaw`
    INSERT INTO credit (entry_id, position, role, name, organisation_id)
    SELECT id, 0, 'operator', 'DITP', ${organisation.id}::uuid FROM entry WHERE slug LIKE '%99'`;
  expect(theme.slug).toBe("rare");
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = '100s'`;
      await tx.$executeRaw(reindexSql(Prisma.sql`true`));
    },
    { timeout: 100_000 },
  );
  await db.$executeRawUnsafe("VACUUM ANALYZE");
}, 120_000);

/** The plans of the statements that `run` sends, as auto_explain gives them to the client. */
async function plansOf(run: (tx: Prisma.TransactionClient) => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("LOAD 'auto_explain'");
    const settings =
      "auto_explain.log_min_duration = 0; SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off";
    await client.query(`SET ${settings}; SET client_min_messages = log`);
    // As our own server is set: on today's disks a page costs the same wherever it is.
    await client.query("SET random_page_cost = 1.1");
    const plans: string[] = [];
    client.on("notice", ({ message }) => plans.push(message ?? ""));
    await run(recorder(client));
    return plans;
  } finally {
    await client.end();
  }
}

/** A transaction of which only raw queries are used, sent through this connection. */
function recorder(client: pg.Client): Prisma.TransactionClient {
  const raw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const statement = Prisma.sql(strings, ...values);
    return (await client.query(statement.text, [...statement.values])).rows;
  };
  return new Proxy(db, { get: (target, name) => (name === "$queryRaw" ? raw : Reflect.get(target, name)) });
}

describe("on 10,000 entries", () => {
  const searches = [
    "",
    "type=lab",
    "sort=date",
    "sort=title&type=lab",
    "q=innovation",
    "q=participation",
    "q=mesurees",
    "q=introuvable",
    "q=mesurées participation",
    "q=mesurées introuvable",
    "q=participation innovation publique fiche",
    "q=particiaption",
    'q="innovation publique"',
    "q=-participation",
    "q=participation -innovation",
    "q=comment faire participer les habitants",
    "q=innovation&type=lab",
    "q=innovation&sort=date",
    "q=participation&theme=frequent",
    "theme=rare",
    "theme=frequent",
    "territory=commune-35238",
    "territory=fr",
    "organisation=ditp",
    "year=2003",
    "when=coming&sort=date",
  ];

  it.each(searches)("?%s reads no table of entries from end to end", async (parameters) => {
    const { query, issues } = parseSearch(new URLSearchParams(parameters));
    expect(issues).toEqual([]);
    const plans = await plansOf(async (tx) => {
      const understood = await understand(query, tx);
      await search(understood, { now, tx, highlight: true });
      await countMatches(understood, now, tx);
      await facets(understood, now, tx);
    });
    expect(plans.length).toBeGreaterThanOrEqual(1);
    for (const plan of plans.filter((plan) => !/GROUP BY i\.type/.test(plan)))
      expect(plan).not.toMatch(/Seq Scan on (indexed_)?entry\b/);
  });

  it("costs a first page a few dozen rows, not the directory", async () => {
    for (const parameters of ["", "type=lab", "sort=date", "sort=title&type=lab"]) {
      const { query } = parseSearch(new URLSearchParams(parameters));
      const [plan = ""] = await plansOf(async (tx) => search(await understand(query, tx), { now, tx }));
      const rows = [...plan.matchAll(/Scan[^\n]* on indexed_entry[^\n]*actual rows=(\d+)/g)].map(
        ([, count]) => Number(count),
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(Math.max(...rows)).toBeLessThanOrEqual(21);
    }
  });

  it("says exactly how many there are when nothing narrows, and more than 1,000 when words do", async () => {
    const all = await understand(parseSearch({}).query);
    expect((await facets(all, now)).total).toEqual({ count: ENTRIES, more: false });
    expect(await countMatches(all, now)).toEqual({ count: ENTRIES, more: false });
    const frequent = await understand(parseSearch({ q: "innovation" }).query);
    expect((await facets(frequent, now)).total).toEqual({ count: 1000, more: true });
    const measured = await understand(parseSearch({ q: "mesurées" }).query);
    expect((await facets(measured, now)).total).toEqual({ count: ENTRIES / 500, more: false });
  });

  it("takes titles first, however many others there are", async () => {
    const query = await understand(parseSearch({ q: "mesurée innovation" }).query);
    expect((await search(query, { now })).hits).toHaveLength(20);
    const few = await understand(parseSearch({ q: "participation innovation fiche 7" }).query);
    expect((await search(few, { now })).hits[0]?.slug).toBe("fiche-7");
    const title = await understand(parseSearch({ q: "fiche 5000" }).query);
    expect((await search(title, { now })).hits[0]?.slug).toBe("fiche-5000");
  });
});
