import type { doubles as source } from "../fr/doubles";

export const doubles = {
  found: (count) =>
    count === 1
      ? "An entry of the directory looks like this one. Your draft is kept: have a look before sending."
      : `${count} entries of the directory look like this one. Your draft is kept: have a look before sending.`,
  title: "This entry may exist already",
  see: "See the entry (new tab)",
  editInstead: "Propose an edit instead",
  note: "Not the same thing? Say why",
  noteHint:
    "One sentence is enough, and the reviewer reads it: “this is the 2019 edition, the other is that of 2018”.",
  send: "Send for review with this note",
  why: { title: "close name", address: "same address", "date-place": "same day, same place" },
} satisfies typeof source;
