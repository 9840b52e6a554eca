/** What names a theme or an organisation: shown before it is merged, and what an addition must not have to be undone. */
import type { Transaction } from "#lib/db";

export interface Usage {
  /** Published, put away, taken down: all of them. */
  entries: number;
  /** Proposals that are not decided yet and name it, drafts included. */
  proposals: number;
  /** Organisations that are part of it. */
  children: number;
  /** It follows or is followed by as many. */
  successions: number;
  /** Others that were merged into it. */
  merged: number;
}

export const isUsed = (usage: Usage): boolean => Object.values(usage).some((count) => count > 0);

interface Term {
  id: string;
  slug: string;
}

export async function themeUsage(tx: Transaction, { id, slug }: Term): Promise<Usage> {
  const [row] = await tx.$queryRaw<Pick<Usage, "entries" | "proposals" | "merged">[]>`
    SELECT
      (SELECT count(*)::int FROM entry_theme WHERE theme_id = ${id}::uuid) AS entries,
      (SELECT count(*)::int FROM revision
        WHERE state IN ('draft', 'submitted', 'changes_requested')
          AND (jsonb_exists(changes -> 'themes' -> 'from', ${slug})
            OR jsonb_exists(changes -> 'themes' -> 'to', ${slug}))) AS proposals,
      (SELECT count(*)::int FROM theme WHERE merged_into_id = ${id}::uuid) AS merged`;
  return { ...NONE, ...row };
}

export async function organisationUsage(tx: Transaction, { id, slug }: Term): Promise<Usage> {
  const [row] = await tx.$queryRaw<Usage[]>`
    SELECT
      (SELECT count(DISTINCT entry_id)::int FROM credit WHERE organisation_id = ${id}::uuid) AS entries,
      (SELECT count(*)::int FROM revision
        WHERE state IN ('draft', 'submitted', 'changes_requested')
          AND jsonb_path_exists(changes, '$.credits.*[*] ? (@.organisation == $slug)',
            jsonb_build_object('slug', ${slug}::text))) AS proposals,
      (SELECT count(*)::int FROM organisation WHERE parent_id = ${id}::uuid AND merged_into_id IS NULL) AS children,
      (SELECT count(*)::int FROM organisation_succession
        WHERE predecessor_id = ${id}::uuid OR successor_id = ${id}::uuid) AS successions,
      (SELECT count(*)::int FROM organisation WHERE merged_into_id = ${id}::uuid) AS merged`;
  return { ...NONE, ...row };
}

const NONE: Usage = { entries: 0, proposals: 0, children: 0, successions: 0, merged: 0 };
