/**
 * How far each round has told. A round has a target, kept until it is done: one that was cut short, or that two servers
 * do at once, goes to the same instant, so that its mails are the same ones and leave once.
 */
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMails, jobIdOf } from "#lib/jobs";
import type { AlertItem } from "./items";
import type { AlertRound } from "./kinds";
import { nextTarget } from "./schedule";

export interface Round {
  round: AlertRound;
  /** Everything until then is told. */
  until: Date;
  target: Date;
  /** It was begun before. */
  begun: boolean;
}

/** The round to do now, not begun in the database yet; null when it is not time. */
export async function findRound(round: AlertRound, now: Date): Promise<Round | null> {
  const { until, target } = await db.alertProgress.findUniqueOrThrow({ where: { round } });
  const next = target ?? nextTarget(round, until, now);
  return next && { round, until, target: next, begun: target !== null };
}

/** False when someone else has begun another one meanwhile. */
export async function beginRound({ round, until, target, begun }: Round): Promise<boolean> {
  if (begun) return true;
  const { count } = await db.alertProgress.updateMany({
    where: { round, until, target: null },
    data: { target },
  });
  return count === 1;
}

/** An alert that is told later of what it found in this round. */
export interface Postponed {
  alertId: string;
  /** From when on it tells then. */
  since: Date;
}

/** Once everything is enqueued; what had an instant of its own to be told from has it no more. */
export async function endRound(
  { round, target }: Round,
  postponed: readonly Postponed[] = [],
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.alertProgress.updateMany({
      where: { round, target },
      data: { until: target, target: null },
    });
    if (count === 0 || round === "reminder") return;
    await tx.subscription.updateMany({
      where: { frequency: round, since: { lte: target } },
      data: { since: null },
    });
    await tx.$executeRaw`
      UPDATE subscription s SET since = later.since
      FROM unnest(
        ${postponed.map(({ alertId }) => alertId)}::uuid[], ${postponed.map(({ since }) => since)}::timestamptz[]
      ) AS later (id, since) WHERE s.id = later.id`;
  });
}

export interface NewMail {
  subscriberId: string;
  items: readonly AlertItem[];
  more: number;
}

/** The mail of a round to a subscriber, whoever writes it. */
export const mailIdOf = ({ round, target }: Pick<Round, "round" | "target">, subscriberId: string): string =>
  jobIdOf("alert", round, subscriberId, target.toISOString());

/**
 * Writes mails of a round down and enqueues them, each once whoever else does it too.
 * @throws DomainError conflict "alreadySo" when the round is over
 */
export async function enqueueRound(
  tx: Transaction,
  { round, target }: Round,
  mails: readonly NewMail[],
  now: Date,
): Promise<void> {
  const [held] = await tx.$queryRaw<{ target: Date | null }[]>`
    SELECT target FROM alert_progress WHERE round = ${round}::alert_round FOR UPDATE`;
  if (held?.target?.getTime() !== target.getTime()) throw new DomainError("conflict", "alreadySo");
  const rows = mails.map(({ items, ...mail }) => ({
    ...mail,
    id: mailIdOf({ round, target }, mail.subscriberId),
    round,
    items: items.map((item) => ({ ...item })),
    createdAt: now,
  }));
  await tx.alertMail.createMany({ data: rows, skipDuplicates: true });
  await enqueueMails(
    tx,
    rows.map(({ id }) => ({ id, job: { kind: "alert" as const } })),
  );
}
