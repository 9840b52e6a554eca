/**
 * Credits that a merge of organisations leaves saying one thing twice: the same organisation, in the same role, whatever
 * name was printed. The first of them stays; one with another note says something else. Pure: by the join (move.ts) and by
 * what is read of histories (canonical.ts) alike.
 */
export interface OwnCredit {
  role: string;
  note: string | null;
  /** The entry that it is tied to as well. */
  entry: string | null;
  /** It is the organisation's by the merge; what said the same twice before is left alone. */
  moved: boolean;
}

/** @param credits of one entry and one organisation, in their order. @returns those that say again what one before them says. */
export function saidAgain<C extends OwnCredit>(credits: readonly C[]): C[] {
  const kept: C[] = [];
  return credits.filter((credit) => {
    const alike = credits.filter(({ role, entry }) => role === credit.role && entry === credit.entry);
    const twin = kept.find(
      ({ role, entry, note }) =>
        role === credit.role && entry === credit.entry && (credit.note === null || credit.note === note),
    );
    const again = twin !== undefined && alike.some(({ moved }) => moved);
    if (!again) kept.push(credit);
    return again;
  });
}
