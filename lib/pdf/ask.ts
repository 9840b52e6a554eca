/** Someone asks for a document: made already, it is there; else a job makes it, once for all who ask. */
import { v7 as uuid } from "uuid";
import { db, type Transaction } from "#lib/db";
import { enqueuePdf } from "#lib/jobs";
import type { Actor } from "#lib/permissions";
import { countAct, ipBlock } from "#lib/rate-limit";
import { keyOf, type Standing, type Subject, standingOf } from "./subjects";

export type Answer =
  | { state: "ready"; id: string }
  | { state: "waiting"; title: string }
  | { state: "failed"; title: string }
  /** Too many were asked for; when to come back. */
  | { state: "busy"; minutes: number }
  /** There is nothing to print. */
  | { state: "nothing" };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;

/** New documents from one address in an hour, and those that wait at once for everyone. */
const PER_ADDRESS = 30;
const WAITING = 100;

/** A job that was lost is enqueued again; what failed may be asked for again. */
const LOST_MS = 5 * MINUTE_MS;
const FAILED_MS = 10 * MINUTE_MS;

interface Asked {
  reader: Actor | null;
  ip: string;
  /** The site's address, without a final slash. */
  origin: string;
  now: Date;
}

/** Waiting costs a look at one row: only what has to be made is counted. */
export async function askForPdf(about: Subject, { reader, ip, origin, now }: Asked): Promise<Answer> {
  const current = await standingOf(about, reader, { origin, now });
  if (!current) return { state: "nothing" };
  const key = keyOf(about);
  const found = await db.pdfDocument.findUnique({
    where: { key_version: { key, version: current.version } },
    select: { id: true, askedAt: true, usedAt: true, madeAt: true, failedAt: true },
  });
  const { title } = current;
  if (found?.madeAt) {
    if (now.getTime() - found.usedAt.getTime() > DAY_MS)
      await db.pdfDocument.updateMany({ where: { id: found.id }, data: { usedAt: now } });
    return { state: "ready", id: found.id };
  }
  if (found?.failedAt && now.getTime() - found.failedAt.getTime() < FAILED_MS)
    return { state: "failed", title };
  if (found && !found.failedAt && now.getTime() - found.askedAt.getTime() < LOST_MS)
    return { state: "waiting", title };
  return db.$transaction(async (tx) => {
    const limit = { name: "pdf.ip", value: ipBlock(ip), max: PER_ADDRESS, windowMs: HOUR_MS };
    const comeBack = await countAct(tx, [limit], now);
    if (comeBack) return { state: "busy", minutes: minutesTo(comeBack, now) };
    const waiting = await tx.pdfDocument.count({
      where: { madeAt: null, failedAt: null, askedAt: { gt: new Date(now.getTime() - LOST_MS) } },
    });
    if (waiting >= WAITING) return { state: "busy", minutes: 1 };
    await enqueueOnce(tx, about, current, now);
    return { state: "waiting", title };
  });
}

/** Of two who ask at once, one enqueues. */
async function enqueueOnce(tx: Transaction, about: Subject, { version }: Standing, now: Date): Promise<void> {
  const key = keyOf(about);
  const fresh = await tx.pdfDocument.createManyAndReturn({
    data: {
      id: uuid(),
      key,
      version,
      subject: about,
      selectionId: about.kind === "selection" ? about.id : null,
      askedAt: now,
      usedAt: now,
    },
    skipDuplicates: true,
    select: { id: true },
  });
  const again =
    fresh.length > 0
      ? fresh
      : await tx.pdfDocument.updateManyAndReturn({
          where: {
            key,
            version,
            madeAt: null,
            OR: [
              { failedAt: { lt: new Date(now.getTime() - FAILED_MS) } },
              { failedAt: null, askedAt: { lt: new Date(now.getTime() - LOST_MS) } },
            ],
          },
          data: { failedAt: null, askedAt: now },
          select: { id: true },
        });
  for (const { id } of again) await enqueuePdf(tx, id);
}

const minutesTo = (then: Date, now: Date) =>
  Math.max(1, Math.ceil((then.getTime() - now.getTime()) / MINUTE_MS));
