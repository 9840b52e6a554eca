/**
 * A moderator takes a report up again that was closed: answered too soon, or wrongly. Its answer stays to be read until
 * there is another; who left an address, and is still to be reached, is told that theirs is looked at again.
 */
import { audit } from "#lib/audit";
import { brokenConstraint, db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail, jobIdOf } from "#lib/jobs";
import { type Actor, authorise } from "#lib/permissions";
import { lockReport } from "./lock";

export interface Reopening {
  id: string;
  /** When it was closed, as the page showed it: what was reopened and answered anew since is not this one. */
  closedAt: Date;
}

/**
 * `mailed`: whether the person is told.
 * @throws DomainError forbidden, not-found, conflict (open, closed anew, its words are erased, a check says the same again)
 */
export async function reopenReport(
  moderator: Actor | null,
  { id, closedAt }: Reopening,
  now = new Date(),
): Promise<{ mailed: boolean }> {
  authorise(moderator, "review");
  try {
    return await db.$transaction(async (tx) => {
      const { origin, email, ...report } = await lockReport(tx, id);
      if (report.state === "open") throw new DomainError("conflict", "reportOpen");
      if (report.closedAt?.getTime() !== closedAt.getTime())
        throw new DomainError("conflict", "reportClosed");
      if (origin === "visitor" && report.erased) throw new DomainError("conflict", "reportErased");
      await tx.report.update({
        where: { id },
        data: { state: "open", closedAt: null, closedById: null },
      });
      await audit(tx, now, {
        actorId: moderator.id,
        action: "report.reopen",
        object: "report",
        objectId: id,
        details: { was: report.state },
      });
      if (email)
        await enqueueMail(tx, jobIdOf("report", id, "reopened", now.toISOString()), {
          kind: "report",
          reportId: id,
          stage: "reopened",
        });
      return { mailed: email !== null };
    });
  } catch (error) {
    if (brokenConstraint(error)?.startsWith("report_one_open")) {
      throw new DomainError("conflict", "reportSaidAgain");
    }
    throw error;
  }
}
