/** What can be read on a schedule, and how each is read. Pure. */
import type { ReadAs } from "#lib/imports/read-file";

export const sourceKinds = ["feed", "ical", "oai", "csv"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const readAs: Readonly<Record<SourceKind, ReadAs>> = {
  feed: "feed",
  ical: "ical",
  oai: "oai",
  csv: "csv",
};

/** Hours between two readings, as the form offers them. */
export const frequencies = [6, 24, 168] as const;

/** Readings that fail in a row before a source is no longer read. */
export const MAX_FAILURES = 5;
