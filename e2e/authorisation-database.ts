/** What is in the database, to hold that a refused act changes nothing, and that what is forged is nowhere. */
import pg from "pg";

/** What the clock, or the counting of who asks, writes at any time. */
const ALIVE = [
  "address_visit",
  "alert_progress",
  "link_host",
  "link_visit",
  "open_dump",
  "open_dump_file",
  "open_dump_part",
  "passkey_challenge",
  "publication",
  "rate_event",
  "reader_count",
  "search_word",
  "tag_count",
  "_prisma_migrations",
];

/** What jobs write once an act is done: that a mail has left, that a webhook was told, that a source was read. */
const LATER =
  /^(notification\.mailed_at|alert_mail\.sent_at|webhook_delivery\.|webhook\.(next_at|failures|failing_since)|harvest[.+]|source\.(?!state))/;

/** Counted by triggers, or as acts are tried: put back as a whole. */
const COUNTS = ["rate_event", "tag_count"];

type Row = Record<string, unknown>;
/** By table, then by the text of the row's key. */
export type Snapshot = Map<string, Map<string, Row>>;

export class Database {
  private counts: Record<string, unknown[]> = {};

  private constructor(
    private readonly client: pg.Client,
    private readonly keys: Map<string, string[]>,
    /** Columns of the models, with their SQL types. */
    readonly columns: readonly {
      table: string;
      column: string;
      type: string;
      labels: string[] | null;
      computed: boolean;
    }[],
  ) {}

  static async open(connectionString: string): Promise<Database> {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows: keys } = await client.query<{ table: string; columns: string[] }>(`
      SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
      WHERE i.indisprimary AND n.nspname = 'public' GROUP BY c.relname`);
    const { rows: columns } = await client.query(`
      SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type, a.attgenerated <> '' AS computed,
        (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS labels
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY c.relname, a.attnum`);
    const still = keys.filter(({ table }) => !ALIVE.includes(table));
    return new Database(client, new Map(still.map(({ table, columns }) => [table, columns])), columns);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** What the hour does by itself, such as forgetting sessions that are over, is no longer done: nobody asked for it. */
  async stopClock(): Promise<void> {
    await this.client.query("DELETE FROM pgboss.schedule");
  }

  /** Until the worker has done all that waits: the mails and the files of what was just made. */
  async settled(): Promise<void> {
    let before = "";
    for (let tries = 0; tries < 60; tries++) {
      const now = JSON.stringify(await this.digest());
      const { rows } = await this.client.query(
        "SELECT FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name IN ('batch', 'pdf', 'mail', 'harvest') AND start_after < now() + interval '1 minute' LIMIT 1",
      );
      if (rows.length === 0 && now === before) return;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error("the worker does not come to rest");
  }

  /** A hash of each table. */
  async digest(): Promise<Record<string, string>> {
    const hashes = [...this.keys.keys()].map(
      (table) =>
        `SELECT '${table}' AS table, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${table}" t`,
    );
    const { rows } = await this.client.query<{ table: string; hash: string }>(hashes.join(" UNION ALL "));
    return Object.fromEntries(rows.map(({ table, hash }) => [table, hash]));
  }

  async snapshot(): Promise<Snapshot> {
    const parts = [...this.keys.keys()].map(
      (table) =>
        `SELECT '${table}' AS table, ${this.keyOf(table)} AS key, to_jsonb(t) AS row FROM "${table}" t`,
    );
    const { rows } = await this.client.query<{ table: string; key: string; row: Row }>(
      parts.join(" UNION ALL "),
    );
    for (const table of COUNTS) {
      const counted = await this.client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM "${table}" t`);
      this.counts[table] = counted.rows.map(({ row }) => row);
    }
    const all: Snapshot = new Map([...this.keys.keys()].map((table) => [table, new Map()]));
    for (const { table, key, row } of rows) all.get(table)?.set(key, row);
    return all;
  }

  /**
   * What changed: "revision.state" for a column, "comment+ internal=false" for a row (with what of it is one of a few values),
   * "session-" for one that is gone.
   */
  changes(before: Snapshot, after: Snapshot): string[] {
    const changed = new Set<string>();
    for (const [table, rows] of after) {
      const old = before.get(table) ?? new Map<string, Row>();
      for (const [key, row] of rows) {
        const was = old.get(key);
        if (!was) changed.add([`${table}+`, ...this.choicesOf(table, row)].join(" "));
        else for (const column of movedIn(was, row)) changed.add(`${table}.${column}`);
      }
      for (const key of old.keys()) if (!rows.has(key)) changed.add(`${table}-`);
    }
    return [...changed].filter((one) => !LATER.test(one)).sort();
  }

  /** Puts each row back as it was: what one has tried is there for the next. */
  async restore(before: Snapshot): Promise<void> {
    const counts = { ...this.counts };
    const after = await this.snapshot();
    await this.client.query("BEGIN; SET LOCAL session_replication_role = replica");
    const back: [string, unknown[]][] = COUNTS.map((table) => [table, counts[table] ?? []]);
    for (const table of COUNTS) await this.client.query(`DELETE FROM "${table}"`);
    for (const [table, rows] of after) {
      const old = before.get(table) ?? new Map<string, Row>();
      const isMoved = (key: string) => JSON.stringify(old.get(key)) !== JSON.stringify(rows.get(key));
      const moved = [...new Set([...rows.keys(), ...old.keys()])].filter(isMoved);
      if (moved.length === 0) continue;
      await this.client.query(`DELETE FROM "${table}" t WHERE ${this.keyOf(table)} = ANY($1)`, [moved]);
      back.push([table, moved.flatMap((key) => old.get(key) ?? [])]);
    }
    for (const [table, rows] of back) {
      if (rows.length === 0) continue;
      const columns = this.columns.flatMap((one) =>
        one.table === table && !one.computed ? [`"${one.column}"`] : [],
      );
      await this.client.query(
        `INSERT INTO "${table}" (${columns}) OVERRIDING SYSTEM VALUE
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1)`,
        [JSON.stringify(rows)],
      );
    }
    await this.client.query("COMMIT");
    this.counts = counts;
  }

  private choicesOf(table: string, row: Row): string[] {
    return this.columns
      .filter((one) => one.table === table && (one.labels || one.type === "boolean"))
      .map(({ column }) => `${column}=${row[column]}`);
  }

  private keyOf(table: string): string {
    return (this.keys.get(table) ?? []).map((column) => `t."${column}"::text`).join(" || ' ' || ");
  }

  /** Rows of what came or changed that hold one of these texts. */
  holding(before: Snapshot, after: Snapshot, texts: readonly string[]): string[] {
    const found: string[] = [];
    for (const [table, rows] of after)
      for (const [key, row] of rows) {
        const was = before.get(table)?.get(key);
        for (const [column, value] of Object.entries(row)) {
          const [old, now] = [JSON.stringify(was?.[column]), JSON.stringify(value)];
          if (old !== now && texts.some((text) => now?.includes(text))) found.push(`${table}.${column}`);
        }
      }
    return found;
  }
}

const movedIn = (was: Row, row: Row): string[] =>
  Object.keys(row).filter((column) => JSON.stringify(was[column]) !== JSON.stringify(row[column]));
