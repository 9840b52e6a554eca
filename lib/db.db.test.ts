import "#lib/testing/database";

import { expect, test } from "vitest";
import { db } from "./db";

test("lists of all lengths leave few plans on the server", async () => {
  for (let length = 1; length <= 120; length++) {
    const slugs = Array.from({ length }, (_, index) => `body-${index}`);
    await db.organisation.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  }
  // One for each length up to 64, and this question.
  const [kept] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_prepared_statements WHERE statement LIKE '%organisation%'`;
  // A pooler gives each transaction another connection: nothing has a name there.
  if (process.env.DATABASE_POOL_URL) expect(kept?.count).toBe(0);
  else expect(kept?.count).toBeGreaterThan(0);
  expect(kept?.count).toBeLessThanOrEqual(65);
});

test("a statement is stopped after five seconds and an abandoned transaction after fifteen, whoever sets it", async () => {
  const limits = await db.$queryRaw`SELECT current_setting('statement_timeout') AS statement,
    current_setting('idle_in_transaction_session_timeout') AS idle`;
  expect(limits).toEqual([{ statement: "5s", idle: "15s" }]);
});
