/** Where a proposal stands in the queue, which goes by the first submission. */
import { db } from "#lib/db";

/** Its rank from 1, and when the oldest that waits was sent; null when it does not wait for a decision. */
export async function placeInQueue(id: string): Promise<{ place: number; oldest: Date } | null> {
  const revision = await db.revision.findUnique({
    where: { id },
    select: { state: true, submittedAt: true },
  });
  if (revision?.state !== "submitted" || !revision.submittedAt) return null;
  const { submittedAt } = revision;
  const before = await db.revision.count({
    where: {
      state: "submitted",
      OR: [{ submittedAt: { lt: submittedAt } }, { submittedAt, id: { lt: id } }],
    },
  });
  const oldest = await db.revision.findFirst({
    where: { state: "submitted", submittedAt: { not: null } },
    orderBy: { submittedAt: "asc" },
    select: { submittedAt: true },
  });
  return { place: before + 1, oldest: oldest?.submittedAt ?? submittedAt };
}
