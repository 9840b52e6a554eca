/** An administrator undoes an act on the synonyms: the set is again what it was, unless someone changed it since. */
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { actOnSynonyms, type SynonymActed } from "./act";
import { requireRoom, sameWords } from "./edit";
import { wordsBeforeAndAfter } from "./queries";

/**
 * @param actId of the line in the audit
 * @throws DomainError forbidden, not-found, conflict (undone already, changed since), too-many
 */
export async function undoSynonyms(
  administrator: Actor | null,
  actId: string,
  now = new Date(),
): Promise<SynonymActed> {
  return actOnSynonyms(administrator, now, async (tx) => {
    const line = await tx.auditEvent.findUnique({ where: { id: actId } });
    if (line?.object !== "synonym" || line.action === "synonym.undo") {
      throw new DomainError("not-found", "notFound");
    }
    const undone = await tx.auditEvent.findFirst({
      where: { object: "synonym", objectId: line.objectId, details: { path: ["undoes"], equals: actId } },
      select: { id: true },
    });
    if (undone) throw new DomainError("conflict", "alreadyUndone");
    const { before, after } = wordsBeforeAndAfter(line.details);
    const set = await tx.synonymSet.findUnique({ where: { id: line.objectId } });
    if (!sameWords(set?.words ?? null, after)) throw new DomainError("conflict", "changedSince");
    if (!set) await requireRoom(tx);
    return { id: line.objectId, act: "undo", before: after, after: before, undoes: actId };
  });
}
