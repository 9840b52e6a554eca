/** What a form's action answers, and how a form reads it: plain data, for both sides. */

/** What was typed, by field name; a field that is repeated has several values. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

export interface FieldIssue {
  /** "credits.2.name": the field, then the position and the part in a list. */
  path: string;
  message: string;
}

/** Something that a search found and a form offers. */
export interface Option {
  value: string;
  label: string;
  detail?: string;
}

/** Something that exists already and may be what the form is about. */
export interface Lookalike {
  title: string;
  /** Its kind of thing, and why it looks alike. */
  detail: string;
  href: string;
  /** Where it is changed, rather than proposed again. */
  editHref: string;
}

/** A remark on what was typed, which stops nothing. */
export interface AdviceLine {
  path: string;
  /** What the field is called. */
  field: string;
  text: string;
}

export interface FormState {
  tone: "none" | "error" | "ok";
  message: string | null;
  /** Where the message sends: to sign in, to see what was made. */
  link: { href: string; label: string; newTab?: boolean } | null;
  issues: readonly FieldIssue[];
  /** Null before the first answer: the form then shows what the page gave it. */
  values: FormValues | null;
  /** What searches without JavaScript found, by the name of the field that asked. */
  options: Readonly<Record<string, readonly Option[]>>;
  /** What may be the same thing, already in the directory. */
  lookalikes: readonly Lookalike[];
  /** What was made and is shown this once: a token, the secret of a webhook. */
  secret: string | null;
  /** What our checks remark; null when they were not asked: what the page said still holds. */
  advice: readonly AdviceLine[] | null;
}

export const EMPTY_STATE: FormState = {
  tone: "none",
  message: null,
  link: null,
  issues: [],
  values: null,
  options: {},
  lookalikes: [],
  secret: null,
  advice: null,
};

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** All the characters of an answer together: twice this and the markup around it fit in the 1 MB of a request. */
const MAX_CHARACTERS = 400_000;

/** The text fields of a form, without files and React's own; what would make the answer enormous is cut. */
export function valuesOf(form: FormData): FormValues {
  const values: Record<string, string[]> = Object.create(null);
  let left = MAX_CHARACTERS;
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION_")) continue;
    left -= name.length + 8;
    if (left < 0) break;
    const kept = value.slice(0, left);
    left -= kept.length;
    values[name] ??= [];
    values[name].push(kept);
  }
  return { ...values };
}

/** The first value of a field, or "" when it was not sent. */
export const firstValue = (values: FormValues, name: string): string => values[name]?.[0] ?? "";

/**
 * Whether a field, with its parts and its rows, still holds what it held. An answer and a page write what is empty in
 * several ways, and browsers end lines in theirs.
 */
export function holdsStill(before: FormValues, now: FormValues, field: string): boolean {
  const [was, is] = [heldBy(before, field), heldBy(now, field)];
  return was.size === is.size && [...was].every(([name, text]) => is.get(name) === text);
}

function heldBy(values: FormValues, field: string): Map<string, string> {
  const own = Object.entries(values).filter(([name]) => name === field || name.startsWith(`${field}.`));
  return new Map(
    own.flatMap(([name, texts]) => {
      const text = [...texts].sort().join("\n").replaceAll("\r\n", "\n").trim();
      return text === "" || name.endsWith(".search") ? [] : [[name, text] as const];
    }),
  );
}

/** The id of a field's input: what a link of the error summary leads to. */
export const fieldId = (path: string): string => `f-${path.replace(/[^a-zA-Z0-9_-]/g, "-")}`;
