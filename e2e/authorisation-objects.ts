/**
 * The objects that the matrix is about, each with the things of it that the tables ask for by name, and the words of it that
 * make-authorisation.ts hides in the world (a reader who may not see it finds none of them anywhere). Labs and the other types.
 */
import { ENTRY_TYPES } from "../lib/paths";
import { ACTS } from "./authorisation-acts";
import { ANSWERS, answerTo, HANDLERS, PAGES, READERS } from "./authorisation-table";
import { type Life, nameOf } from "./authorisation-world";

interface Concerned {
  /** Named in authorisation-table.ts or authorisation-acts.ts. */
  things: readonly string[];
  /** What each word begins with. */
  words?: readonly string[];
}

const entry = (name: Life, ...words: string[]): Concerned => ({
  things: ENTRY_TYPES.map((type) => nameOf(name, type)),
  // A lab's has no type in it.
  words: words.flatMap((word) => ENTRY_TYPES.map((type) => (type === "lab" ? word : word + type))),
});

export const OBJECTS: Readonly<Record<string, Concerned>> = {
  published: entry("shown"),
  draft: entry("draft", "draft", "why"),
  pending: entry("pending", "pending"),
  refused: entry("refused", "refused", "refusedbecause"),
  archived: entry("archived"),
  merged: entry("merged"),
  removed: entry("removed", "removed", "whyremoved"),
  "internal note": { things: ["discussed"], words: ["note"] },
  "another's profile": { things: ["person", "heldPerson"], words: ["subject", "newaddress"] },
  session: { things: ["session"] },
  passkey: { things: ["passkey"], words: ["passkey"] },
  token: { things: ["token"], words: ["token"] },
  webhook: { things: ["webhook", "delivery"], words: ["webhook"] },
  alert: { things: ["changedAlert", "erasedAlert", "confirmToken"], words: ["subscriber"] },
  selection: { things: ["private", "hidden", "document"], words: ["private", "annotation", "hidden"] },
  batch: { things: ["batch"], words: ["batch"] },
  report: { things: ["report", "closedReport"], words: ["report", "reporter", "answer", "objection"] },
  team: { things: ["team", "claim", "joinRequest"], words: ["asks", "invited", "claim"] },
  source: { things: ["source"], words: ["source", "sourceurl"] },
  // Which holds the address of each source, among others.
  "audit log": { things: ["/fr/administration/audit", "/api/administration/audit"], words: ["sourceurl"] },
};

/** What of an object nothing asks for, or everyone gets, or nobody does: each line is a hole in the matrix. */
export function holesIn(name: string, { things }: Concerned): string[] {
  const rows = [
    ...Object.values(PAGES).flat(),
    ...Object.values(HANDLERS).flatMap((handler) => handler.rows),
  ].map(({ kind, at, things: named }) => ({ kind, names: [at, ...named] }));
  const acts = Object.values(ACTS)
    .flat()
    .map(({ kind, from, typed }) => ({ kind, names: namesIn(`${from} ${JSON.stringify(typed)}`) }));
  const asked = (thing: string) => [...rows, ...acts].filter(({ names }) => names.includes(thing));
  const unasked = things.filter((thing) => !names(thing).some((one) => asked(one).length > 0));
  const differs = things.some((thing) =>
    names(thing).some((one) =>
      asked(one).some(({ kind }) => !ANSWERS.includes(`\n${kind} `) || answersOf(kind).size > 1),
    ),
  );
  const alike = OPEN.has(name) || differs ? [] : [`${name}: everyone is answered alike`];
  return [...unasked.map((thing) => `${name}: nothing asks for ${thing}`), ...alike];
}

/** Everyone reads them. */
const OPEN: ReadonlySet<string> = new Set(["published", "archived", "merged"]);

/** An alert's pages are named after it. */
const names = (thing: string) => [thing, `${thing}Page`, `${thing}Stop`];

const answersOf = (kind: string) => new Set(READERS.map((reader) => answerTo(reader, kind)));

const namesIn = (text: string): string[] => [...text.matchAll(/\*([a-zA-Z]+)/g)].map(([, name = ""]) => name);
