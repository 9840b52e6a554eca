/** The entries that a search finds, a page at a time. Its cost does not grow with the directory: pages by keyset, bounded counts. */
import { db, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Cursor, encodeCursor, type SearchQuery, type Sort, sortOf } from "./query";
import { type Highlight, highlightsOf, MARK_END, MARK_START } from "./terms";
import { planSql, tsquerySql, whereSql } from "./where";

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
}

export interface SearchPage {
  hits: SearchHit[];
  /** The cursor of the next page (`cursor` parameter), or null when this is the last. */
  next: string | null;
}

export interface SearchOptions {
  now: Date;
  /** Entries a page. */
  limit?: number;
  highlight?: boolean;
  tx?: Transaction;
}

export async function search(query: SearchQuery, options: SearchOptions): Promise<SearchPage> {
  const { now, limit = 20, highlight = false, tx = db } = options;
  const sort = sortOf(query);
  const found =
    sort === "relevance" ? byRelevance(query, now, limit + 1) : bySort(query, sort, now, limit + 1);
  const rows = await tx.$queryRaw<Row[]>`
    ${planSql(query)} WITH ${found}
    SELECT page.*, e.type, e.slug, e.title, e.summary, e.kind, e.language, e.url,
      e.starts_on AS "startsOn", e.ends_on AS "endsOn"${highlight && query.text ? headlines(query.text) : NO_HEADLINES}
    ORDER BY page.position`;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { hits: rows.slice(0, limit).map(hitOf), next: last ? encodeCursor(cursorOf(sort, last)) : null };
}

interface Row extends Omit<SearchHit, "highlights"> {
  /** The key of the order: an instant (ISO 8601) or a title. */
  key: string;
  score: number | null;
  position: bigint;
  titleMarks?: string;
  summaryMarks?: string;
  bodyMarks?: string | null;
}

/**
 * An order that an index holds: for each type the first ones from the cursor on, then the first of these. Walking
 * one index a type, it reads a page's worth of rows whatever the number of entries.
 */
function bySort(query: SearchQuery, sort: Exclude<Sort, "relevance">, now: Date, limit: number): Prisma.Sql {
  const { column, key, descending } = orderOf(query, sort);
  const direction = Prisma.raw(descending ? "DESC" : "ASC");
  const types = query.types.length > 0 ? query.types : ENTRY_TYPES;
  return Prisma.sql`page AS MATERIALIZED (
    SELECT e.id, ${key} AS key, NULL::float8 AS score, row_number() OVER (ORDER BY ${column} ${direction}, e.id ${direction}) AS position
    FROM unnest(${types}::entry_type[]) AS of (type) CROSS JOIN LATERAL (
      SELECT e.id, e.published_at, e.dated_at, e.sort_title FROM entry e
      WHERE e.type = of.type AND ${whereSql({ ...query, types: [] }, now)} AND ${afterCursor(query, column, descending)}
      ORDER BY ${column} ${direction}, e.id ${direction} LIMIT ${limit}
    ) e
    ORDER BY ${column} ${direction}, e.id ${direction} LIMIT ${limit})`;
}

function afterCursor({ cursor }: SearchQuery, column: Prisma.Sql, descending: boolean): Prisma.Sql {
  if (!cursor || cursor.sort === "relevance") return Prisma.sql`true`;
  const key = cursor.sort === "title" ? Prisma.sql`${cursor.title}` : Prisma.sql`${cursor.at}::timestamptz`;
  return Prisma.sql`(${column}, e.id) ${Prisma.raw(descending ? "<" : ">")} (${key}, ${cursor.id}::uuid)`;
}

/** What the order compares, how a cursor writes it, and which end comes first. */
function orderOf(query: SearchQuery, sort: Exclude<Sort, "relevance">) {
  const [published, dated] = [Prisma.sql`e.published_at`, Prisma.sql`e.dated_at`];
  if (sort === "title")
    return { column: Prisma.sql`e.sort_title`, key: Prisma.sql`e.sort_title`, descending: false };
  if (sort === "novelty") return { column: published, key: isoSql(published), descending: true };
  // What is to come reads from the nearest on.
  return { column: dated, key: isoSql(dated), descending: query.when !== "coming" };
}

/** How many entries that have the words in their names are ranked: the newest ones. */
const MAX_RANKED = 300;

/**
 * Those that have the words in their names come first, the closest names first; then the others, the newest first.
 * Names are few and indexed apart; the others are never ranked, so that a word that is everywhere costs no more than
 * a rare one.
 */
function byRelevance(query: SearchQuery, now: Date, limit: number): Prisma.Sql {
  const { cursor, text } = query;
  const after = cursor?.sort === "relevance" ? cursor : null;
  const names = Prisma.sql`ts_filter(e.search, '{a}')`;
  const place = after && Prisma.sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
  return Prisma.sql`
    named AS MATERIALIZED (
      SELECT e.id, e.published_at, greatest(ts_rank_cd(${names}, ${tsquerySql(text)}, 2)::float8, 1e-6) AS score
      FROM entry e WHERE ${names} @@ ${tsquerySql(text)} AND ${whereSql({ ...query, text: "" }, now)}
      ORDER BY e.published_at DESC, e.id DESC LIMIT ${MAX_RANKED}
    ),
    others AS MATERIALIZED (
      SELECT e.id, e.published_at, 0::float8 AS score
      FROM entry e WHERE ${whereSql(query, now)} AND e.id NOT IN (SELECT id FROM named)
        AND ${after?.score === 0 ? Prisma.sql`(e.published_at, e.id) < ${place}` : Prisma.sql`true`}
      ORDER BY e.published_at DESC, e.id DESC LIMIT ${limit}
    ),
    page AS MATERIALIZED (
      SELECT e.id, ${isoSql(Prisma.sql`e.published_at`)} AS key, e.score,
        row_number() OVER (ORDER BY e.score DESC, e.published_at DESC, e.id DESC) AS position
      FROM (SELECT * FROM named UNION ALL SELECT * FROM others) e
      WHERE ${after ? Prisma.sql`e.score < ${after.score}::float8 OR (e.score = ${after.score}::float8 AND (e.published_at, e.id) < ${place})` : Prisma.sql`true`}
      ORDER BY e.score DESC, e.published_at DESC, e.id DESC LIMIT ${limit}
    )`;
}

const isoSql = (instant: Prisma.Sql) =>
  Prisma.sql`to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

function cursorOf(sort: Sort, { id, key, score }: Row): Cursor {
  if (sort === "relevance") return { sort, score: score ?? 0, at: key, id };
  return sort === "title" ? { sort, title: key, id } : { sort, at: key, id };
}

const NO_HEADLINES = Prisma.sql` FROM page JOIN entry e USING (id)`;

// The body is read only where the summary does not hold the words: it is long, and nothing costs more here.
function headlines(text: string): Prisma.Sql {
  const marks = `StartSel=${MARK_START}, StopSel=${MARK_END}`;
  const headline = (column: Prisma.Sql, options: string) =>
    Prisma.sql`ts_headline('sillage', translate(${column}, ${MARK_START + MARK_END}, ''), ${tsquerySql(text)}, ${`${marks}, ${options}`})`;
  return Prisma.sql`,
      ${headline(Prisma.sql`e.title`, "HighlightAll=true")} AS "titleMarks", summary.marks AS "summaryMarks",
      CASE WHEN strpos(summary.marks, ${MARK_START}) = 0
        THEN ${headline(Prisma.sql`left(e.body, 5000)`, "MaxFragments=1, MinWords=15, MaxWords=35")}
      END AS "bodyMarks"
    FROM page JOIN entry e USING (id)
    CROSS JOIN LATERAL (SELECT ${headline(Prisma.sql`e.summary`, "HighlightAll=true")} AS marks OFFSET 0) summary`;
}

function hitOf(row: Row): SearchHit {
  const { titleMarks, summaryMarks, bodyMarks, key: _key, score: _score, position: _position, ...hit } = row;
  if (titleMarks === undefined || summaryMarks === undefined) return { ...hit, highlights: null };
  const inBody = !summaryMarks.includes(MARK_START) && bodyMarks?.includes(MARK_START);
  const excerpt = inBody && bodyMarks ? withoutMarkdown(bodyMarks) : summaryMarks;
  return { ...hit, highlights: { title: highlightsOf(titleMarks), excerpt: highlightsOf(excerpt) } };
}

// An excerpt starts and ends anywhere: the signs of Markdown are dropped rather than read.
function withoutMarkdown(text: string): string {
  return text.replace(/\]\([^)]*\)?|[*_#>`[\]]/g, "").replace(/\s+/g, " ");
}
