/** A set of synonyms as people type it: one expression a line. Pure. */
import { z } from "zod";
import { because } from "#lib/entries/fields";
import { DomainError, type Issue } from "#lib/errors";
import { tidyLine, tidyText, UNREADABLE } from "#lib/text";
import { keyOf } from "./match";

/** Of a set: how many expressions, and how many characters each. */
export const EXPRESSIONS = { min: 2, max: 10 } as const;
/** The names of public bodies are long. */
export const CHARACTERS = { min: 2, max: 100 } as const;

/** The expressions of a text, tidied, without empty lines. */
export const linesOf = (text: string): string[] => tidyText(text).split("\n").map(tidyLine).filter(Boolean);

/** @throws DomainError invalid, with all that is wrong beside the field `words` */
export function parseExpressions(typed: unknown): string[] {
  const parsed = expressions.safeParse(typed);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue): Issue => {
    if (issue.code !== "custom") return { path: "words", code: "invalid" };
    const { code = "invalid", ...params } = reason.parse(issue.params ?? {});
    return { path: "words", code, params };
  });
  throw new DomainError("invalid", "invalidContent", {}, issues);
}

const expressions = z.array(z.string().overwrite(tidyLine)).superRefine((words, context) => {
  const refuse = (code: string, params: Record<string, string | number> = {}) =>
    context.addIssue({ code: "custom", ...because(code, params) });
  if (words.length < EXPRESSIONS.min) refuse("fewExpressions", { min: EXPRESSIONS.min });
  if (words.length > EXPRESSIONS.max) refuse("tooMany", { max: EXPRESSIONS.max });
  const seen = new Map<string, string>();
  for (const text of words.slice(0, EXPRESSIONS.max)) {
    const key = keyOf(text);
    const other = seen.get(key);
    if (text.includes(UNREADABLE)) refuse("unreadable");
    else if (!isLength(text.length)) refuse("expressionLength", { text: shortened(text), ...CHARACTERS });
    else if (key.length < CHARACTERS.min) refuse("expressionSaysNothing", { text });
    else if (other !== undefined) refuse("expressionTwice", { text, other });
    seen.set(key, other ?? text);
  }
});

const isLength = (length: number): boolean => length >= CHARACTERS.min && length <= CHARACTERS.max;

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text);

const reason = z.object({ code: z.string().optional() }).catchall(z.union([z.string(), z.number()]));
