/**
 * Vitest set-up file of the database tests: each test file works on its own clone of a migrated template
 * (TEST_TEMPLATE on the server TEST_DATABASE_URL), which `CREATE DATABASE … TEMPLATE` makes in some 50 ms.
 */
import "./settings";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";

const { TEST_DATABASE_URL: server, TEST_TEMPLATE: template } = process.env;
if (!server || !template)
  throw new Error("The database tests run through npm test, which sets TEST_DATABASE_URL and TEST_TEMPLATE.");

const name = `test_${randomBytes(6).toString("hex")}`;
await administer(`CREATE DATABASE ${name} TEMPLATE ${pg.escapeIdentifier(template)}`);

const url = new URL(server);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
const { TEST_POOL_URL: pooler } = process.env;
if (pooler) {
  const pooled = new URL(pooler);
  pooled.pathname = `/${name}`;
  process.env.DATABASE_POOL_URL = pooled.href;
}

afterAll(async () => {
  const { db } = await import("#lib/db");
  await db.$disconnect();
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
