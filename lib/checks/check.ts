/** Everything that can be remarked of a content, in the order of its form. Pure: what only the database knows is given. */
import { fieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { fold } from "#lib/text";
import { checkAddresses } from "./addresses";
import { type Advice, remark } from "./advice";
import { checkDates } from "./dates";
import { checkFullness } from "./fullness";
import { checkTexts } from "./texts";
import { untiedNames } from "./values";

export interface Checked {
  type: EntryType;
  content: Content;
  /** Of an edit, the fields that it changes: the others are not its author's. Absent of a new entry: all. */
  changed?: ReadonlySet<string>;
  now: Date;
  known: Known;
}

/** What the database knows. */
export interface Known {
  /** Addresses of the content at which the last visit found nothing. */
  dead: ReadonlySet<string>;
  /** Names among its mentions, folded, that the directory of organisations knows. */
  organisations: ReadonlySet<string>;
  /** The entries that a new one looks like. */
  lookalikes: readonly Lookalike[];
}

interface Lookalike {
  title: string;
  why: readonly ("title" | "address" | "date-place")[];
  /** Of the names, from 0 to 1. */
  similarity: number;
}

/** Shown at most: past this, one more remark helps nobody. */
const MOST = 12;

export function check({ type, content, changed, now, known }: Checked): Advice[] {
  const said = [
    ...known.lookalikes.map(resemblance),
    ...checkTexts(content),
    ...checkDates(type, content, now),
    ...checkFullness(type, content),
    ...checkAddresses(content, known.dead),
    ...untiedNames(content)
      .filter(({ name }) => known.organisations.has(fold(name)))
      .map(({ path, name }) => remark(path, "organisationKnown", { name })),
  ];
  const order = fieldsOf(type).map(({ name }) => name);
  const fieldOf = ({ path }: Advice) => path.split(".", 1)[0] ?? path;
  return said
    .filter((advice) => !changed || changed.has(fieldOf(advice)))
    .sort((a, b) => order.indexOf(fieldOf(a)) - order.indexOf(fieldOf(b)))
    .slice(0, MOST);
}

/** Said by the surest reason: the name with its score, else the address, else the day and place. */
function resemblance({ title, why, similarity }: Lookalike): Advice {
  if (why.includes("title")) return remark("title", "lookalike", { title, percent: percentOf(similarity) });
  return why.includes("address")
    ? remark("url", "sameAddress", { title })
    : remark("startsOn", "sameDayAndPlace", { title });
}

/** The score as people read it. */
export const percentOf = (similarity: number): number => Math.round(similarity * 100);
