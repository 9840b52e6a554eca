/**
 * The entry as it was at one of its versions: each field as the first change after that version found it. One value a
 * field is read, however long the history. What was merged since is named as it is today.
 */
import type { Transaction } from "#lib/db";
import type { CurrentEntry } from "#lib/entries/content";
import { asContent } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { canonicalContent } from "#lib/vocabularies/canonical";
import type { Content } from "./changes";

export async function contentAt(tx: Transaction, entry: CurrentEntry, version: number): Promise<Content> {
  if (version >= entry.version) return entry.content;
  const changed = await tx.$queryRaw<{ field: string; value: unknown }[]>`
    SELECT DISTINCT ON (change.key) change.key AS field, change.value -> 'from' AS value
    FROM decision CROSS JOIN LATERAL jsonb_each(decision.applied) AS change
    WHERE decision.entry_id = ${entry.id}::uuid AND decision.entry_version > ${version}
    ORDER BY change.key, decision.entry_version`;
  const then = Object.fromEntries(changed.map(({ field, value }) => [field, value]));
  const content = { ...entry.content, ...asContent(then) };
  return canonicalContent(content, await readMergedTerms(tx, [content], entry.slug));
}
