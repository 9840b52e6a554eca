/** The values of each facet as a reader chooses among them: what each is called, and the search with it or without it. Pure. */
import { languageName, optionLabel } from "#lib/entries/field-words";
import { entryTypes } from "#lib/entries/types/index";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import type { Facets } from "./facets";
import { type PlaceNode, placeTree, togglePlace } from "./place-tree";
import { changeSearch, DEADLINES, NATIONAL, type SearchQuery, WHENS } from "./query";

export interface Choice {
  /** Of the value, among those of its facet. */
  key: string;
  label: string;
  count: number;
  chosen: boolean;
  /** The search once it is chosen, or no longer. */
  toggled: SearchQuery;
  /** Of a place: what it holds, when it is unfolded. */
  children?: readonly Choice[];
}

export type Choices = Record<
  "type" | "when" | "deadline" | "theme" | "kind" | "place" | "by" | "year" | "language",
  readonly Choice[]
>;

/** What would leave nothing is not offered, unless it is chosen. */
export function choicesOf(query: SearchQuery, found: Facets, lang: Lang): Choices {
  const { common, reading } = messages(lang);
  /** A value of a facet of several. */
  const several = <T extends string | number>(
    name: "types" | "deadlines" | "themes" | "kinds" | "organisations" | "years" | "languages",
    values: readonly { value: T; label: string; count: number }[],
  ): Choice[] =>
    values
      .map(({ value, label, count }) => {
        const chosen = query[name].some((each) => each === value);
        const others = [...query[name]].filter((each) => each !== value);
        const change = { [name]: chosen ? others : [...others, value].sort() };
        return { key: String(value), label, count, chosen, toggled: changeSearch(query, change) };
      })
      .filter(({ count, chosen }) => count > 0 || chosen);
  // What is neither an event nor to come is not "past": a report is not over.
  const happen =
    query.types.length > 0 && query.types.every((type) => entryTypes[type].card.includes("coming"));
  return {
    type: several(
      "types",
      ENTRY_TYPES.map((type) => ({ value: type, label: common.types[type].many, count: found.types[type] })),
    ),
    when: WHENS.filter((when) => when === "coming" || happen || query.when === when)
      .map((when) => ({
        key: when,
        label: reading.list.whens[when],
        count: found.whens[when],
        chosen: query.when === when,
        toggled: changeSearch(query, { when: query.when === when ? null : when }),
      }))
      .filter(({ count, chosen }) => count > 0 || chosen),
    deadline: several(
      "deadlines",
      DEADLINES.map((state) => ({
        value: state,
        label: reading.list.deadlines[state],
        count: found.deadlines[state],
      })),
    ),
    theme: several(
      "themes",
      found.themes.map((theme) => ({
        value: theme.slug,
        label: themeLabel(theme, lang),
        count: theme.count,
      })),
    ),
    kind: several(
      "kinds",
      found.kinds.map(({ kind, count }) => ({ value: kind, label: optionLabel("kind", kind, lang), count })),
    ),
    place: placeTree(found.places, query.territories).map((node) => placeChoice(node, query, found, lang)),
    by: several(
      "organisations",
      found.organisations.map(({ slug, name, count }) => ({ value: slug, label: name, count })),
    ),
    year: several(
      "years",
      found.years.map(({ year, count }) => ({ value: year, label: String(year), count })),
    ),
    language: several(
      "languages",
      found.languages.map(({ language, count }) => ({
        value: language,
        label: languageName(language, lang),
        count,
      })),
    ),
  };
}

function placeChoice(node: PlaceNode, query: SearchQuery, found: Facets, lang: Lang): Choice {
  const label = node.code === NATIONAL ? messages(lang).reading.list.national : (node.name ?? node.code);
  return {
    key: node.code,
    label,
    count: node.count,
    chosen: node.chosen,
    toggled: changeSearch(query, { territories: togglePlace(query.territories, node, found.places) }),
    children: node.children.map((child) => placeChoice(child, query, found, lang)),
  };
}
