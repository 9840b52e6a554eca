/**
 * Indexes taken down while very much is added and built again at the end, which costs a fraction of writing each row
 * into them. What was taken down is written in the same transaction as a comment on the table: a run that is killed
 * leaves it there, and the next one puts everything back.
 */
import pg from "pg";
import { ENTRY_TYPES } from "#lib/paths";
import { recount } from "#lib/search/recount";

/** Those that take longest first: `finish` begins with the first two. */
const TABLES = ["indexed_entry", "search_word", "entry", "revision", "decision", "audit_event", "oai_record"];

/** What is added to besides, of which the planner must know the size. */
const OTHERS = [
  ...ENTRY_TYPES,
  ...["entry_theme", "credit", "entry_relation", "entry_link", "entry_source", "tag_count"],
];

/** Takes down what only searches and lists read: keys and what is unique stay. */
export async function takeDownIndexes(client: pg.Client): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await client.query<{ name: string; definition: string }>(
      `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
      FROM pg_index WHERE indrelid = $1::regclass AND NOT indisunique`,
      [table],
    );
    if (rows.length === 0) continue;
    const kept = [...(await takenDown(client, table)), ...rows.map(({ definition }) => definition)];
    await client.query(`BEGIN;
      COMMENT ON TABLE ${table} IS ${pg.escapeLiteral(MARK + JSON.stringify(kept))};
      DROP INDEX ${rows.map(({ name }) => name).join(", ")};
      COMMIT`);
  }
}

/**
 * Counts words and values, builds again what this run or an interrupted one took down, and tells the planner of what was
 * added. Each of the connections takes what is next. Whoever reads or writes a table waits meanwhile.
 */
export async function finish(clients: readonly pg.Client[], say: (line: string) => void): Promise<void> {
  const acts: ((client: pg.Client) => Promise<void>)[] = [...TABLES, ...OTHERS].map(
    (table) => async (client) => {
      await putBackIndexes(client, table, say);
      await client.query(`ANALYZE "${table}"`);
    },
  );
  // Beside the longest, and before the indexes of words are there again, which would be written with each count.
  const [longest, words, ...others] = acts;
  const count = async (client: pg.Client) => {
    say("Counting");
    await recount();
    await words?.(client);
  };
  const left = [longest, count, ...others].values();
  await Promise.all(
    clients.map(async (client) => {
      for (const act of left) await act?.(client);
    }),
  );
}

async function putBackIndexes(client: pg.Client, table: string, say: (line: string) => void): Promise<void> {
  const definitions = await takenDown(client, table);
  if (definitions.length === 0) return;
  if (table === "indexed_entry") await client.query(IN_ORDER);
  say(`Building ${definitions.length} indexes of ${table}`);
  await client.query(`BEGIN;
    SET LOCAL maintenance_work_mem = '512MB';
    SET LOCAL max_parallel_maintenance_workers = 0;
    ${definitions.join(";\n")};
    COMMENT ON TABLE ${table} IS NULL;
    COMMIT`);
}

/** As publishing one by one writes them (decision 55): keys follow the time of publication. */
const IN_ORDER = "CLUSTER indexed_entry USING indexed_entry_pkey";

const MARK = "indexes to build again: ";

async function takenDown(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ comment: string | null }>(
    "SELECT obj_description($1::regclass, 'pg_class') AS comment",
    [table],
  );
  const comment = rows[0]?.comment;
  return comment?.startsWith(MARK) ? JSON.parse(comment.slice(MARK.length)) : [];
}
