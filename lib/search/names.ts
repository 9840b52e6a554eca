/** How the filters of a search are called: themes, place and organisation by what the address calls them. */
import { db } from "#lib/db";
import type { Lang } from "#lib/messages/lang";
import { themeLabel } from "#lib/themes/label";
import type { SearchQuery } from "./query";

/** The names by slug or code; what the directory does not know is not there. */
export async function namesFor(
  { themes, territory, organisation }: SearchQuery,
  lang: Lang,
): Promise<ReadonlyMap<string, string>> {
  const [subjects, place, body] = await Promise.all([
    themes.length > 0
      ? db.theme.findMany({
          where: { slug: { in: [...themes] } },
          select: { slug: true, labelFr: true, labelEn: true },
        })
      : [],
    territory ? db.territory.findUnique({ where: { code: territory }, select: { name: true } }) : null,
    organisation
      ? db.organisation.findUnique({ where: { slug: organisation }, select: { name: true } })
      : null,
  ]);
  const names = new Map(subjects.map((theme) => [theme.slug, themeLabel(theme, lang)]));
  if (territory && place) names.set(territory, place.name);
  if (organisation && body) names.set(organisation, body.name);
  return names;
}
