/**
 * Many people for whom something waits for the mail of the day, and the job that sends them.
 *
 *   DATABASE_URL=… AUTH_SECRET=… node --conditions=react-server --import tsx e2e/faults/make-digests.ts 10000
 */
import { PgBoss } from "pg-boss";
import { db } from "#lib/db";

const count = Number(process.argv[2]);
await db.$executeRaw`
  WITH made AS (
    INSERT INTO "user" (id, name, email, role, created_at)
    SELECT gen_random_uuid(), 'Personne ' || n, 'personne' || n || '@exemple.fr', 'contributor', now()
    FROM generate_series(1, ${count}::int) n RETURNING id
  ), written AS (
    INSERT INTO revision (id, type, base_version, author_id, changes, title, idempotency_key, created_at, updated_at)
    SELECT gen_random_uuid(), 'lab', 0, id, '{}', 'Un lab', gen_random_uuid(), now(), now() FROM made
    RETURNING id, author_id
  ), wanted AS (
    INSERT INTO notification_setting (user_id, kind, frequency) SELECT id, 'received', 'daily' FROM made
  ) INSERT INTO notification (id, user_id, kind, revision_id, created_at)
    SELECT gen_random_uuid(), author_id, 'received', id, now() FROM written`;
const boss = new PgBoss({ connectionString: process.env.DATABASE_URL, supervise: false, schedule: false });
await boss.start();
await boss.send("digest", {});
process.exit(0);
