/** Two roles on one database: the one that migrates, and the one that serves. */
import "#lib/testing/database";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantToServers } from "./grants";

// Roles are of the whole cluster.
const ROLE = `sillage_test_${randomBytes(4).toString("hex")}`;
let owner: pg.Client;
let server: pg.Client;
let serverUrl: string;

beforeAll(async () => {
  const ownerUrl = process.env.DATABASE_URL ?? "";
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await forget();
  const url = new URL(ownerUrl);
  [url.username, url.password] = [ROLE, "un mot de passe à elle"];
  serverUrl = url.href;
  await grantToServers(ownerUrl, serverUrl);
  // A second time, as with each migration.
  await grantToServers(ownerUrl, serverUrl);
  server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
});

afterAll(async () => {
  await server.end();
  await forget();
  await owner.end();
});

async function forget(): Promise<void> {
  const { rows } = await owner.query("SELECT FROM pg_roles WHERE rolname = $1", [ROLE]);
  if (rows.length > 0) await owner.query(`DROP OWNED BY ${ROLE}; DROP ROLE ${ROLE}`);
}

const refusalOf = async (sql: string): Promise<string> =>
  await server.query(sql).then(
    () => "done",
    (error: pg.DatabaseError) => error.code ?? error.message,
  );

const NOT_ALLOWED = "42501";

describe("the role of the servers", () => {
  it("reads and writes rows of every table but the list of migrations", async () => {
    const { rows } = await owner.query<{ name: string; writes: boolean }>(
      `SELECT c.oid::regclass::text AS name, has_table_privilege($1, c.oid, 'SELECT')
         AND has_table_privilege($1, c.oid, 'INSERT') AND has_table_privilege($1, c.oid, 'DELETE')
         AND has_table_privilege($1, c.oid, 'UPDATE') AS writes
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p')`,
      [ROLE],
    );
    expect(rows.length).toBeGreaterThan(60);
    const kept = rows.filter(({ writes }) => !writes).map(({ name }) => name);
    expect(kept.sort()).toEqual(["_prisma_migrations", "audit_event"]);
    expect(await refusalOf("SELECT * FROM _prisma_migrations")).toBe("done");
    expect(await refusalOf("DELETE FROM _prisma_migrations")).toBe(NOT_ALLOWED);
  });

  it("adds to the audit log, and changes none of its lines", async () => {
    const line = `INSERT INTO audit_event (id, at, action, object, object_id, details)
      VALUES (gen_random_uuid(), now(), 'test', 'user', 'x', '{}')`;
    expect(await refusalOf(line)).toBe("done");
    expect(await refusalOf("UPDATE audit_event SET action = 'other'")).toBe(NOT_ALLOWED);
  });

  it.each([
    "DROP TABLE entry",
    "TRUNCATE entry CASCADE",
    "ALTER TABLE audit_event DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_event_only_grows ON audit_event",
    "CREATE TABLE mine (id int)",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "SET session_replication_role = replica",
    "COPY entry TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
  ])("is refused %s", async (sql) => {
    expect(await refusalOf(sql)).toBe(NOT_ALLOWED);
  });

  it("has the jobs: it enqueues one, and works it", async () => {
    const boss = new PgBoss({ connectionString: serverUrl, max: 1, supervise: true, schedule: true });
    boss.on("error", (error) => expect.soft(error.message).toBe(""));
    await boss.start();
    try {
      const [queue] = await boss.getQueues();
      if (!queue) throw new Error("migrations make the queues");
      const id = await boss.send(queue.name, { test: true });
      const [job] = await boss.fetch(queue.name);
      expect(job?.id).toBe(id);
      await boss.complete(queue.name, id ?? "");
    } finally {
      await boss.stop({ graceful: false });
    }
  });
});

it("a superuser is no role of servers, and one role that does all is left as it is", async () => {
  const url = process.env.DATABASE_URL ?? "";
  await expect(grantToServers(serverUrl, url)).rejects.toThrow("is a superuser");
  await grantToServers(url, url);
});
