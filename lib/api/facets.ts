/** What a search could be narrowed by, through the API, each value with what it is called. */
import type { z } from "zod";
import { languageName, optionLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";
import { type FacetName, type Facets, facets } from "#lib/search/facets";
import { DEADLINES, type SearchQuery, WHENS } from "#lib/search/query";
import type { Asked } from "./answer";
import { standing, totalOf } from "./entries";
import type { facets as schema } from "./schemas";

export interface Tally {
  value: string;
  label: Record<Lang, string>;
  count: number;
}

export async function readFacets({ query, now }: Asked<object, { search: SearchQuery }>): Promise<{
  value: z.input<typeof schema>;
}> {
  const found = await facets(await standing(query.search), now);
  const values = talliesOf(found);
  return {
    value: {
      total: totalOf(found.total),
      facets: PARAMETERS.map(([parameter, name]) => ({
        parameter,
        partial: found.partial.has(name),
        values: values[parameter],
      })),
    },
  };
}

/** Each parameter of a search that has values, and the facet that counts them. */
export const PARAMETERS = [
  ["type", "type"],
  ["kind", "kind"],
  ["theme", "theme"],
  ["territory", "place"],
  ["organisation", "by"],
  ["year", "year"],
  ["language", "language"],
  ["deadline", "deadline"],
  ["when", "when"],
] as const satisfies readonly (readonly [string, FacetName])[];

export type Counted = (typeof PARAMETERS)[number][0];

export function talliesOf(found: Facets): Record<Counted, Tally[]> {
  return {
    type: ENTRY_TYPES.map((value) =>
      tally(value, found.types[value], (lang) => messages(lang).common.types[value].many),
    ),
    kind: found.kinds.map(({ kind, count }) => tally(kind, count, (lang) => optionLabel("kind", kind, lang))),
    theme: found.themes.map(({ slug, labelFr, labelEn, count }) =>
      tally(slug, count, (lang) => (lang === "fr" ? labelFr : labelEn)),
    ),
    territory: found.places.map(({ code, name, count }) =>
      tally(code, count, (lang) => name ?? messages(lang).reading.list.national),
    ),
    organisation: found.organisations.map(({ slug, name, count }) => tally(slug, count, () => name)),
    year: found.years.map(({ year, count }) => tally(String(year), count, () => String(year))),
    language: found.languages.map(({ language, count }) =>
      tally(language, count, (lang) => languageName(language, lang)),
    ),
    deadline: DEADLINES.map((value) =>
      tally(value, found.deadlines[value], (lang) => messages(lang).reading.list.deadlines[value]),
    ),
    when: WHENS.map((value) =>
      tally(value, found.whens[value], (lang) => messages(lang).reading.list.whens[value]),
    ),
  };
}

function tally(value: string, count: number, label: (lang: Lang) => string): Tally {
  const [fr, en] = [label("fr"), label("en")];
  return { value, label: { fr, en }, count };
}
