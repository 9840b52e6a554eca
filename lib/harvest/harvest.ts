/**
 * The job that reads sources when their time has come. A source that fails waits longer each time; after five times in a
 * row, or when its address may not be asked, it is no longer read, and administrators are told.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { notify } from "#lib/notify";
import { type Guard, publicInternet } from "#lib/outbound";
import type { Actor } from "#lib/permissions";
import { itemsOf } from "./items";
import { HarvestError, type Reading, readSource } from "./read-source";
import { MAX_FAILURES } from "./source-kinds";
import { type Taken, takeItem } from "./take-item";

/** Proposals of one reading: the others come with the next, so that the queue is never flooded. */
const MAX_PROPOSALS = 200;
const HOUR = 3_600_000;

/** Reads all that are due, one after the other. */
export async function harvestDue(now = () => new Date(), guard: Guard = publicInternet): Promise<void> {
  const due = await db.source.findMany({
    where: { state: "active", nextAt: { lte: now() } },
    orderBy: { nextAt: "asc" },
    select: { id: true },
  });
  for (const { id } of due) await harvest(id, now(), guard);
}

/** Nothing when another job has it, or when its time has not come. */
export async function harvest(id: string, now: Date, guard: Guard = publicInternet): Promise<void> {
  const source = await db.source.findUnique({
    where: { id },
    include: { account: { select: { id: true, name: true } } },
  });
  if (!source) return;
  const nextAt = new Date(now.getTime() + source.everyHours * HOUR);
  const { count } = await db.source.updateMany({
    where: { id, state: "active", nextAt: { lte: now } },
    data: { nextAt },
  });
  if (count === 0) return;
  const run = uuid();
  await db.harvest.create({ data: { id: run, sourceId: id, startedAt: now } });
  const account: Actor = { ...source.account, role: "contributor", system: true };
  try {
    const reading = await readSource(source, guard);
    if (reading.unchanged) return await finishUnchanged(id, run, now);
    const items = await itemsOf(reading.records, source);
    const taken = await takeAll({ id, account }, items, now);
    await finishRead(id, run, { reading, found: items.length, ...taken }, now);
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error;
    await finishFailed({ ...source, run }, error, now);
  }
}

type Source = Parameters<typeof takeItem>[0];

async function takeAll(source: Source, items: Parameters<typeof takeItem>[1][], now: Date) {
  const counts: Record<Taken, number> = { same: 0, created: 0, changed: 0, known: 0, incomplete: 0 };
  for (const item of items) {
    if (counts.created + counts.changed >= MAX_PROPOSALS) return { counts, whole: false };
    counts[await takeItem(source, item, now)]++;
  }
  return { counts, whole: true };
}

async function finishUnchanged(sourceId: string, run: string, now: Date): Promise<void> {
  await db.source.update({ where: { id: sourceId }, data: { failures: 0, readAt: now } });
  await db.harvest.update({ where: { id: run }, data: { finishedAt: now, outcome: "unchanged" } });
}

interface Read {
  reading: Exclude<Reading, { unchanged: true }>;
  found: number;
  counts: Record<Taken, number>;
  /** False when some were left for the next time: the server is then asked for everything again. */
  whole: boolean;
}

async function finishRead(
  sourceId: string,
  run: string,
  { reading, found, counts, whole }: Read,
  now: Date,
): Promise<void> {
  const { created, changed, known, incomplete } = counts;
  await db.$transaction(async (tx) => {
    await tx.source.update({
      where: { id: sourceId },
      data: {
        failures: 0,
        ...(whole && { readAt: now, etag: reading.etag, lastModified: reading.lastModified }),
      },
    });
    await tx.harvest.update({
      where: { id: run },
      data: { finishedAt: now, outcome: "read", found, created, changed, known, incomplete },
    });
    await audit(tx, now, {
      actorId: null,
      action: "source.read",
      object: "source",
      objectId: sourceId,
      details: { run, found, created, changed },
    });
  });
}

interface Failed {
  id: string;
  run: string;
  everyHours: number;
  failures: number;
}

async function finishFailed(
  { id, run, everyHours, failures }: Failed,
  error: HarvestError,
  now: Date,
): Promise<void> {
  const inARow = failures + 1;
  const suspended = error.hopeless || inARow >= MAX_FAILURES;
  const wait = Math.min(everyHours, 2 ** inARow) * HOUR;
  await db.$transaction(async (tx) => {
    await tx.harvest.update({
      where: { id: run },
      data: { finishedAt: now, outcome: "failed", error: error.error },
    });
    await tx.source.update({
      where: { id },
      data: {
        failures: inARow,
        nextAt: new Date(now.getTime() + wait),
        ...(suspended && { state: "suspended" }),
      },
    });
    await audit(tx, now, {
      actorId: null,
      action: suspended ? "source.suspend" : "source.fail",
      object: "source",
      objectId: id,
      details: { run, error: error.error, failures: inARow },
    });
    if (suspended) await tellAdministrators(tx, id, run, now);
  });
}

async function tellAdministrators(tx: Transaction, sourceId: string, run: string, now: Date): Promise<void> {
  const administrators = await tx.user.findMany({
    where: { role: "admin", blockedAt: null, erasedAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id: userId } of administrators) {
    await notify(tx, now, { userId, kind: "source", event: run, sourceId });
  }
}
