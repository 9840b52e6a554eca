/**
 * Sets: the types and the themes. They stand side by side, in no hierarchy: "type.lab", "theme.design-services-publics".
 * A theme that was merged means what took its place, as everywhere.
 */
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";
import { nameFilters } from "#lib/search/names";
import { parseSearch } from "#lib/search/query";
import { listThemes } from "#lib/themes/queries";

/** How a set is called in an address, from its tag in the index ("type:lab"). */
export const setOf = (tag: string): string => tag.replace(":", ".");

export async function listSets(lang: Lang): Promise<{ set: string; name: string }[]> {
  const { common, openData } = messages(lang);
  const themes = await listThemes();
  return [
    ...ENTRY_TYPES.map((type) => ({ set: setOf(`type:${type}`), name: common.types[type].many })),
    ...themes.map(({ slug, labelFr, labelEn }) => ({
      set: setOf(`theme:${slug}`),
      name: openData.themeSet(lang === "fr" ? labelFr : labelEn),
    })),
  ];
}

/** The tag of the records of a set; that of a set which does not exist is on none. */
export async function tagOf(set: string | null): Promise<string> {
  if (set === null) return "";
  const theme = /^theme\.([a-z0-9-]{1,120})$/.exec(set)?.[1];
  if (theme === undefined) return set.replace(".", ":");
  const { query } = await nameFilters(parseSearch(new URLSearchParams({ theme })).query, "fr");
  return `theme:${query.themes[0] ?? theme}`;
}
