/**
 * One's proposals without what was taken down since: of an entry that was, one keeps what one wrote and nothing of what
 * it said; of the others, what ties them to it is left out, as in every output.
 */
import type { Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { findRemoved, tiesIn, withoutTies } from "#lib/entries/removed";
import type { Changes, Json } from "#lib/revisions/changes";

interface Proposal {
  changes: unknown;
  entry: { removed: boolean } | null;
  decisions: readonly { applied: unknown; seenChanges: unknown }[];
}

export async function readableProposals<P extends Proposal>(tx: Transaction, proposals: readonly P[]) {
  const all = proposals.flatMap(({ changes, decisions }) => [
    changes,
    ...decisions.flatMap(({ applied, seenChanges }) => [applied, seenChanges]),
  ]);
  const removed = await findRemoved(tx, all.flatMap(tiesOf));
  return proposals.map(({ entry, changes, decisions, ...proposal }) => {
    const gone = entry?.removed === true;
    const readable = (stored: unknown) =>
      stored === null ? null : withoutRemoved(asChanges(stored), removed, gone);
    return {
      ...proposal,
      changes: readable(changes),
      decisions: decisions.map(({ applied, seenChanges, ...decision }) => ({
        ...decision,
        applied: gone ? null : readable(applied),
        seenChanges: readable(seenChanges),
      })),
    };
  });
}

const tiesOf = (stored: unknown): string[] =>
  stored === null
    ? []
    : Object.entries(asChanges(stored)).flatMap(([field, { from, to }]) => [
        ...tiesIn({ [field]: from }),
        ...tiesIn({ [field]: to }),
      ]);

/** @param gone the entry itself was taken down: what it said before is not said. */
function withoutRemoved(changes: Changes, removed: ReadonlySet<string>, gone: boolean) {
  const clean = (value: Json): Json => (Array.isArray(value) ? withoutTies(value, removed) : value);
  return Object.fromEntries(
    Object.entries(changes).map(([field, { from, to }]) => [
      field,
      { ...(gone ? {} : { from: clean(from) }), to: clean(to) },
    ]),
  );
}
