/** What bibliographies are made of: an item of CSL 1.0.2. */
import type { CslName } from "./names";

export interface CslDate {
  "date-parts"?: number[][];
  /** What is no date, as written. */
  literal?: string;
}

/** An item of CSL 1.0.2: only the variables that entries fill. */
export interface CslItem {
  id: string;
  type: string;
  title: string;
  "title-short"?: string;
  author?: CslName[];
  editor?: CslName[];
  contributor?: CslName[];
  publisher?: string;
  "publisher-place"?: string;
  "event-place"?: string;
  "container-title"?: string;
  "collection-title"?: string;
  edition?: string;
  volume?: string;
  issue?: string;
  number?: string;
  page?: string;
  "number-of-pages"?: string;
  issued?: CslDate;
  accessed?: CslDate;
  DOI?: string;
  ISBN?: string;
  ISSN?: string;
  URL?: string;
  language?: string;
  genre?: string;
  keyword?: string;
  abstract?: string;
  note?: string;
  annote?: string;
  custom?: Record<string, string>;
}
