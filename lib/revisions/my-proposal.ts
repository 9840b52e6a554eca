/** All that the page of one's own proposal says. */
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { suggestionsOf } from "#lib/vocabularies/suggestions";
import { findAbsorbed } from "./absorbed";
import { findOutcome } from "./find-outcome";
import { placeInQueue } from "./place";
import { getMyRevision } from "./queries";

/** The proposal, where it stands in the queue, and what was published of it once accepted; null when it is not theirs. */
export async function getMyProposal(author: Actor, id: string) {
  const revision = await getMyRevision(author, id);
  if (!revision) return null;
  return {
    ...revision,
    /** The other entry, when the two would become one. */
    absorbed: revision.removed ? null : await findAbsorbed(db, revision, null),
    place: await placeInQueue(id),
    suggestions: await suggestionsOf(id),
    outcome: revision.removed ? null : await findOutcome(db, revision),
  };
}
