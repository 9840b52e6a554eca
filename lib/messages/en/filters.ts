import { formatNumber } from "../../dates";
import type { Messages } from "../fr";
import { common } from "./common";

const number = (count: number) => formatNumber(count, "en");

export const filters: Messages["filters"] = {
  title: "Filters",
  open: "Filter",
  skip: "Skip the filters",
  results: (count, more) =>
    more
      ? `See the more than ${number(count)} results`
      : count === 0
        ? "See what can be tried"
        : count < 2
          ? "See the result"
          : `See the ${number(count)} results`,
  used: (count) => (count < 2 ? "1 filter in use" : `${count} filters in use`),
  usedHere: (count) => (count < 2 ? "value chosen" : "values chosen"),
  all: (count) => `See all (${number(count)})`,
  chosen: "(chosen, remove)",
  atLeast: (count) => `≥ ${number(count)}`,
  partial: "≥: at least. These numbers are those of the newest entries.",
  facets: {
    type: "Type",
    when: "When",
    deadline: "Deadline",
    theme: "Theme",
    kind: "Kind",
    place: "Territory",
    by: "Organisation",
    date: "Dates",
    year: "Year",
    language: "Language",
  },
  find: {
    place: "Find a territory",
    by: "Find an organisation",
    submit: "Find",
    found: (typed) => `For “${typed}”:`,
    none: (typed) => `No name has “${typed}” in it.`,
  },
  period: {
    title: "Period",
    from: "From",
    to: "to",
    hint: "A year, a month or a day: 2018, 09/2018 or 14/09/2018.",
    wrong: "Write a year, a month or a day: 2018, 09/2018 or 14/09/2018.",
    reversed: "This date is before the start of the period.",
    submit: "Apply",
  },
  national: {
    title: "Nationwide",
    lead: (count, more) =>
      more
        ? `More than ${common.entries(count)} about the whole country also match this search.`
        : count < 2
          ? "1 entry about the whole country also matches this search."
          : `${common.entries(count)} about the whole country also match this search.`,
    mix: "Mix them into the results",
  },
  views: { label: "View", list: "List", map: "Map", agenda: "Agenda" },
  listTitle: (parts, count) => `${parts.join(", ")}: ${count}`,
  nothing: {
    title: (text) => `No entry matches “${text}”`,
    titleFilters: "No entry matches these filters",
    titleEmptyWords: "These words are too common to be searched",
    emptyWords: (text) =>
      `“${text}” holds only small words, or words to leave out. Add the subject, the name or the acronym that you look for.`,
    without: "The same search with one filter fewer",
    withoutOne: (label) => `Without “${label}”`,
    withoutWords: (text) => `Without the words “${text}”`,
    withoutAll: "Without any filter",
    words: "A word that is close",
    organisations: "Organisations with a name that is close",
    themes: "Themes with a name that is close",
    missing: "Is the entry missing?",
    missingText: "Suggest it: an e-mail address is enough, and someone reviews it before it is published.",
    propose: "Suggest an entry",
    browse: "Browse the directory",
    allThemes: "All themes",
  },
  similar: {
    title: "Similar entries",
    themes: (labels) =>
      labels.length < 2 ? `Same theme: ${labels.join("")}` : `Same themes: ${labels.join(", ")}`,
    organisations: (names) =>
      names.length < 2 ? `Same organisation: ${names.join("")}` : `Same organisations: ${names.join(", ")}`,
    place: (name) => `Same territory: ${name}`,
    series: (name) => `Same series: ${name}`,
    kind: (label) => `Same kind: ${label.toLowerCase()}`,
  },
};
