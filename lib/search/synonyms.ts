/** The synonyms that searches read: kept for a minute, since each search would read them all. */
import type { Transaction } from "#lib/db";
import { type SynonymIndex, synonymIndex } from "#lib/synonyms/match";

const KEPT = 60_000;
let kept: { at: number; index: SynonymIndex } | undefined;

export async function knownSynonyms(tx: Transaction): Promise<SynonymIndex> {
  if (kept && Date.now() - kept.at < KEPT) return kept.index;
  const sets = await tx.$queryRaw<{ words: string[] }[]>`SELECT words FROM synonym_set ORDER BY id`;
  kept = { at: Date.now(), index: synonymIndex(sets.map(({ words }) => words)) };
  return kept.index;
}

/** Once they have changed, for this server to read them again; the others do within the minute. */
export function forgetSynonyms(): void {
  kept = undefined;
}
