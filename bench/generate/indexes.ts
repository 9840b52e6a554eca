/**
 * Indexes taken down while very much is added and built again at the end, which costs a fraction of writing each row
 * into them. What was taken down is written in the same transaction as a comment on the table: a run that is killed
 * leaves it there, and the next one puts everything back.
 */
import pg from "pg";

const TABLES = ["indexed_entry", "entry", "search_word", "oai_record"];

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

/** Builds again what this run or an interrupted one took down. Whoever reads or writes waits meanwhile. */
export async function putBackIndexes(client: pg.Client, say: (line: string) => void): Promise<void> {
  for (const table of TABLES) {
    const definitions = await takenDown(client, table);
    if (definitions.length === 0) continue;
    say(`Building ${definitions.length} indexes of ${table}`);
    await client.query(`BEGIN;
      SET LOCAL maintenance_work_mem = '512MB';
      SET LOCAL max_parallel_maintenance_workers = 2;
      ${table === "indexed_entry" ? IN_ORDER : ""};
      ${definitions.join(";\n")};
      COMMENT ON TABLE ${table} IS NULL;
      COMMIT`);
  }
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
