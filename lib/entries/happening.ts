/** What happens on given days, apart from what merely has a date. Pure. */
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { entryTypes } from "./types/index";

/** The types whose cards say whether they are coming or past. */
export const HAPPENING_TYPES: readonly EntryType[] = ENTRY_TYPES.filter((type) =>
  new Set<string>(entryTypes[type].card).has("coming"),
);
