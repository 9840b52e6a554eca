/** What narrows the journal, as its address holds it. Pure. */
import { z } from "zod";
import { slug } from "#lib/entries/fields";
import { isPartialDate } from "#lib/entries/partial-date";
import { ENTRY_TYPES, type EntryType, type Query } from "#lib/paths";

export const verdicts = ["accepted", "changes_requested", "rejected"] as const;
export type JournalVerdict = (typeof verdicts)[number];

export interface JournalFilters {
  type: EntryType | null;
  verdict: JournalVerdict | null;
  /** The slug of a theme. */
  theme: string | null;
  /** Days in Paris, both included: "2018-09-14". */
  from: string | null;
  to: string | null;
}

export const NO_FILTERS: JournalFilters = { type: null, verdict: null, theme: null, from: null, to: null };

const one = <T extends z.ZodType>(value: T) =>
  z
    .literal("")
    .transform(() => null)
    .or(value)
    .nullable()
    .default(null);

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isPartialDate);

const fields = {
  type: one(z.enum(ENTRY_TYPES)),
  verdict: one(z.enum(verdicts)),
  theme: one(slug),
  from: one(day),
  to: one(day),
};

const schema = z.object(fields);
const lenient = z.object({
  type: fields.type.catch(null),
  verdict: fields.verdict.catch(null),
  theme: fields.theme.catch(null),
  from: fields.from.catch(null),
  to: fields.to.catch(null),
});

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is not understood is left out, and `wrong` says that something was. */
export function parseFilters(params: Params): { filters: JournalFilters; wrong: boolean } {
  return { filters: lenient.parse(params), wrong: !schema.safeParse(params).success };
}

export const filtersQuery = ({ type, verdict, theme, from, to }: JournalFilters): Query => ({
  type,
  verdict,
  theme,
  from,
  to,
});

export const isFiltered = (filters: JournalFilters): boolean =>
  Object.values(filters).some((value) => value !== null);
