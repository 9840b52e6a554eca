/** What a person does with a webhook of theirs: tries it, has something sent again, starts it again, removes it. */
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { TRIED_HOURS } from "./events";

const HOUR_MS = 3_600_000;
/** What one person has sent by hand in an hour. */
const BY_HAND = 60;

/** Something to be sent at once that says nothing of any entry. @throws DomainError forbidden, not-found, conflict (stopped), too-many */
export async function testWebhook(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  await onOwn(actor, id, now, "webhook.test", async (tx, { stoppedAt }) => {
    if (stoppedAt) throw new DomainError("conflict", "webhookStopped");
    await limitByHand(tx, actor, now);
    await tx.webhookDelivery.create({
      data: { id: uuid(), webhookId: id, event: "test", createdAt: now, until: giveUpAt(now), nextAt: now },
    });
    await tx.webhook.update({ where: { id }, data: { nextAt: now } });
  });
}

/** One that was delivered, or failed, once more under the same id. @throws DomainError as above, conflict when it waits already */
export async function sendAgain(
  actor: Actor | null,
  { id, deliveryId }: { id: string; deliveryId: string },
  now = new Date(),
): Promise<void> {
  await onOwn(actor, id, now, "webhook.redeliver", async (tx, { stoppedAt }) => {
    if (stoppedAt) throw new DomainError("conflict", "webhookStopped");
    await limitByHand(tx, actor, now);
    const { count } = isUuid(deliveryId)
      ? await tx.webhookDelivery.updateMany({
          where: { id: deliveryId, webhookId: id, state: { not: "waiting" } },
          data: { state: "waiting", tries: 0, until: giveUpAt(now), nextAt: now },
        })
      : { count: 0 };
    if (count === 0) throw new DomainError("conflict", "alreadySo");
    await tx.webhook.update({ where: { id }, data: { nextAt: now } });
  });
}

/** One that failed for too long is told again, of what happens from now on. @throws DomainError forbidden, not-found, conflict */
export async function startAgain(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  await onOwn(actor, id, now, "webhook.start", async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id, stoppedAt: { not: null } },
      data: { stoppedAt: null, failures: 0, failingSince: null, nextAt: now },
    });
    if (count === 0) throw new DomainError("conflict", "alreadySo");
  });
}

/** @throws DomainError forbidden, not-found */
export async function removeWebhook(actor: Actor | null, id: string, now = new Date()): Promise<void> {
  await onOwn(actor, id, now, "webhook.delete", async (tx) => {
    await tx.webhook.delete({ where: { id } });
  });
}

async function onOwn(
  actor: Actor | null,
  id: string,
  now: Date,
  action: string,
  act: (tx: Transaction, webhook: { stoppedAt: Date | null }) => Promise<void>,
): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM webhook WHERE id = ${id}::uuid FOR UPDATE`;
    const webhook = await tx.webhook.findFirst({
      where: { id, userId: actor.id },
      select: { stoppedAt: true },
    });
    if (!webhook) throw new DomainError("not-found", "notFound");
    await act(tx, webhook);
    await audit(tx, now, { actorId: actor.id, action, object: "webhook", objectId: id });
  });
}

async function limitByHand(tx: Transaction, actor: Actor | null, now: Date): Promise<void> {
  const value = actor?.id ?? "";
  await limitAct(tx, [{ name: "webhook.person", value, max: BY_HAND, windowMs: HOUR_MS }], now);
}

const giveUpAt = (now: Date) => new Date(now.getTime() + TRIED_HOURS * HOUR_MS);
