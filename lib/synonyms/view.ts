/** What pages show of the synonyms. Pure. */
import { z } from "zod";
import { tidyLine } from "#lib/text";
import type { SynonymActName } from "./act";

export interface SynonymSetView {
  id: string;
  words: readonly string[];
  updatedAt: Date;
}

/** Another set that has some of the same expressions. */
export interface SharingSet {
  id: string;
  words: readonly string[];
  /** Those that it shares, as they were typed. */
  shared: readonly string[];
}

export interface SynonymActView {
  id: string;
  setId: string;
  act: SynonymActName;
  by: string;
  at: Date;
  before: readonly string[] | null;
  after: readonly string[] | null;
  /** Nothing was done on the set since. */
  undoable: boolean;
}

/** What is looked for in the list, as its address holds it. */
export const parseSynonymSearch = (typed: unknown): string =>
  z.string().max(200).transform(tidyLine).catch("").parse(typed);

/** A set on one line: what it is called. */
export const nameOf = (words: readonly string[]): string => words.join(" = ");
