import "#lib/testing/database";

import { expect, test } from "vitest";
import { db, isInDoubt, isOutage } from "./db";

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

test.each([
  ["53100", "the disk is full"],
  ["53200", "there is no memory left"],
  ["53300", "there is no connection left"],
  ["57P01", "the server is being stopped"],
  ["57P02", "another of its processes has crashed"],
  ["57014", "the statement took too long"],
  ["40P01", "two wait for each other"],
])("%s, %s: a reason to come back later, and nothing is in doubt", async (code) => {
  const failing = db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(
      `DO $$ BEGIN RAISE EXCEPTION 'as it happens' USING ERRCODE = '${code}'; END $$`,
    );
  });
  const error: unknown = await failing.catch((reason: unknown) => reason);
  expect([isOutage(error), isInDoubt(error)]).toEqual([true, false]);
});
