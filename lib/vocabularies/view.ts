/** Themes, organisations and the acts on them as screens show them: plain data. */
import type { Changes } from "#lib/revisions/changes";
import type { ActName, Vocabulary } from "./act";
import type { Left } from "./moved";
import type { Usage } from "./usage";

export type TermState = "offered" | "deprecated" | "merged";

export interface TermRef {
  slug: string;
  /** In both languages; an organisation has one name. */
  labelFr: string;
  labelEn: string;
}

export interface TermItem extends TermRef {
  /** The group of a theme, the kind of an organisation. */
  kind: string;
  acronym: string | null;
  state: TermState;
  mergedInto: TermRef | null;
  entries: number;
}

interface TermCommon extends TermRef {
  state: TermState;
  deprecatedAt: Date | null;
  mergedInto: TermRef | null;
  usage: Usage;
}

export interface ThemeDetail extends TermCommon {
  vocabulary: "theme";
  group: string;
}

/** What the authority file says of an organisation. */
export interface OrganisationSaid extends TermRef {
  acronym: string | null;
  fullName: string | null;
  aliases: string[];
  kind: string;
  country: string | null;
  parent: TermRef | null;
  predecessors: (TermRef & { year: number | null })[];
  successors: (TermRef & { year: number | null })[];
}

export interface OrganisationDetail extends TermCommon, OrganisationSaid {
  vocabulary: "organisation";
}

export type TermDetail = ThemeDetail | OrganisationDetail;

export interface ChangeView {
  id: string;
  vocabulary: Vocabulary;
  slug: string;
  label: string;
  act: ActName;
  at: Date;
  by: string;
  /** Done in the name of the organisation's own team. */
  byTeam: boolean;
  changes: Changes;
  /** What a merge moved. */
  moved: { entries: number; others: number } | null;
  /** What an undoing left. */
  left: Left | null;
  undoneBy: { by: string; at: Date } | null;
  /** The act that this one undoes. */
  undoes: { act: ActName; label: string; changes: Changes } | null;
  /** The terms that the changes name by slug, as they are called today. */
  names: ReadonlyMap<string, TermRef>;
}
