import type { suggestions as fr } from "../fr/suggestions";

export const suggestions = {
  list: "Suggestions",
  groups: { entry: "Entries", organisation: "Organisations", theme: "Themes", word: "Words" },
  searchFor: (text) => `Search for “${text}”`,
  count: (count) => (count === 0 ? "No suggestions" : count === 1 ? "1 suggestion" : `${count} suggestions`),
  today: (name, successors) => `${name} (now ${successors.join(", ")})`,
} satisfies typeof fr;
