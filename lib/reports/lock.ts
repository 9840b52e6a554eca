/** A report, locked until the end of the transaction: every act on it reads it through here. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { isClaimed, minutesLeft } from "#lib/revisions/states";
import type { ReportOrigin, ReportState } from "./kinds";

export interface LockedReport {
  id: string;
  origin: ReportOrigin;
  state: ReportState;
  email: string | null;
  closedAt: Date | null;
  /** What was written is no longer kept. */
  erased: boolean;
  claimedById: string | null;
  claimedAt: Date | null;
  claimedBy: string | null;
}

/** @throws DomainError not-found */
export async function lockReport(tx: Transaction, id: string): Promise<LockedReport> {
  const [report] = await tx.$queryRaw<LockedReport[]>`
    SELECT r.id, r.origin, r.state, r.email, r.closed_at AS "closedAt", r.body IS NULL AS erased,
      r.claimed_by_id AS "claimedById", r.claimed_at AS "claimedAt",
      (SELECT name FROM "user" WHERE id = r.claimed_by_id) AS "claimedBy"
    FROM report r WHERE r.id = ${id}::uuid FOR UPDATE`;
  if (!report) throw new DomainError("not-found", "notFound");
  return report;
}

/** The same, if this moderator may act on it now. @throws DomainError conflict */
export async function lockOpenReport(
  tx: Transaction,
  moderator: Actor,
  id: string,
  now: Date,
): Promise<LockedReport> {
  const report = await lockReport(tx, id);
  if (report.state !== "open") throw new DomainError("conflict", "reportClosed");
  const { claimedById, claimedAt, claimedBy } = report;
  if (claimedAt && claimedById !== moderator.id && isClaimed(claimedAt, now)) {
    throw new DomainError("conflict", "reportClaimedByOther", {
      name: claimedBy ?? "",
      minutes: minutesLeft(claimedAt, now),
    });
  }
  return report;
}
