/** How the filters of a search are called: themes, places and organisations by what the address calls them. */
import { db } from "#lib/db";
import { type Lang, messages } from "#lib/messages/index";
import { themeLabel } from "#lib/themes/label";
import { NATIONAL, type SearchQuery } from "./query";

export interface Named {
  /** The search with what was merged replaced by what took its place: addresses are kept and shared. */
  query: SearchQuery;
  /** What themes, places and organisations are called, by slug or code; what the directory does not know is not there. */
  names: ReadonlyMap<string, string>;
}

/** Before a search is made: nothing is asked when it has no theme, place or organisation. */
export async function nameFilters(query: SearchQuery, lang: Lang): Promise<Named> {
  const [subjects, places, bodies] = await Promise.all([
    query.themes.length > 0 ? standing("theme", query.themes) : [],
    query.territories.length > 0
      ? db.territory.findMany({
          where: { code: { in: [...query.territories] } },
          select: { code: true, name: true },
        })
      : [],
    query.organisations.length > 0 ? standing("organisation", query.organisations) : [],
  ]);
  const names = new Map([
    ...subjects.map(({ slug, ...label }): [string, string] => [slug, themeLabel(label, lang)]),
    ...places.map(({ code, name }): [string, string] => [code, name]),
    ...bodies.map(({ slug, labelFr }): [string, string] => [slug, labelFr]),
    [NATIONAL, messages(lang).reading.list.national] satisfies [string, string],
  ]);
  return {
    query: {
      ...query,
      themes: replaced(query.themes, subjects),
      organisations: replaced(query.organisations, bodies),
    },
    names,
  };
}

interface Standing {
  asked: string;
  slug: string;
  labelFr: string;
  labelEn: string;
}

/** What each slug means now, through as many merges as there were. */
async function standing(table: "theme" | "organisation", slugs: readonly string[]): Promise<Standing[]> {
  const rows = await (table === "theme"
    ? db.$queryRaw<Standing[]>`
      WITH RECURSIVE meant (asked, id, next) AS (
        SELECT slug, id, merged_into_id FROM theme WHERE slug = ANY(${slugs})
        UNION SELECT m.asked, t.id, t.merged_into_id FROM meant m JOIN theme t ON t.id = m.next
      )
      SELECT m.asked, t.slug, t.label_fr AS "labelFr", t.label_en AS "labelEn" FROM meant m JOIN theme t USING (id) WHERE m.next IS NULL`
    : db.$queryRaw<Standing[]>`
      WITH RECURSIVE meant (asked, id, next) AS (
        SELECT slug, id, merged_into_id FROM organisation WHERE slug = ANY(${slugs})
        UNION SELECT m.asked, o.id, o.merged_into_id FROM meant m JOIN organisation o ON o.id = m.next
      )
      SELECT m.asked, o.slug, o.name AS "labelFr", o.name AS "labelEn" FROM meant m JOIN organisation o USING (id) WHERE m.next IS NULL`);
  return rows;
}

const replaced = (slugs: readonly string[], standing: readonly Standing[]) =>
  [...new Set(slugs.map((slug) => standing.find(({ asked }) => asked === slug)?.slug ?? slug))].sort();
