/**
 * A moderator answers a report: settled (something was done), or dismissed (nothing is to be). The answer goes to who
 * left an address. It changes no entry: corrections, archiving and removals are made by their own roads, before.
 */
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail, jobIdOf } from "#lib/jobs";
import { type Actor, authorise } from "#lib/permissions";
import { MAX_ACT_WORDS } from "#lib/revisions/act-words";
import { tidyText } from "#lib/text";
import { lockOpenReport } from "./lock";

export interface ReportAnswer {
  id: string;
  verdict: "settled" | "dismissed";
  /** For the person, when there is one; what a check found needs none. */
  answer: string;
}

/** `mailed`: whether the answer leaves by mail. @throws DomainError forbidden, not-found, invalid (answer), conflict */
export async function closeReport(
  moderator: Actor | null,
  { id, verdict, answer }: ReportAnswer,
  now = new Date(),
): Promise<{ mailed: boolean }> {
  authorise(moderator, "review");
  const words = tidyText(answer);
  if (words.length > MAX_ACT_WORDS) {
    const params = { max: MAX_ACT_WORDS };
    throw new DomainError("invalid", "reasonTooLong", params, [{ path: "answer", code: "tooLong", params }]);
  }
  return db.$transaction(async (tx) => {
    const { origin, email } = await lockOpenReport(tx, moderator, id, now);
    if (!words && origin === "visitor") {
      throw new DomainError("invalid", "answerMissing", {}, [{ path: "answer", code: "required" }]);
    }
    await tx.report.update({
      where: { id },
      data: {
        state: verdict,
        closedById: moderator.id,
        closedAt: now,
        answer: words || null,
        claimedById: null,
        claimedAt: null,
      },
    });
    await audit(tx, now, {
      actorId: moderator.id,
      action: verdict === "settled" ? "report.settle" : "report.dismiss",
      object: "report",
      objectId: id,
    });
    if (email)
      await enqueueMail(tx, jobIdOf("report", id, "closed", now.toISOString()), {
        kind: "report",
        reportId: id,
        stage: "closed",
      });
    return { mailed: email !== null };
  });
}
