/** Organisations as pages show them: plain data. */
import type { EntryCard, EntryRef } from "#lib/entries/view";

export interface OrganisationRef {
  slug: string;
  name: string;
}

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
