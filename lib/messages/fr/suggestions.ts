/** What the search boxes propose while one types; small enough for both languages to reach the browser. */
export const suggestions = {
  list: "Suggestions",
  groups: { entry: "Fiches", organisation: "Organismes", theme: "Thèmes", word: "Mots" },
  searchFor: (text: string) => `Rechercher « ${text} »`,
  count: (count: number) =>
    count === 0 ? "Aucune suggestion" : count === 1 ? "1 suggestion" : `${count} suggestions`,
  /** A body and those that came after it. */
  today: (name: string, successors: readonly string[]) => `${name} (aujourd’hui ${successors.join(", ")})`,
};
