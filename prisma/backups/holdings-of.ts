/** All that a database holds, as counts and hashes: to know whether two hold the same. */
import pg from "pg";
import { listSequences, listTables, SAME_WORDS } from "./holdings";
import { type Contents, copyOut } from "./rows";

/** Of a sequence, the last number. */
type Held = Contents | string | null;

export interface Holdings {
  tables: number;
  rows: number;
  /** By the name of the table or sequence. */
  contents: ReadonlyMap<string, Held>;
}

export async function readHoldings(url: string): Promise<Holdings> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // what is under way fails by itself
  await client.connect();
  try {
    await client.query(SAME_WORDS);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const contents = new Map<string, Held>();
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

/** PostgreSQL writes so many numbers of a sequence ahead in its log: after a recovery, that many may be skipped. */
const AHEAD = 33n;

/** What is not the same, in words; none when all is. `other` may have come out of a recovery of `one`. */
export function compareHoldings(one: Holdings, other: Holdings): string[] {
  const names = new Set([...one.contents.keys(), ...other.contents.keys()]);
  return [...names]
    .filter((name) => !isSame(one.contents.get(name), other.contents.get(name)))
    .map((name) => `${name} is not the same`);
}

function isSame(one: Held | undefined, other: Held | undefined): boolean {
  if (typeof one === "string" && typeof other === "string") {
    const skipped = BigInt(other) - BigInt(one);
    return skipped >= 0n && skipped <= AHEAD;
  }
  return JSON.stringify(one) === JSON.stringify(other);
}
