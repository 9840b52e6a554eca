/** All that a database holds, as counts and hashes: to know whether two hold the same. */
import pg from "pg";
import { listSequences, listTables, SAME_WORDS } from "./holdings";
import { type Contents, copyOut } from "./rows";

export interface Holdings {
  tables: number;
  rows: number;
  /** By table; of sequences, the last number. */
  contents: ReadonlyMap<string, Contents | string | null>;
}

export async function readHoldings(url: string): Promise<Holdings> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // what is under way fails by itself
  await client.connect();
  try {
    await client.query(SAME_WORDS);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const contents = new Map<string, Contents | string | null>();
    const tables = await listTables(client);
    let rows = 0;
    for (const table of tables) {
      const held = await copyOut(client, table);
      rows += held.rows;
      contents.set(`${table.schema}.${table.name}`, held);
    }
    for (const { schema, name, last } of await listSequences(client)) contents.set(`${schema}.${name}`, last);
    return { tables: tables.length, rows, contents };
  } finally {
    await client.end();
  }
}

/** What is not the same, in words; none when all is. */
export function compareHoldings(one: Holdings, other: Holdings): string[] {
  const names = new Set([...one.contents.keys(), ...other.contents.keys()]);
  return [...names]
    .filter((name) => JSON.stringify(one.contents.get(name)) !== JSON.stringify(other.contents.get(name)))
    .map((name) => `${name} is not the same`);
}
