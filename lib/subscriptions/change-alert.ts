/** What one does with one's alerts, on their page. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Access, findHolder, type Holder } from "./holder";
import { type AlertFrequency, alertFrequencies } from "./kinds";

export const alertActs = ["save", "pause", "resume", "delete"] as const;
export type AlertAct = (typeof alertActs)[number];

export interface AlertChange {
  id: string;
  act: AlertAct;
  /** For "save". */
  frequency: string;
  reminders: boolean;
}

/** @throws DomainError forbidden "alertLinkGone", not-found, invalid (frequency) */
export async function changeAlert(access: Access, change: AlertChange, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const holder = await requireHolder(tx, access);
    const { id, act } = change;
    await tx.$queryRaw`SELECT id FROM subscription WHERE id = ${id}::uuid FOR UPDATE`;
    const alert = await tx.subscription.findFirst({
      where: { id, subscriberId: holder.subscriberId ?? "", confirmedAt: { not: null } },
    });
    if (!alert) throw new DomainError("not-found", "notFound");
    if (act === "delete") await tx.subscription.delete({ where: { id } });
    else if (act === "pause") await tx.subscription.update({ where: { id }, data: { pausedAt: now } });
    else if (act === "resume")
      await tx.subscription.update({ where: { id }, data: { pausedAt: null, since: now } });
    else await save(tx, alert, change);
    await audit(tx, now, {
      actorId: holder.userId,
      action: `alert.${act}`,
      object: "alert",
      objectId: id,
    });
  });
}

/** @throws DomainError forbidden "alertLinkGone" */
export async function requireHolder(
  tx: Transaction,
  access: Access,
): Promise<Holder & { subscriberId: string }> {
  const holder = await findHolder(tx, access);
  if (!holder?.subscriberId) throw new DomainError("forbidden", "alertLinkGone");
  return { ...holder, subscriberId: holder.subscriberId };
}

interface Saved {
  id: string;
  frequency: AlertFrequency;
  entryId: string | null;
  since: Date | null;
}

/** What the former frequency has not told yet, the new one tells. */
async function save(tx: Transaction, alert: Saved, change: AlertChange): Promise<void> {
  const frequency = alertFrequencies.find((one) => one === change.frequency);
  if (!frequency)
    throw new DomainError("invalid", "invalidAlert", {}, [{ path: "frequency", code: "required" }]);
  const reminders = change.reminders && alert.entryId !== null;
  const since = frequency === alert.frequency ? alert.since : (alert.since ?? (await toldUntil(tx, alert)));
  await tx.subscription.update({ where: { id: alert.id }, data: { frequency, reminders, since } });
}

async function toldUntil(tx: Transaction, { frequency }: Saved): Promise<Date> {
  const { until } = await tx.alertProgress.findUniqueOrThrow({ where: { round: frequency } });
  return until;
}
