/** The entries that a search finds, a page at a time. Its cost does not grow with the directory: pages by keyset, bounded counts. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Count, capped, countMatches, isWhole, newestSql } from "./count";
import { type Highlight, mark, quote } from "./highlight";
import { type Meaning, tsquerySql, type Understood } from "./meaning";
import { type Cursor, encodeCursor, type Sort, sortOf } from "./query";
import { scoreSql } from "./rank";
import { newestOf, type Sized, scaled } from "./scale";
import { type Through, throughOf } from "./through";
import { planSql, whereSql } from "./where";

export interface SearchHit {
  id: string;
  type: EntryType;
  slug: string;
  title: string;
  summary: string;
  kind: string;
  /** ISO 639-1: the language of the thing itself. */
  language: string;
  url: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** When asked for and words were searched: where they are in the title, and in the summary or else in the body. */
  highlights: { title: Highlight[]; excerpt: Highlight[] } | null;
  /** When asked for, and when nothing else shows it: the name of a body by which it was found. */
  through: Through | null;
}

export interface SearchPage {
  hits: SearchHit[];
  /** The cursor of the next page (`cursor` parameter), or null when this is the last. */
  next: string | null;
  /** The same, for a query. */
  after: Cursor | null;
  /** How many there are in all, when asked for. */
  total: Count | null;
}

export interface SearchOptions {
  now: Date;
  /** Entries a page. */
  limit?: number;
  highlight?: boolean;
  /** Also how many there are in all, in the same statement. */
  count?: boolean;
  tx?: Transaction;
}

export async function search(query: Understood, options: SearchOptions): Promise<SearchPage> {
  const { now, limit = 20, highlight = false, count = false, tx = db } = options;
  const { meaning } = query;
  const sort = sortOf(query);
  const found =
    sort === "relevance" && meaning
      ? byRelevance(query, meaning, now, limit + 1)
      : bySort(query, sort === "relevance" ? "novelty" : sort, now, limit + 1);
  const rows = await tx.$queryRaw<Row[]>`
    ${planSql(query)} WITH ${found}
    SELECT page.*, e.type, e.slug, e.title, e.summary, e.kind, e.language, e.url,
      e.starts_on AS "startsOn", e.ends_on AS "endsOn"${highlight && meaning ? bodySql(meaning) : Prisma.empty}${count && !isWhole(query) ? totalSql(query, now) : Prisma.empty}
    FROM page JOIN entry e ON e.id = page.id ORDER BY page.position`;
  const shown = rows.slice(0, limit);
  const through = highlight && meaning ? await throughOf(shown, meaning, tx) : null;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const before = query.cursor ? query.cursor.before : 0;
  const after = last ? cursorOf(sort, last, before === undefined ? undefined : before + limit) : null;
  return {
    hits: shown.map((row) => hitOf(row, highlight ? meaning : null, through?.get(row.id) ?? null)),
    next: after && encodeCursor(after),
    after,
    total: count ? await totalOf(rows[0]?.total, query, now, tx) : null,
  };
}

interface Row extends Omit<SearchHit, "highlights" | "through"> {
  /** The key of the order: an instant (ISO 8601) or a title. */
  key: string;
  score: number | null;
  position: bigint;
  /** When the words are only there. */
  body?: string | null;
  /** When asked for: how many there are, as `newestSql` counts. */
  total?: number;
}

const totalSql = (query: Understood, now: Date) =>
  Prisma.sql`, (SELECT count(*)::int FROM (${newestSql(query, now, Prisma.sql`1`)}) counted) AS total`;

// A page without entries does not say how many there are before it; a whole directory has its counts at hand.
async function totalOf(
  total: number | undefined,
  query: Understood,
  now: Date,
  tx: Transaction,
): Promise<Count> {
  return total === undefined ? await countMatches(query, now, tx) : capped(total);
}

/**
 * An order that an index holds: for each type the first ones from the cursor on, then the first of these. Walking
 * one index a type, it reads a page's worth of rows whatever the number of entries.
 */
function bySort(query: Understood, sort: Exclude<Sort, "relevance">, now: Date, limit: number): Prisma.Sql {
  const { column, key, descending } = orderOf(query, sort);
  const direction = Prisma.raw(descending ? "DESC" : "ASC");
  if (sort === "novelty" && query.scale && !isWhole(query)) return newestPage(query, key, now, limit);
  const types = query.types.length > 0 ? query.types : ENTRY_TYPES;
  return Prisma.sql`page AS MATERIALIZED (
    SELECT i.entry_id AS id, ${key} AS key, NULL::float8 AS score,
      row_number() OVER (ORDER BY ${column} ${direction}, i.entry_id ${direction}) AS position
    FROM unnest(${types}::entry_type[]) AS of (type) CROSS JOIN LATERAL (
      SELECT i.entry_id, i.published_at, i.dated_at, i.sort_title FROM indexed_entry i
      WHERE i.type = of.type AND ${whereSql({ ...query, types: [] }, now)} AND ${afterCursor(query, column, descending)}
      ORDER BY ${column} ${direction}, i.entry_id ${direction} LIMIT ${limit}
    ) i
    ORDER BY ${column} ${direction}, i.entry_id ${direction} LIMIT ${limit})`;
}

/** The newest of what a search finds in a large directory, whatever their type: found once, by the index of words and tags. */
function newestPage(query: Understood, key: Prisma.Sql, now: Date, limit: number): Prisma.Sql {
  const { cursor } = query;
  const newest = newestOf(
    query,
    (window) => whereSql(query, now, window),
    Prisma.sql`i.entry_id, i.published_at`,
    limit,
    cursor?.sort === "novelty"
      ? { condition: afterCursor(query, Prisma.sql`i.published_at`, true), until: cursor.at }
      : null,
  );
  return Prisma.sql`page AS MATERIALIZED (
    SELECT i.entry_id AS id, ${key} AS key, NULL::float8 AS score,
      row_number() OVER (ORDER BY i.published_at DESC, i.entry_id DESC) AS position
    FROM (${newest}) i)`;
}

function afterCursor({ cursor }: Understood, column: Prisma.Sql, descending: boolean): Prisma.Sql {
  if (!cursor || cursor.sort === "relevance") return Prisma.sql`true`;
  const key = cursor.sort === "title" ? Prisma.sql`${cursor.title}` : Prisma.sql`${cursor.at}::timestamptz`;
  return Prisma.sql`(${column}, i.entry_id) ${Prisma.raw(descending ? "<" : ">")} (${key}, ${cursor.id}::uuid)`;
}

/** What the order compares, how a cursor writes it, and which end comes first. */
function orderOf(query: Understood, sort: Exclude<Sort, "relevance">) {
  const [published, dated] = [Prisma.sql`i.published_at`, Prisma.sql`i.dated_at`];
  if (sort === "title")
    return { column: Prisma.sql`i.sort_title`, key: Prisma.sql`i.sort_title`, descending: false };
  if (sort === "novelty") return { column: published, key: isoSql(published), descending: true };
  // What is to come reads from the nearest on.
  return { column: dated, key: isoSql(dated), descending: query.when !== "coming" };
}

/** How many entries that have the words in their names are ranked, and how many of the others: the newest ones. */
const MAX_NAMED = 300;
const MAX_RANKED = 500;
/** About so many of what has the words have them in their names. */
const NAMED = 1 / 8;
/** How much of a body is looked at to quote it, in characters. */
const MAX_QUOTED = 10_000;

/**
 * What has the words in its names, what is called exactly what was typed, what has all of the words when few have, and
 * the newest of all are ranked together; those beyond follow, the newest first. So a word that is everywhere costs no more than a rare one.
 */
function byRelevance(query: Understood, meaning: Meaning, now: Date, limit: number): Prisma.Sql {
  const { cursor } = query;
  const after = cursor?.sort === "relevance" ? cursor : null;
  const place = after && Prisma.sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
  const scored = (among: Understood, which: Prisma.Sql, limit: number) => Prisma.sql`
      SELECT i.entry_id, i.published_at, greatest(1e-6, ${scoreSql(meaning)}) AS score
      FROM (${newestOf(among, (window) => Prisma.sql`${which} AND ${whereSql(among, now, window)}`, Prisma.sql`i.entry_id, i.published_at, i.sort_title, i.names, i.search`, limit)}) i`;
  const isFull = Prisma.sql`(SELECT count(*) FROM recent) = ${MAX_RANKED}`;
  const named = meaning.wanted ? Prisma.sql`i.names @@ ${tsquerySql(meaning.wanted)}` : Prisma.sql`false`;
  // Few, and older perhaps than many that have some of the words only.
  const whole =
    meaning.relaxed && meaning.strict
      ? Prisma.sql`i.search @@ ${tsquerySql(meaning.strict)}`
      : Prisma.sql`false`;
  const titled = Prisma.sql`i.type = ANY(${ENTRY_TYPES}::entry_type[]) AND i.sort_title = ${meaning.title}`;
  // So few that they are read at once.
  const atOnce = { ...query, scale: null };
  return Prisma.sql`
    recent AS MATERIALIZED (${scored(query, Prisma.sql`true`, MAX_RANKED)}),
    named AS MATERIALIZED (${scored(scaled(query, NAMED), Prisma.sql`${isFull} AND ${named}`, MAX_NAMED)}),
    titled AS MATERIALIZED (${scored(atOnce, Prisma.sql`${isFull} AND ${titled}`, MAX_NAMED)}),
    whole AS MATERIALIZED (${scored(atOnce, Prisma.sql`${isFull} AND ${whole}`, MAX_NAMED)}),
    ranked AS MATERIALIZED (
      SELECT * FROM recent UNION SELECT * FROM named UNION SELECT * FROM titled UNION SELECT * FROM whole
    ),
    beyond AS MATERIALIZED (
      SELECT i.entry_id, i.published_at, 0::float8 AS score FROM (${beyondSql(query, after, now, isFull, limit)}) i
    ),
    page AS MATERIALIZED (
      SELECT i.entry_id AS id, ${isoSql(Prisma.sql`i.published_at`)} AS key, i.score,
        row_number() OVER (ORDER BY i.score DESC, i.published_at DESC, i.entry_id DESC) AS position
      FROM (SELECT * FROM ranked UNION ALL SELECT * FROM beyond) i
      WHERE ${after ? Prisma.sql`i.score < ${after.score}::float8 OR (i.score = ${after.score}::float8 AND (i.published_at, i.entry_id) < ${place})` : Prisma.sql`true`}
      ORDER BY i.score DESC, i.published_at DESC, i.entry_id DESC LIMIT ${limit}
    )`;
}

/** The newest of those that are not ranked, after the cursor. */
function beyondSql(
  query: Understood,
  after: Extract<Cursor, { sort: "relevance" }> | null,
  now: Date,
  isFull: Prisma.Sql,
  limit: number,
): Prisma.Sql {
  // Those that are ranked fill the first page.
  const isFirst = after === null && limit <= MAX_RANKED;
  const within = (window: Sized | null) => Prisma.sql`
    ${isFirst ? Prisma.sql`false` : isFull} AND ${whereSql(query, now, window)}`;
  const unranked = Prisma.sql`i.entry_id NOT IN (SELECT entry_id FROM ranked)
    AND (i.published_at, i.entry_id) < (SELECT published_at, entry_id FROM recent i ORDER BY i.published_at, i.entry_id LIMIT 1)`;
  const columns = Prisma.sql`i.entry_id, i.published_at`;
  if (after?.score === 0) {
    const condition = Prisma.sql`${unranked} AND (i.published_at, i.entry_id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
    return newestOf(query, within, columns, limit, { condition, until: after.at });
  }
  // Where in time those that are ranked end is not known before: from which month on is not either.
  return newestOf(
    { ...query, scale: null },
    (window) => Prisma.sql`${within(window)} AND ${unranked}`,
    columns,
    limit,
  );
}

const isoSql = (instant: Prisma.Sql) =>
  Prisma.sql`to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function cursorOf(sort: Sort, { id, key, score }: Row, before: number | undefined): Cursor {
  if (sort === "relevance") return { sort, score: score ?? 0, at: key, id, before };
  return sort === "title" ? { sort, title: key, id, before } : { sort, at: key, id, before };
}

// The body is read only where it holds some of the words: it is long.
const bodySql = ({ inBody }: Meaning): Prisma.Sql =>
  inBody
    ? Prisma.sql`, (
        SELECT left(e.body, ${MAX_QUOTED}) FROM indexed_entry i WHERE i.entry_id = e.id AND i.search @@ ${tsquerySql(inBody)}
      ) AS body`
    : Prisma.empty;

function hitOf(
  { body, key: _key, score: _score, position: _position, total: _total, ...hit }: Row,
  meaning: Meaning | null,
  through: Through | null,
): SearchHit {
  if (!meaning) return { ...hit, highlights: null, through };
  const { marks } = meaning;
  const summary = mark(hit.summary, marks);
  const quoted = body && !summary.some(({ marked }) => marked) ? quote(withoutMarkdown(body), marks) : null;
  return { ...hit, highlights: { title: mark(hit.title, marks), excerpt: quoted ?? summary }, through };
}

// An excerpt starts and ends anywhere: the signs of Markdown are dropped rather than read.
function withoutMarkdown(text: string): string {
  return text.replace(/\]\([^)]*\)?|[*_#>`[\]]/g, "").replace(/\s+/g, " ");
}
