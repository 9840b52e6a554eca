/** What the server reads to answer a statement, for tests on directories made in bulk: their number matters. */
import pg from "pg";
import { db } from "#lib/db";
import { reindexSql } from "#lib/entries/reindex";
import { Prisma } from "#lib/generated/prisma/client";

/** The plans of the raw statements that `run` sends through the transaction it is given; what they find is not given back. */
export async function plansOf(run: (tx: Prisma.TransactionClient) => Promise<unknown>): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    // As our own server is set: on today's disks a page costs the same wherever it is.
    await client.query("SET random_page_cost = 1.1");
    const plans: string[] = [];
    const explain = async (strings: TemplateStringsArray, ...values: unknown[]) => {
      const { text, values: given } = Prisma.sql(strings, ...values);
      const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF) ${text}`, [...given]);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      return [];
    };
    await run(new Proxy(db, { get: (of, name) => (name === "$queryRaw" ? explain : Reflect.get(of, name)) }));
    return plans;
  } finally {
    await client.end();
  }
}

/** Indexes entries copied into the tables, whose slugs end in figures; in ten parts: a statement has five seconds, here too. */
export async function indexInBulk(): Promise<void> {
  for (let digit = 0; digit < 10; digit++)
    await db.$executeRaw(reindexSql(Prisma.sql`e.slug LIKE ${`%${digit}`}`));
  await db.$executeRawUnsafe("VACUUM ANALYZE");
}
