/** What authors of proposals may suggest of the vocabularies, as they type it. Pure. */
import { z } from "zod";
import { line, text } from "#lib/entries/fields";
import type { Issue } from "#lib/errors";
import { type FormValues, firstValue } from "#lib/form-state";
import { tidyLine, tidyText } from "#lib/text";

export const SUGGESTION_KINDS = ["new_theme", "new_organisation", "alias", "succession"] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export type SuggestionState = "open" | "accepted" | "refused" | "withdrawn";

/** Of the fields in the form of a proposal: "suggestion.name". */
export const SUGGESTION_PREFIX = "suggestion.";

export interface SuggestionInput {
  kind: SuggestionKind;
  name: string;
  /** The body that has the other name, or that came before. */
  about: string | null;
  note: string | null;
}

/** Those that speak of a body that is known already. */
export const needsAbout = (kind: SuggestionKind): boolean => kind === "alias" || kind === "succession";

const schema = z.strictObject({
  kind: z.enum(SUGGESTION_KINDS),
  name: line(200),
  about: line(200).nullable(),
  note: text(1000).nullable(),
});

export type Parsed =
  | { suggestion: SuggestionInput | null; issues?: undefined }
  | { suggestion?: undefined; issues: Issue[] };

/** Null when nothing was typed; the issues have the paths of the form's fields. */
export function parseSuggestion(values: FormValues): Parsed {
  const typed = (part: string) => firstValue(values, SUGGESTION_PREFIX + part);
  const [name, about, note] = [tidyLine(typed("name")), tidyLine(typed("about")), tidyText(typed("note"))];
  if (!name && !about && !note) return { suggestion: null };
  const result = schema.safeParse({ kind: typed("kind"), name, about: about || null, note: note || null });
  if (!result.success) {
    return {
      issues: result.error.issues.map((issue) => {
        const path = SUGGESTION_PREFIX + issue.path.join(".");
        if (issue.code === "too_big")
          return { path, code: "tooLong", params: { max: Number(issue.maximum) } };
        const missing = issue.code === "too_small" || issue.code === "invalid_value";
        return missing ? { path, code: "required" } : { path, code: "unreadable" };
      }),
    };
  }
  const { kind } = result.data;
  if (!needsAbout(kind)) return { suggestion: { ...result.data, about: null } };
  if (!about) return { issues: [{ path: `${SUGGESTION_PREFIX}about`, code: "required" }] };
  return { suggestion: result.data };
}

/** The form's values once the suggestion is kept: its fields are empty again. */
export const withoutSuggestion = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(SUGGESTION_PREFIX)));
