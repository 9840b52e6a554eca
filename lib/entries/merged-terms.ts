/**
 * The themes, organisations and entries that were merged into others. Whoever writes an entry holds the vocabularies still
 * meanwhile; whoever changes them waits for those who write (lib/vocabularies/act.ts).
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import type { Content } from "#lib/revisions/changes";
import { type MergedTerms, NOTHING_MERGED } from "#lib/vocabularies/canonical";
import { tiesIn } from "./removed";

/**
 * Locks an entry as a part of a statement, `NO KEY` so that entries that name it may be written meanwhile: with a plain
 * FOR UPDATE, two decisions on entries that name each other would wait for one another without end. Until the end of
 * the transaction no vocabulary changes either; that first, since an act on vocabularies writes many entries, and the
 * two would wait for one another. What the locks waited for is seen from the next statement on.
 */
export const lockEntrySql = (which: Prisma.Sql): Prisma.Sql => lockEntriesSql(Prisma.sql`false`, which);

/**
 * The same of several entries, in the order of their keys.
 * @param alone whether nothing else may write any entry meanwhile: a merge changes what names another.
 */
export const lockEntriesSql = (alone: Prisma.Sql, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  terms AS MATERIALIZED (
    SELECT CASE WHEN ${alone} THEN pg_advisory_xact_lock(hashtext('vocabularies'))
      ELSE pg_advisory_xact_lock_shared(hashtext('vocabularies')) END
  ),
  locked AS MATERIALIZED (SELECT entry.id FROM terms, entry WHERE ${which} ORDER BY entry.id FOR NO KEY UPDATE OF entry)`;

/** Two entries, while nothing else writes any entry. */
export async function lockTwoEntries(tx: Transaction, slugs: readonly [string, string]): Promise<void> {
  const which = Prisma.sql`entry.slug = ANY (${slugs}::text[])`;
  await tx.$queryRaw`WITH ${lockEntriesSql(Prisma.sql`true`, which)} SELECT id FROM locked`;
}

/** One act on vocabularies at a time, and no entry written meanwhile. */
export async function lockTerms(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vocabularies'))`;
}

/**
 * @param contents whose entries are looked for among those that were merged; themes and organisations are few enough to
 * be read all.
 * @param own the entry whose contents they are, by its slug.
 */
export async function readMergedTerms(
  tx: Transaction,
  contents: readonly Content[] = [],
  own: string | null = null,
): Promise<MergedTerms> {
  const named = [...new Set(contents.flatMap(tiesIn))];
  const merged = await tx.$queryRaw<Merged[]>`
    WITH RECURSIVE
      subject (old, next) AS (
        SELECT slug, merged_into_id FROM theme WHERE merged_into_id IS NOT NULL
        UNION SELECT s.old, t.merged_into_id FROM subject s JOIN theme t ON t.id = s.next
        WHERE t.merged_into_id IS NOT NULL
      ),
      body (old, next) AS (
        SELECT slug, merged_into_id FROM organisation WHERE merged_into_id IS NOT NULL
        UNION SELECT b.old, o.merged_into_id FROM body b JOIN organisation o ON o.id = b.next
        WHERE o.merged_into_id IS NOT NULL
      ),
      thing (old, next) AS (
        SELECT slug, merged_into_id FROM entry WHERE slug = ANY (${named}::text[]) AND merged_into_id IS NOT NULL
        UNION SELECT t.old, e.merged_into_id FROM thing t JOIN entry e ON e.id = t.next
        WHERE e.merged_into_id IS NOT NULL
      )
    SELECT 'theme' AS vocabulary, s.old, t.slug FROM subject s JOIN theme t ON t.id = s.next
    WHERE t.merged_into_id IS NULL
    UNION ALL
    SELECT 'organisation', b.old, o.slug FROM body b JOIN organisation o ON o.id = b.next
    WHERE o.merged_into_id IS NULL
    UNION ALL
    SELECT 'entry', t.old, e.slug FROM thing t JOIN entry e ON e.id = t.next WHERE e.merged_into_id IS NULL`;
  if (merged.length === 0) return NOTHING_MERGED;
  const of = (one: Merged["vocabulary"]) =>
    new Map(merged.filter(({ vocabulary }) => vocabulary === one).map(({ old, slug }) => [old, slug]));
  const themes = of("theme");
  const order = themes.size > 0 ? await tx.theme.findMany({ select: { slug: true, position: true } }) : [];
  return {
    themes,
    organisations: of("organisation"),
    entries: new Map([...of("entry")].map(([old, slug]) => [old, slug === own ? null : slug])),
    positions: new Map(order.map(({ slug, position }) => [slug, position])),
  };
}

interface Merged {
  vocabulary: "theme" | "organisation" | "entry";
  old: string;
  slug: string;
}
