/** What a moderator chose field by field, as the form of the decision says it. Pure. */
import { contentOf } from "#lib/entries/form-content";
import { unsettledSearches } from "#lib/entries/form-searches";
import type { Issue } from "#lib/errors";
import { type FormValues, firstValue } from "#lib/form-state";
import type { Lang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import type { Choice, Choices } from "./changes";
import { CHOICE_PREFIX, CONFLICT_NAME, choiceName } from "./choice-name";

export interface Chosen {
  choices: Choices;
  /** Searches typed in a correction that still wait for a choice. */
  issues: Issue[];
}

/**
 * The default, "as proposed", is no choice: the field merges by itself. On a field changed twice it is one, and
 * nothing chosen there leaves it to be refused.
 */
export function chosenIn(type: EntryType, values: FormValues, lang: Lang): Chosen {
  const typed = contentOf(type, values, lang);
  const conflicts = new Set(values[CONFLICT_NAME]);
  const choices: Record<string, Choice> = {};
  for (const name of Object.keys(values)) {
    if (!name.startsWith(CHOICE_PREFIX)) continue;
    const field = name.slice(CHOICE_PREFIX.length);
    const take = firstValue(values, name);
    if (take === "current") choices[field] = { take };
    if (take === "proposed" && conflicts.has(field)) choices[field] = { take };
    if (take === "value" && Object.hasOwn(typed, field))
      choices[field] = { take, value: typed[field] ?? null };
  }
  return {
    choices,
    issues: unsettledSearches(values).filter(({ path }) => choices[fieldOf(path)]?.take === "value"),
  };
}

/**
 * What is wrong with a field is said where it can be put right: in the editor when it is being corrected, beside its
 * choice otherwise. A field that the proposal does not touch keeps its path.
 */
export function besideChoices(issues: readonly Issue[], values: FormValues): Issue[] {
  return issues.map((issue) => {
    const name = choiceName(fieldOf(issue.path));
    const take = values[name] && firstValue(values, name);
    return take === undefined || take === "value" ? issue : { ...issue, path: name };
  });
}

/** The values of the form with these fields to be chosen about again. */
export function unchosen(values: FormValues, fields: readonly string[]): FormValues {
  const names = new Set(fields.map(choiceName));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

const fieldOf = (path: string): string => path.split(".")[0] ?? path;
