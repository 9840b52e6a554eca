/** Entries as pages show them: plain data with the names of what they point to. Pure. */
import type { EntryType } from "#lib/paths";
import type { Content } from "#lib/revisions/changes";
import { type RelationKind, relationKinds } from "./relations";

/** Enough to name an entry and link to it. */
export interface EntryRef {
  type: EntryType;
  slug: string;
  title: string;
  /** ISO 639-1: the language of the thing itself, so of its title. */
  language: string;
}

export interface CreditView {
  role: string;
  /** As printed. */
  name: string;
  note: string | null;
  organisation: { slug: string; name: string } | null;
  entry: EntryRef | null;
}

/** What a list shows. */
export interface EntryCard extends EntryRef {
  summary: string;
  kind: string;
  startsOn: string | null;
  endsOn: string | null;
  deadlineOn: string | null;
  /** The last instant of the entry, when it has dates. */
  endsAt: Date | null;
  territory: { code: string; name: string } | null;
  address: string | null;
  country: string | null;
  credits: CreditView[];
  /** The fields that only its type has. */
  details: Content;
}

export interface RelationView {
  /** As read from this entry's page: the inverse when the other one states it. */
  kind: RelationKind;
  note: string | null;
  entry: EntryRef;
}

export interface DeadLink {
  url: string;
  since: Date;
  /** A copy of what was there. */
  archivedUrl: string | null;
}

export interface EntryView extends EntryCard {
  body: string | null;
  url: string | null;
  latitude: number | null;
  longitude: number | null;
  archived: boolean;
  themes: { slug: string; labelFr: string; labelEn: string }[];
  relations: RelationView[];
  links: { url: string; label: string; kind: string; language: string | null }[];
  sources: { document: string; locator: string | null; highlighted: boolean; entry: EntryRef | null }[];
  /** Entries on which this one is credited, the newest first; at most LISTED. */
  creditedOn: (EntryRef & { role: string })[];
  /** Entries found in this document; at most LISTED. */
  sourceOf: EntryRef[];
  /** The authority record of the same body. */
  organisation: { slug: string; name: string } | null;
  version: number;
  publishedAt: Date;
  updatedAt: Date;
  /** When someone who keeps it last said that it is right; null when nobody has. */
  confirmedAt: Date | null;
  /** Those of its addresses that no longer answer. */
  deadLinks: DeadLink[];
  /** The decision that made this version; `author` null when a rule let it be made at once, by who decided. */
  decision: { at: Date; author: string | null; moderator: string } | null;
}

/** At most so many of the entries that point to an entry are listed on its page. */
export const LISTED = 100;

/** The credits of a role, in their order. */
export const creditsOf = (entry: Pick<EntryCard, "credits">, role: string): CreditView[] =>
  entry.credits.filter((credit) => credit.role === role);

/** Roles in the order in which they first appear, each with its credits. */
export function creditsByRole(credits: readonly CreditView[]): [role: string, credits: CreditView[]][] {
  return [...Map.groupBy(credits, ({ role }) => role)];
}

/** Relations by kind, in the order of the list of kinds. */
export function relationsByKind(
  relations: readonly RelationView[],
): [kind: RelationKind, relations: RelationView[]][] {
  const order = Object.keys(relationKinds);
  return [...Map.groupBy(relations, ({ kind }) => kind)].sort(
    ([one], [other]) => order.indexOf(one) - order.indexOf(other),
  );
}

/** A detail that is a text, or null. */
export function textOf(entry: Pick<EntryCard, "details">, name: string): string | null {
  const value = entry.details[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/** A detail that is a number, or null. */
export function numberOf(entry: Pick<EntryCard, "details">, name: string): number | null {
  const value = entry.details[name];
  return typeof value === "number" ? value : null;
}
