/** Dates that are past, or that are hard to believe. */
import { endOf, isPartialDate, startOf } from "#lib/entries/partial-date";
import { entryTypes, fieldsOf } from "#lib/entries/types/index";
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { type Advice, remark } from "./advice";
import { textOf } from "./values";

const DAY = 86_400_000;

/** Public innovation has a history, but not before this year. */
const FIRST_YEAR = 1900;

/** What happens on given days seldom lasts longer. */
const LONG = 60 * DAY;

/** What is announced further ahead is often a mistyped year. */
const AHEAD = 3 * 365 * DAY;

/** A publication is announced some months before it is out. */
const FORTHCOMING = 90 * DAY;

export function checkDates(type: EntryType, content: Content, now: Date): Advice[] {
  const [start, end, deadline] = ["startsOn", "endsOn", "deadlineOn"].map((field) => dateOf(content, field));
  const happens = entryTypes[type].card.includes("coming");
  const said: Advice[] = [];
  for (const [path, date] of [
    ["startsOn", start],
    ["endsOn", end],
    ["deadlineOn", deadline],
  ] as const) {
    if (!date) continue;
    if (Number(date.slice(0, 4)) < FIRST_YEAR) said.push(remark(path, "dateFarBack", { date }));
    const limit =
      path === "startsOn" && isOfPublication(type) ? FORTHCOMING : path === "endsOn" ? 4 * AHEAD : AHEAD;
    if (startOf(date).getTime() > now.getTime() + limit) said.push(remark(path, "dateAhead", { date }));
  }
  if (happens && start) {
    const last = end ?? start;
    if (endOf(last) < now) said.push(remark(end ? "endsOn" : "startsOn", "over", { date: last }));
    if (end && startOf(end).getTime() - startOf(start).getTime() > LONG)
      said.push(remark("endsOn", "longForDays", { date: end }));
    if (deadline && startOf(deadline) > endOf(last))
      said.push(remark("deadlineOn", "deadlineAfterStart", { date: deadline }));
  }
  // Of what is over, its deadline is over too: said once.
  const over = said.some(({ code }) => code === "over");
  if (deadline && endOf(deadline) < now && !over)
    said.push(remark("deadlineOn", "deadlineOver", { date: deadline }));
  return said;
}

function dateOf(content: Content, field: string): string | null {
  const value = textOf(content, field);
  return isPartialDate(value) ? value : null;
}

/** Whether what starts is what is published: a distant future is a mistake. */
const isOfPublication = (type: EntryType): boolean =>
  fieldsOf(type).some(({ name, label }) => name === "startsOn" && label === "publishedOn");
