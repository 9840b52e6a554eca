import { formatNumber } from "../../dates";
import type { Messages } from "../fr";

const n = (count: number) => formatNumber(count, "en");

export const synonyms: Messages["synonyms"] = {
  title: "Synonyms",
  hint: "The expressions that the search takes for equivalent: add, change, remove.",
  lead: "Whoever searches for an expression of a set also finds the entries that use the others, a little lower. What you change holds from the next search on.",
  add: "Add a set",
  search: "Search for an expression",
  submit: "Search",
  clear: "Clear the search",
  caption: (count) => `${n(count)} ${count === 1 ? "set of synonyms" : "sets of synonyms"}`,
  words: "Expressions",
  changed: "Changed on",
  empty: "No set matches",
  emptyText: "Try one word of the expression, or add a set.",
  form: {
    words: "Expressions of the same meaning",
    wordsHint:
      "One a line, 2 to 10. Capitals, accents, hyphens, apostrophes and plurals do not count: there is no need to write them in two ways.",
    addTitle: "Add a set of synonyms",
    addLead: "Put in only what a librarian would file together: too wide a set finds too many entries.",
    addSubmit: "Add",
    changeSubmit: "Save",
    shared: "In other sets already",
    sharedHint:
      "Complete the set that exists instead, if the meaning is the same. An expression of two meanings may be in two sets.",
    anyway: "It is not the same meaning: save all the same",
    remove: "Remove this set",
    removeTitle: "Remove",
    removeText:
      "The search will no longer take these expressions for equivalent. You will be able to undo it.",
  },
  acts: {
    title: "Latest acts",
    none: "No act yet",
    noneText: "The sets that come with Sillage have not been changed here.",
    by: (name, at) => `${name}, ${at}`,
    done: "Done",
    names: { add: "Addition", change: "Change", remove: "Removal", undo: "Undoing" },
    undo: "Undo",
    all: "All the acts on this set",
  },
};
