/** Themes as public pages ask for them. */
import { db } from "#lib/db";
import { listByType, PUBLISHED } from "#lib/entries/queries";

export interface Theme {
  slug: string;
  labelFr: string;
  labelEn: string;
}

/**
 * Every theme that stands with the number of its entries, by group, in the order of the vocabulary. What is no longer
 * offered is left to who has it already.
 */
export async function listThemes(): Promise<
  (Theme & { group: string; count: number; deprecated: boolean })[]
> {
  const rows = await db.theme.findMany({
    where: { mergedIntoId: null },
    select: {
      slug: true,
      deprecatedAt: true,
      labelFr: true,
      labelEn: true,
      group: true,
      _count: { select: { entries: { where: { entry: PUBLISHED } } } },
    },
    orderBy: { position: "asc" },
  });
  return rows.map(({ _count, deprecatedAt, ...theme }) => ({
    ...theme,
    count: _count.entries,
    deprecated: deprecatedAt !== null,
  }));
}

/** The themes that are offered, by name: what a list can be narrowed to. */
export async function listThemeLabels(): Promise<Theme[]> {
  return await db.theme.findMany({
    where: { mergedIntoId: null, deprecatedAt: null },
    select: { slug: true, labelFr: true, labelEn: true },
    orderBy: { position: "asc" },
  });
}

/** A theme and what it gathers, type by type, or where it went when it was merged; null when there is no such theme. */
export async function getTheme(slug: string, perType: number) {
  const theme = await db.theme.findUnique({
    where: { slug },
    select: {
      slug: true,
      labelFr: true,
      labelEn: true,
      deprecatedAt: true,
      mergedInto: { select: { slug: true } },
    },
  });
  if (!theme) return null;
  const { mergedInto, deprecatedAt, ...known } = theme;
  if (mergedInto) return { mergedInto: mergedInto.slug };
  return {
    theme: {
      ...known,
      deprecated: deprecatedAt !== null,
      groups: await listByType({ themes: { some: { theme: { slug } } } }, perType),
    },
  };
}
