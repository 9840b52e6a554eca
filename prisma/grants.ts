/**
 * What the role of the servers may, when another owns the tables (DATABASE_OWNER_URL, decision 61): read and write rows, and
 * never change what holds them. Given anew with each migration.
 */
import pg from "pg";

/**
 * @param ownerUrl the role that applies migrations
 * @param serverUrl the role of the servers; made, with the password that is there, when the owner may and there is none
 */
export async function grantToServers(ownerUrl: string, serverUrl: string): Promise<void> {
  const [owner, server] = [roleOf(ownerUrl), roleOf(serverUrl)];
  if (owner.name === server.name) return;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await requireRole(client, server);
    const role = pg.escapeIdentifier(server.name);
    const database = pg.escapeIdentifier(client.database ?? "");
    await client.query(`
      BEGIN;
      GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${role};
      GRANT USAGE ON SCHEMA public, pgboss TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${role};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${role};
      -- Its lines are never changed; those of sign-ins that are a year old go (decision 53).
      REVOKE UPDATE ON audit_event FROM ${role};
      REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role};
      COMMIT`);
  } finally {
    await client.end();
  }
}

interface Login {
  name: string;
  password: string;
}

async function requireRole(client: pg.Client, { name, password }: Login): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    "SELECT rolsuper FROM pg_roles WHERE rolname = $1",
    [name],
  );
  const [role] = rows;
  if (role?.rolsuper)
    throw new Error(
      `the role ${name} of DATABASE_URL is a superuser: what DATABASE_OWNER_URL keeps from it, it may`,
    );
  if (role) return;
  if (!password)
    throw new Error(`there is no role ${name}, and DATABASE_URL has no password to make it with`);
  const word = pg.escapeLiteral(password);
  await client.query(`CREATE ROLE ${pg.escapeIdentifier(name)} LOGIN PASSWORD ${word}`);
}

function roleOf(url: string): Login {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}
