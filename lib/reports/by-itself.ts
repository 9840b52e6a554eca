/** Reports that no person makes: a check of ours raises one when it finds something, and closes it when that is over. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import type { Transaction } from "#lib/db";
import type { ReportKind, ReportOrigin } from "./kinds";
import { newReference } from "./reference";

interface Found {
  kind: ReportKind;
  origin: Exclude<ReportOrigin, "visitor">;
  entryId: string;
  /** The address that it is about, for a check of links. */
  url?: string;
}

/** False when the same is said already by one that is open (the database keeps it single). */
export async function raiseReport(tx: Transaction, found: Found, now: Date): Promise<boolean> {
  const id = uuid();
  const { count } = await tx.report.createMany({
    data: [{ id, reference: newReference(), createdAt: now, ...found }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const { kind, origin } = found;
  await audit(tx, now, {
    actorId: null,
    action: "report.create",
    object: "report",
    objectId: id,
    details: { kind, origin },
  });
  return true;
}

/** Closes the open one that says this, if any; nothing when somebody has answered it meanwhile. */
export async function closeByItself(
  tx: Transaction,
  { origin, entryId, url = null }: { origin: Found["origin"]; entryId: string; url?: string | null },
  now: Date,
): Promise<void> {
  const open = await tx.report.findFirst({
    where: { origin, entryId, url, state: "open" },
    select: { id: true },
  });
  if (!open) return;
  const { count } = await tx.report.updateMany({
    where: { id: open.id, state: "open" },
    data: { state: "settled", closedAt: now, claimedById: null, claimedAt: null },
  });
  if (count === 0) return;
  await audit(tx, now, { actorId: null, action: "report.close", object: "report", objectId: open.id });
}
