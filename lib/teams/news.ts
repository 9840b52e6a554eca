/** Tells people what happened around a team or a claim. */
import { v7 as uuid } from "uuid";
import type { Transaction } from "#lib/db";
import type { TeamNews } from "#lib/notification-kinds";
import { notify } from "#lib/notify";

export interface News {
  what: TeamNews;
  teamId?: string | null;
  claimId?: string | null;
  /** Whom it is about. */
  userId: string;
  /** Who did it; null when a mail did. */
  byId: string | null;
  /** Who is told; absent: whom it is about. */
  tell?: readonly string[];
}

export async function tellNews(
  tx: Transaction,
  now: Date,
  { tell, teamId = null, claimId = null, ...news }: News,
): Promise<void> {
  const told = tell ?? [news.userId];
  if (told.length === 0) return;
  const id = uuid();
  await tx.teamNews.create({ data: { id, teamId, claimId, at: now, ...news }, select: { id: true } });
  for (const userId of told) await notify(tx, now, { userId, kind: "team", event: id, teamNewsId: id });
}
