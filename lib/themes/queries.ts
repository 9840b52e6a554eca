/** Themes as public pages ask for them. */
import { db } from "#lib/db";
import { listByType, PUBLISHED } from "#lib/entries/queries";

export interface Theme {
  slug: string;
  labelFr: string;
  labelEn: string;
}

/** Every theme with the number of its entries, by group, in the order of the vocabulary. */
export async function listThemes(): Promise<(Theme & { group: string; count: number })[]> {
  const rows = await db.theme.findMany({
    select: {
      slug: true,
      labelFr: true,
      labelEn: true,
      group: true,
      _count: { select: { entries: { where: { entry: PUBLISHED } } } },
    },
    orderBy: { position: "asc" },
  });
  return rows.map(({ _count, ...theme }) => ({ ...theme, count: _count.entries }));
}

/** A theme and what it gathers, type by type; null when there is no such theme. */
export async function getTheme(slug: string, perType: number) {
  const theme = await db.theme.findUnique({
    where: { slug },
    select: { slug: true, labelFr: true, labelEn: true },
  });
  if (!theme) return null;
  return { ...theme, groups: await listByType({ themes: { some: { theme: { slug } } } }, perType) };
}
