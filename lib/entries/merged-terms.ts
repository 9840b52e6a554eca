/**
 * The themes and organisations that were merged into others. Whoever writes an entry holds the vocabularies still
 * meanwhile; whoever changes them waits for those who write (lib/vocabularies/act.ts).
 */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { type MergedTerms, NOTHING_MERGED } from "#lib/vocabularies/canonical";

/**
 * Locks an entry as a part of a statement, `NO KEY` so that entries that name it may be written meanwhile: with a plain
 * FOR UPDATE, two decisions on entries that name each other would wait for one another without end. Until the end of
 * the transaction no vocabulary changes either; that first, since an act on vocabularies writes many entries, and the
 * two would wait for one another. What the locks waited for is seen from the next statement on.
 */
export const lockEntrySql = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`
  terms AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(hashtext('vocabularies'))),
  locked AS MATERIALIZED (SELECT entry.id FROM terms, entry WHERE ${which} FOR NO KEY UPDATE OF entry)`;

/** One act on vocabularies at a time, and no entry written meanwhile. */
export async function lockTerms(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vocabularies'))`;
}

export async function readMergedTerms(tx: Transaction): Promise<MergedTerms> {
  const merged = await tx.$queryRaw<{ vocabulary: "theme" | "organisation"; old: string; slug: string }[]>`
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
      )
    SELECT 'theme' AS vocabulary, s.old, t.slug FROM subject s JOIN theme t ON t.id = s.next
    WHERE t.merged_into_id IS NULL
    UNION ALL
    SELECT 'organisation', b.old, o.slug FROM body b JOIN organisation o ON o.id = b.next
    WHERE o.merged_into_id IS NULL`;
  if (merged.length === 0) return NOTHING_MERGED;
  const of = (one: "theme" | "organisation") =>
    new Map(merged.filter(({ vocabulary }) => vocabulary === one).map(({ old, slug }) => [old, slug]));
  const themes = of("theme");
  const order = themes.size > 0 ? await tx.theme.findMany({ select: { slug: true, position: true } }) : [];
  return {
    themes,
    organisations: of("organisation"),
    positions: new Map(order.map(({ slug, position }) => [slug, position])),
  };
}
