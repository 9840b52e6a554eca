import type { forms as source } from "../fr/forms";

export const forms = {
  signIn: "Sign in (new tab)",
  required: "required",
  example: (example: string) => `Example: ${example}`,
  toCorrect: (count: number) => (count > 1 ? `${count} things to correct` : "One thing to correct"),
  row: (position: number) => `row ${position}`,
  error: "Error:",
  sending: "Sending…",
  guard: {
    trap: "Leave this field empty",
    working: "Your browser is doing a short check while you write. There is nothing for you to do.",
    done: "Check done: you can send.",
    waits: "Sillage is being sent an unusual number of forms. Wait a minute before you send this one.",
  },
  failed: "The server did not answer. Nothing you typed is lost: check your connection, then try again.",
  tooBig:
    "This form is larger than the server accepts (1 MB in all). Nothing is lost: shorten the longest text, then send it again.",
  year: "Year",
  month: "Month",
  day: "Day",
  noMonth: "No month",
  choose: "Choose…",
  addRow: "Add a row",
  removeRow: "Remove this row",
  moveUp: "Move up",
  moveDown: "Move down",
  search: "Search",
  noResult: (text: string) => `No result for “${text}”.`,
  nothingTyped: "Type a few letters before searching.",
  results: (count: number) => (count === 0 ? "No result" : count === 1 ? "1 result" : `${count} results`),
} satisfies typeof source;
