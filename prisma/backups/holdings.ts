/** What a database of ours holds, read from PostgreSQL's own catalogue: nothing to keep up to date when a table comes. */
import type { Client } from "pg";
import { z } from "zod";

/** Ours, and that of the jobs: mails that wait are in it. */
export const SCHEMAS = ["public", "pgboss"] as const;

/** Made by the migrations themselves, with times of their own. */
const MIGRATIONS = "_prisma_migrations";

export const tableSchema = z.strictObject({
  schema: z.enum(SCHEMAS),
  name: z.string().regex(/^\w+$/),
  /** Those that are not computed from others, in their order. */
  columns: z.array(z.string().regex(/^\w+$/)).min(1),
});
export type Table = z.infer<typeof tableSchema>;

export const sequenceSchema = z.strictObject({
  schema: z.enum(SCHEMAS),
  name: z.string().regex(/^\w+$/),
  /** Null when it has given no number yet. */
  last: z.string().regex(/^\d+$/).nullable(),
});
export type Sequence = z.infer<typeof sequenceSchema>;

/** "public"."entry", as SQL writes it. */
export const quoted = ({ schema, name }: { schema: string; name: string }) => `"${schema}"."${name}"`;

/** Every table whose rows PostgreSQL promises to keep (those of UNLOGGED ones go with a crash); of one in partitions, the whole. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT c.relispartition AND c.relname <> $2
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [SCHEMAS, MIGRATIONS],
  );
  return z.array(tableSchema).parse(rows);
}

export async function listSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS last
     FROM pg_sequences WHERE schemaname = ANY($1) ORDER BY 1, 2`,
    [SCHEMAS],
  );
  return z.array(sequenceSchema).parse(rows);
}

/** The migrations applied, in their order; none when there is no directory here yet. */
export async function listApplied(client: Client): Promise<string[]> {
  if (!(await exists(client, `public.${MIGRATIONS}`))) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${MIGRATIONS}
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** The version of pg-boss's own tables; null when there are none. */
export async function jobsVersion(client: Client): Promise<number | null> {
  if (!(await exists(client, "pgboss.version"))) return null;
  const { rows } = await client.query<{ version: number }>("SELECT version FROM pgboss.version");
  return rows[0]?.version ?? null;
}

/** The rows of a table in an order that is the same on every server: by its key, texts byte by byte. */
export async function inOrder(client: Client, table: Table): Promise<string> {
  const { rows } = await client.query<{ name: string; text: boolean }>(
    `SELECT a.attname AS name, a.attcollation <> 0 AS text
     FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int[]) WITH ORDINALITY AS key(attnum, place)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.attnum
     WHERE i.indisprimary AND i.indrelid = $1::regclass ORDER BY key.place`,
    [quoted(table)],
  );
  const key = rows.map(({ name, text }) => `"${name}"${text ? ' COLLATE "C"' : ""}`);
  const columns = table.columns.map((name) => `"${name}"`).join(", ");
  const order = key.length > 0 ? key.join(", ") : `ROW(${columns})::text COLLATE "C"`;
  return `SELECT ${columns} FROM ${quoted(table)} ORDER BY ${order}`;
}

/** What a value is printed with, whatever the server is set to: the same data gives the same bytes. */
export const SAME_WORDS = `SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD';
SET IntervalStyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1; SET statement_timeout = 0;
SET search_path = public`;

async function exists(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("SELECT to_regclass($1) IS NOT NULL AS found", [
    name,
  ]);
  return rows[0]?.found === true;
}
