/** The mails that say to those who review that a person's request has a date: it came, it nears, it is past. */
import type { Transaction } from "#lib/db";
import { enqueueMail, jobIdOf } from "#lib/jobs";

export interface PersonRequest {
  reportId: string;
  stage: "arrived" | "due";
  /** The one in Paris of a reminder: one mail a day at most; null for the arrival. */
  day: string | null;
}

/** To all who may answer it, since one of them must: no setting refuses these. */
export async function tellModerators(
  tx: Transaction,
  { reportId, stage, day }: PersonRequest,
): Promise<void> {
  const moderators = await tx.user.findMany({
    where: { role: { in: ["moderator", "admin"] }, blockedAt: null, erasedAt: null, email: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id: userId } of moderators) {
    const jobId = jobIdOf("report", reportId, stage, userId, day ?? "");
    await enqueueMail(tx, jobId, { kind: "report-desk", reportId, stage, userId });
  }
}
