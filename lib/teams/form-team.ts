/** A page gets its team, in the transaction that holds the page: who claimed it manages it. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { listHoldingTeams, tagsOfPage } from "./holding";
import { tellNews } from "./news";
import type { Page } from "./pages";

export interface Formed {
  teamId: string;
  /** The cached pages that say from now on that they are held. */
  tags: string[];
}

/**
 * The other claims of the page are overtaken, and their people told where to ask instead.
 * @throws DomainError conflict (closed, held already)
 */
export async function formTeam(
  tx: Transaction,
  page: Page,
  { userId, byId, claimId }: { userId: string; byId: string | null; claimId: string },
  now: Date,
): Promise<Formed> {
  await refuseUnclaimable(tx, page);
  const { organisationId, entryId } = page;
  const teamId = uuid();
  try {
    await tx.team.create({ data: { id: teamId, organisationId, entryId, createdAt: now } });
  } catch (error) {
    // The page is locked: only a team of a double that became this page at the same instant is left.
    if (brokenConstraint(error)?.startsWith("team_of_")) throw new DomainError("conflict", "pageHeld");
    throw error;
  }
  await tx.teamMember.create({ data: { teamId, userId, role: "manager", since: now } });
  await audit(tx, now, {
    actorId: byId ?? userId,
    action: "team.create",
    object: "team",
    objectId: teamId,
    details: { claimId, userId, ...(entryId ? { entryId } : { organisationId }) },
  });
  await overtakeOthers(tx, page, { claimId, teamId }, now);
  return { teamId, tags: await tagsOfPage(tx, page) };
}

/** @throws DomainError conflict */
export async function refuseUnclaimable(tx: Transaction, page: Page): Promise<void> {
  if (!page.open) throw new DomainError("conflict", "pageClosed");
  const own = (await listHoldingTeams(tx, page)).some((team) => team.own);
  if (own) throw new DomainError("conflict", "pageHeld");
}

async function overtakeOthers(
  tx: Transaction,
  { organisationId, entryId }: Page,
  { claimId, teamId }: { claimId: string; teamId: string },
  now: Date,
): Promise<void> {
  const others = await tx.pageClaim.findMany({
    where: {
      ...(entryId === null ? { organisationId } : { entryId }),
      state: "pending",
      id: { not: claimId },
    },
    select: { id: true, userId: true },
    orderBy: { id: "asc" },
  });
  for (const { id, userId } of others) {
    const { count } = await tx.pageClaim.updateMany({
      where: { id, state: "pending" },
      data: { state: "overtaken", email: null, settledAt: now },
    });
    if (count === 0) continue;
    await audit(tx, now, {
      actorId: null,
      action: "claim.overtake",
      object: "claim",
      objectId: id,
      details: { teamId },
    });
    await tellNews(tx, now, { what: "claim-overtaken", claimId: id, userId, byId: null });
  }
}
