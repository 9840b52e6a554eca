/** Organisations as pages show them: plain data. */
import type { EntryCard, EntryRef } from "#lib/entries/view";
import { fold } from "#lib/text";

export interface OrganisationRef {
  slug: string;
  name: string;
}

/** Names under the letter that each begins with, accents aside, in the order of a French index; what begins with none comes first. */
export function byLetter<T extends OrganisationRef>(organisations: readonly T[]): [letter: string, T[]][] {
  const letterOf = ({ name }: T) => /^[^a-z0-9]*([a-z])/.exec(fold(name))?.[1]?.toUpperCase() ?? OTHERS;
  const sorted = [...organisations].sort((one, other) => ORDER.compare(one.name, other.name));
  return [...Map.groupBy(sorted, letterOf)].sort(([one], [other]) => (one < other ? -1 : 1));
}

const ORDER = new Intl.Collator("fr", { ignorePunctuation: true });
/** Before "A" in any alphabet. */
const OTHERS = "0-9";

export interface OrganisationView extends OrganisationRef {
  acronym: string | null;
  fullName: string | null;
  aliases: string[];
  kind: string;
  country: string | null;
  /** Forms no longer offer it. */
  deprecated: boolean;
  parent: OrganisationRef | null;
  children: OrganisationRef[];
  predecessors: (OrganisationRef & { year: number | null })[];
  successors: (OrganisationRef & { year: number | null })[];
  /** The lab or programme that presents the same body. */
  entry: EntryRef | null;
  /** What it is credited on, under its own name and under those of the bodies that it follows; the newest first. */
  entries: { entry: EntryCard; credits: { role: string; under: OrganisationRef | null }[] }[];
  /** There are more entries than listed. */
  more: boolean;
}
