/** A claim is settled once: by the button of the page that its mail leads to, or by a moderator who gives a reason. */
import { validate as isUuid } from "uuid";
import { lockUser } from "#lib/accounts/lock-user";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { type Formed, formTeam } from "./form-team";
import { claimOf } from "./links";
import { tellNews } from "./news";
import { keyOf, lockPage, type Page } from "./pages";
import { MAX_MESSAGE, refuseLong, requireText } from "./texts";

/**
 * The button: the address has proved itself, and who asked has signed in with the account that did.
 * @throws DomainError conflict linkGone (used, taken back, expired, overtaken), forbidden (someone else's), as `formTeam` does
 */
export async function confirmClaim(actor: Actor | null, token: string, now = new Date()): Promise<Formed> {
  authorise(actor, "propose");
  const id = claimOf(token);
  const gone = () => new DomainError("conflict", "linkGone");
  return db.$transaction(async (tx) => {
    const { claim, page } = await lockClaim(tx, id, gone);
    if (claim.userId !== actor.id) throw new DomainError("forbidden", "claimOfAnother");
    const { count } = await tx.pageClaim.updateMany({
      where: { id: claim.id, way: "mail", state: "pending", expires: { gt: now } },
      data: { state: "accepted", email: null, settledAt: now },
    });
    if (count === 0) throw gone();
    return accepted(tx, page, { claimId: claim.id, userId: claim.userId, byId: null }, now);
  });
}

export interface ClaimDecision {
  id: string;
  verdict: "accepted" | "refused";
  /** In the moderator's words; the person reads it when it is refused. */
  reason: string;
}

/**
 * @throws DomainError forbidden (role, one's own), not-found, invalid (a refusal without reason), conflict (settled meanwhile,
 * waits for a mail, the page is closed or held)
 */
export async function decideClaim(
  moderator: Actor | null,
  { id, verdict, reason: typed }: ClaimDecision,
  now = new Date(),
): Promise<{ tags: string[] }> {
  authorise(moderator, "review");
  const text = refuseLong(tidyText(typed), "reason", MAX_MESSAGE);
  const reason = verdict === "refused" ? requireText(text, "reason", MAX_MESSAGE) : text || null;
  return db.$transaction(async (tx) => {
    const { claim, page } = await lockClaim(tx, id, () => new DomainError("not-found", "notFound"));
    if (claim.userId === moderator.id) throw new DomainError("forbidden", "ownClaim");
    const { count } = await tx.pageClaim.updateMany({
      where: { id, way: "moderator", state: "pending" },
      data: { state: verdict, settledAt: now, settledById: moderator.id, reason },
    });
    if (count === 0) throw new DomainError("conflict", "notPossibleInThisState");
    const about = { claimId: id, userId: claim.userId, byId: moderator.id };
    if (verdict === "accepted") {
      if (claim.blocked) throw new DomainError("conflict", "personBlocked");
      return accepted(tx, page, about, now);
    }
    await audit(tx, now, { actorId: moderator.id, action: "claim.refuse", object: "claim", objectId: id });
    await tellNews(tx, now, { what: "claim-refused", ...about });
    return { tags: [] };
  });
}

/** Its person, then its page, then itself: the order of all that touches claims. */
async function lockClaim(tx: Transaction, id: string | null, unknown: () => DomainError) {
  const found =
    id === null || !isUuid(id)
      ? null
      : await tx.pageClaim.findUnique({
          where: { id },
          select: { id: true, userId: true, organisationId: true, entryId: true },
        });
  if (!found) throw unknown();
  const { blockedAt } = await lockUser(tx, found.userId);
  const page = await lockPage(tx, keyOf(found));
  return { claim: { ...found, blocked: blockedAt !== null }, page };
}

async function accepted(
  tx: Transaction,
  page: Page,
  { claimId, userId, byId }: { claimId: string; userId: string; byId: string | null },
  now: Date,
): Promise<Formed> {
  await audit(tx, now, {
    actorId: byId ?? userId,
    action: "claim.accept",
    object: "claim",
    objectId: claimId,
    details: { way: byId === null ? "mail" : "moderator" },
  });
  const formed = await formTeam(tx, page, { userId, byId, claimId }, now);
  await tellNews(tx, now, { what: "claim-accepted", claimId, teamId: formed.teamId, userId, byId });
  return formed;
}
