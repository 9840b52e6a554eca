/** A moderator hides a shared selection from the public, or shows it again; its owner is told why. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";

const MAX_REASON = 1000;

export interface Hiding {
  id: string;
  hides: boolean;
  reason: string;
}

/** @throws DomainError forbidden (also for one's own), not-found, invalid, conflict alreadySo */
export async function hideSelection(
  moderator: Actor | null,
  { id, hides, reason: typed }: Hiding,
  now = new Date(),
): Promise<void> {
  authorise(moderator, "review");
  const reason = tidyText(typed);
  if (reason === "")
    throw new DomainError("invalid", "reasonMissing", {}, [{ path: "reason", code: "required" }]);
  if (reason.length > MAX_REASON) {
    const issue = { path: "reason", code: "tooLong", params: { max: MAX_REASON } };
    throw new DomainError("invalid", "selectionInvalid", {}, [issue]);
  }
  await db.$transaction(async (tx) => {
    const found = await tx.selection.findFirst({
      where: { id, visibility: { not: "private" } },
      select: { ownerId: true },
    });
    if (!found) throw new DomainError("not-found", "notFound");
    if (found.ownerId === moderator.id) throw new DomainError("forbidden", "notAllowed");
    const { count } = await tx.selection.updateMany({
      where: { id, visibility: { not: "private" }, hiddenAt: hides ? null : { not: null } },
      data: { hiddenAt: hides ? now : null },
    });
    if (count === 0) throw new DomainError("conflict", "alreadySo");
    const act = uuid();
    await tx.selectionAct.create({
      data: { id: act, selectionId: id, byId: moderator.id, hides, reason, at: now },
      select: { id: true },
    });
    await audit(tx, now, {
      actorId: moderator.id,
      action: hides ? "selection.hide" : "selection.show",
      object: "selection",
      objectId: id,
      details: { reason },
    });
    await notify(tx, now, { userId: found.ownerId, kind: "selection", event: act, selectionActId: act });
  });
}
