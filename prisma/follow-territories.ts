/**
 * Brings the places of a directory that has its catalogue to those of this version. Entries stand on the map, and are
 * filtered, where their places do: when these moved, what searches read is filled anew.
 */
import { pathToFileURL } from "node:url";
import pg from "pg";
import { db } from "#lib/db";
import { reindexAll } from "./reindex";
import { loadTerritories } from "./territories";

/** Whether anything had changed. */
export async function followTerritories(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const before = await print(client);
    await loadTerritories(client);
    if ((await print(client)) === before) return false;
  } finally {
    await client.end();
  }
  await reindexAll(connectionString, () => undefined);
  return true;
}

/** The same as long as no place comes, goes, moves or is held by another. */
async function print(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ print: string }>(
    "SELECT coalesce(sum(hashtextextended(concat_ws(' ', code, ancestors, latitude, longitude), 0)), 0)::text AS print FROM territory",
  );
  return rows[0]?.print ?? "";
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) {
    console.error("DATABASE_URL is not set");
    process.exit(1);
  }
  const changed = await followTerritories(connectionString).finally(() => db.$disconnect());
  console.log(changed ? "Places brought up to date" : "Places were up to date");
}
