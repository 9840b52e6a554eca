/**
 * The values that fields are made of, as zod schemas, and what a form, a page and an export must know of each
 * field, registered on its schema: the schema is the form.
 */
import { z } from "zod";
import { tidyLine, tidyText, UNREADABLE } from "#lib/text";
import { isPartialDate } from "./partial-date";
import { relationKinds } from "./relations";

export type Widget =
  | "line"
  | "text"
  | "markdown"
  | "url"
  | "choice"
  | "language"
  | "country"
  | "date"
  | "time"
  | "number"
  | "checkbox"
  | "names"
  | "themes"
  | "territory"
  | "credits"
  | "relations"
  | "links"
  | "sources";

/** The parts of a form, in the order in which they are asked. */
export const sections = ["identity", "dates", "place", "people", "subject", "links", "origin"] as const;
export type Section = (typeof sections)[number];

export interface FieldMeta {
  /** How it is typed; a field without a widget is never in a form: only moderators' acts change it. */
  widget?: Widget;
  section?: Section;
  /** Under `messages.fields`, when one field has another name on another type: "publishedOn" for `startsOn`. */
  label?: string;
  /** The values of a choice; their words are under `messages.fields.options[choice]`. */
  choice?: string;
  options?: readonly string[];
  /** Readers filter lists by it. */
  facet?: boolean;
  /** A field of the type's own table that the search reads, and how much it weighs there: see reindex.ts. */
  search?: "A" | "B" | "C" | "D";
}

export const fieldMeta = z.registry<FieldMeta>();

/** A field of a type, as plain data: what a form needs without any zod. */
export interface Field extends FieldMeta {
  name: string;
  required: boolean;
  maxLength?: number;
}

/** Marks an issue with the message that explains it (a key of `messages.issues`). */
export function because(code: string, params: Record<string, string | number> = {}) {
  return { params: { code, ...params } };
}

const readable = (text: string) => !text.includes(UNREADABLE);

export const line = (max: number) =>
  z.string().overwrite(tidyLine).min(1).max(max).refine(readable, because("unreadable"));

export const text = (max: number) =>
  z.string().overwrite(tidyText).min(1).max(max).refine(readable, because("unreadable"));

/** An address that a reader can follow: http or https, without a password in it. */
export const url = z
  .string()
  .overwrite((value) => value.trim())
  .max(2000)
  .refine(isWebAddress, because("notWebAddress"));

export const partialDate = z.string().overwrite(tidyLine).refine(isPartialDate, because("notDate"));

export const time = z.string().refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), because("notTime"));

export const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const language = z.string().regex(/^[a-z]{2}$/);

/** ISO 3166-1 alpha-2; "INT" and "EU" for what no single country holds. */
export const country = z.string().regex(/^([A-Z]{2}|INT)$/);

export const creditRoles = [
  "author",
  "editor",
  "contributor",
  "facilitator",
  "commissioner",
  "publisher",
  "parent",
  "operator",
  "partner",
  "organiser",
  "host",
  "speaker",
  "recipient",
] as const;
export type CreditRole = (typeof creditRoles)[number];

export const linkKinds = [
  "website",
  "document",
  "report",
  "synthesis",
  "introduction",
  "contents",
  "registration",
  "video",
  "data",
  "other",
] as const;

export const credit = z.strictObject({
  role: z.enum(creditRoles),
  name: line(300),
  note: line(300).nullable(),
  /** The organisation's slug, when the directory knows it. */
  organisation: slug.nullable(),
  /** The slug of the lab or programme that the name stands for. */
  entry: slug.nullable(),
});

export const relation = z.strictObject({
  kind: z.string().refine((kind) => Object.hasOwn(relationKinds, kind), because("notInList")),
  to: slug,
  note: line(500).nullable(),
});

export const link = z.strictObject({
  url,
  label: line(200),
  kind: z.enum(linkKinds),
  language: language.nullable(),
});

export const source = z.strictObject({
  document: line(300),
  locator: line(300).nullable(),
  highlighted: z.boolean(),
  /** The slug of the entry that presents the document. */
  entry: slug.nullable(),
});

/** A list without doubles. */
export function list<T extends z.ZodType>(item: T, max: number) {
  return z
    .array(item)
    .max(max)
    .refine((items) => new Set(items.map((i) => JSON.stringify(i))).size === items.length, because("double"));
}

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value) || /\s/.test(value) || value.includes(UNREADABLE)) return false;
  const { protocol, username, password, hostname } = new URL(value);
  return /^https?:$/.test(protocol) && hostname.includes(".") && !username && !password;
}
