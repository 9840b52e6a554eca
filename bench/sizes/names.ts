/** The questions that are put to directories of each size. */
export const QUESTIONS = {
  everywhere: "Search, a word that is everywhere",
  frequent: "Search, a frequent word (5 to 20 %)",
  middling: "Search, a word in 1 to 3 %",
  rare: "Search, a rare word",
  two: "Search, two words",
  typo: "Search, a typo",
  filtered: "Search, with filters",
  further: "Search, far beyond the first page",
  list: "List of a type",
  facets: "List with three facets",
  suggestions: "Suggestions",
  similar: "Similar entries",
  map: "Map",
  agenda: "Agenda, a month",
  entry: "Entry page",
} as const;

export type QuestionName = (typeof QUESTIONS)[keyof typeof QUESTIONS];

export const QUESTION_NAMES: readonly QuestionName[] = Object.values(QUESTIONS);

/** What the child process is asked, and what it answers. */
export interface Asked {
  name: QuestionName;
  variant: number;
}

export type Told = { ready: true } | { milliseconds: number; statements: number } | { failure: string };
