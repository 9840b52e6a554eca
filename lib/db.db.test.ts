import "#lib/testing/database";

import { readFile } from "node:fs";
import { expect, test } from "vitest";
import { startRoad } from "#lib/testing/road";
import { clientOf, db, isInDoubt, isOutage } from "./db";

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

test("a statement is stopped after five seconds and an abandoned transaction after fifteen, and no plan is compiled, whoever sets it", async () => {
  const limits = await db.$queryRaw`SELECT current_setting('statement_timeout') AS statement,
    current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('jit') AS jit`;
  expect(limits).toEqual([{ statement: "5s", idle: "15s", jit: "off" }]);
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

test("a connection that PostgreSQL ends between two statements of a transaction is an outage", async () => {
  const lost = await db
    .$transaction(async (tx) => {
      const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await db.$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int, 5000)`;
      await tx.user.count();
    })
    .catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(Error);
  expect(isOutage(lost)).toBe(true);
});

test.each(["end", "reset"] as const)(
  "a road that breaks by %s under a statement, and is closed then, is an outage",
  async (how) => {
    const road = await startRoad(process.env.DATABASE_POOL_URL || process.env.DATABASE_URL || "");
    const client = clientOf(road.url, { pooled: true });
    const failures: unknown[] = [];
    const noted = (asked: Promise<unknown>) => asked.catch((error: unknown) => failures.push(error));
    await client.$queryRaw`SELECT 1`;
    const asked = [
      noted(client.$queryRaw`SELECT pg_sleep(4)::text`),
      noted(client.$executeRaw`SELECT pg_sleep(4)::text`),
      noted(client.user.findMany({ where: { name: { contains: "personne" } }, select: { id: true } })),
      noted(client.$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(4)::text`)),
    ];
    await new Promise((resolve) => setTimeout(resolve, 500));
    await road.cut(how);
    await Promise.all(asked);
    await noted(client.$queryRaw`SELECT 1`);
    await noted(client.user.count());
    expect(failures.length).toBeGreaterThanOrEqual(5);
    for (const failure of failures) expect(isOutage(failure), String(failure)).toBe(true);
    await client.$disconnect();
  },
);

test("a machine that vanishes is noticed on connections that were kept, and what they did is an outage", async () => {
  const road = await startRoad(process.env.DATABASE_POOL_URL || process.env.DATABASE_URL || "");
  const client = clientOf(road.url, { pooled: true, statement: 500, patience: 500 });
  const failures: unknown[] = [];
  const noted = (asked: Promise<unknown>) => asked.catch((error: unknown) => failures.push(error));
  let inTransaction = () => {};
  const vanished = new Promise<void>((resolve) => {
    inTransaction = resolve;
  });
  const transaction = noted(
    client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      await vanished;
      await tx.$queryRaw`SELECT 1`;
    }),
  );
  await Promise.all([client.$queryRaw`SELECT 1`, client.$queryRaw`SELECT 1`]);
  // Nobody owes anything on a connection that is only kept, however long.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await client.$queryRaw`SELECT 1`;
  expect(failures).toEqual([]);
  await road.cut("silence");
  inTransaction();
  await Promise.all([transaction, noted(client.$queryRaw`SELECT 1`), noted(client.$executeRaw`SELECT 1`)]);
  expect(failures).toHaveLength(3);
  for (const failure of failures) expect(isOutage(failure), String(failure)).toBe(true);
  await road.restore();
  for (let i = 0; i < 3; i++) await client.$transaction((tx) => tx.$queryRaw`SELECT 1`);
  await client.$disconnect();
});

test("an answer that came while the process was busy is no silence", async () => {
  const client = clientOf(process.env.DATABASE_POOL_URL || process.env.DATABASE_URL, {
    pooled: true,
    statement: 100,
  });
  await client.$queryRaw`SELECT 1`;
  const answer = client.$queryRaw<{ n: number }[]>`SELECT 1 AS n FROM pg_sleep(0.6)`.then((rows) => rows);
  await new Promise((resolve) => setTimeout(resolve, 300));
  // A process that is held while it reads something else finds its timers due before it reads what has come.
  readFile(import.meta.filename, () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000));
  expect(await answer).toEqual([{ n: 1 }]);
  await client.$disconnect();
});

test("a connection that PostgreSQL ends at COMMIT is an outage, and what was asked is in doubt", async () => {
  const lost = await db
    .$transaction(async (tx) => {
      for (const statement of [
        "CREATE TEMP TABLE leaving (n int)",
        `CREATE FUNCTION pg_temp.leave() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`,
        `CREATE CONSTRAINT TRIGGER leaving AFTER INSERT ON leaving DEFERRABLE INITIALLY DEFERRED
           FOR EACH ROW EXECUTE FUNCTION pg_temp.leave()`,
        "INSERT INTO leaving VALUES (1)",
      ])
        await tx.$executeRawUnsafe(statement);
    })
    .catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(Error);
  expect(isOutage(lost)).toBe(true);
  expect(isInDoubt(lost)).toBe(true);
});
