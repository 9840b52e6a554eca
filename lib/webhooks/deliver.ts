/**
 * The loop that sends what waits for webhooks: one delivery after the other to each, several webhooks at once. At least
 * once: what a kill cuts short is sent again, under the same id. A server that fails is asked less and less, and one
 * that fails for days is asked no more until its person says so.
 */
import { unseal } from "#lib/accounts/seal";
import { audit } from "#lib/audit";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { notify } from "#lib/notify";
import { type Guard, OutboundError, publicInternet, reach } from "#lib/outbound";
import { nextTry, pausedUntil, STOPPED_AFTER_DAYS, STOPPED_AFTER_FAILURES } from "./events";
import { payloadOf, type Told } from "./payload";
import { signatureOf, WEBHOOK_SECRET } from "./signature";

/** Webhooks served at once. */
const LANES = 8;
/** Deliveries to one of them in its turn. */
const IN_A_TURN = 20;
/** A turn ends after the delivery that passes this, in milliseconds. */
const TURN_MS = 15_000;
/** No other process serves a webhook meanwhile, unless this one was killed: longer than a turn can last. */
const LEASE_MS = 60_000;
const TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;

/** Until nothing that is due waits. */
export async function deliverWebhooks(
  clock = () => new Date(),
  guard: Guard = publicInternet,
): Promise<void> {
  for (;;) {
    const lanes = await takeLanes(clock());
    if (lanes.length === 0) return;
    await Promise.all(lanes.map((lane) => serve(lane, clock, guard)));
  }
}

interface Lane {
  id: string;
  userId: string;
  url: string;
  search: string;
  secret: string;
  failures: number;
  failingSince: Date | null;
}

/** The webhooks for which something is due, each taken by one process. */
async function takeLanes(now: Date): Promise<Lane[]> {
  await db.webhookDelivery.updateMany({
    where: { state: "waiting", until: { lt: now } },
    data: { state: "failed" },
  });
  return await db.$queryRaw<Lane[]>`
    UPDATE webhook SET next_at = ${new Date(now.getTime() + LEASE_MS)}
    WHERE id IN (
      SELECT w.id FROM webhook w
      WHERE w.stopped_at IS NULL AND w.next_at <= ${now}
        AND EXISTS (SELECT FROM "user" u WHERE u.id = w.user_id AND u.blocked_at IS NULL)
        AND EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'waiting' AND d.next_at <= ${now})
      ORDER BY w.next_at, w.id LIMIT ${LANES} FOR UPDATE SKIP LOCKED
    )
    RETURNING id, user_id AS "userId", url, search, secret, failures, failing_since AS "failingSince"`;
}

/** Sends what is due to one webhook, the oldest first, until one fails. */
async function serve(lane: Lane, clock: () => Date, guard: Guard): Promise<void> {
  const began = clock().getTime();
  const due = await db.webhookDelivery.findMany({
    where: { webhookId: lane.id, state: "waiting", nextAt: { lte: clock() } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: IN_A_TURN,
    select,
  });
  for (const delivery of due) {
    if (!(await send(lane, delivery, clock, guard))) return;
    if (clock().getTime() - began > TURN_MS) break;
  }
  await db.webhook.updateMany({ where: { id: lane.id }, data: { nextAt: clock() } });
}

const select = {
  id: true,
  event: true,
  createdAt: true,
  tries: true,
  decision: {
    select: {
      id: true,
      decidedAt: true,
      entryVersion: true,
      entry: { select: { id: true, type: true, slug: true } },
    },
  },
} as const;

type Due = Awaited<ReturnType<typeof db.webhookDelivery.findFirstOrThrow<{ select: typeof select }>>>;

/** One delivery. Whether the next one may follow at once. */
async function send(lane: Lane, delivery: Due, clock: () => Date, guard: Guard): Promise<boolean> {
  const told = toldOf(lane, delivery);
  const body = told && (await payloadOf(told, env.PUBLIC_URL));
  if (!body) {
    await db.webhookDelivery.updateMany({
      where: { id: delivery.id, state: "waiting" },
      data: { state: "overtaken" },
    });
    return true;
  }
  const secret = unseal(WEBHOOK_SECRET, lane.secret);
  const answer =
    secret === null ? UNREADABLE : await post(lane.url, secret, delivery.id, body, clock(), guard);
  const now = clock();
  const tried = { tries: delivery.tries + 1, triedAt: now, ...answer };
  const { status } = answer;
  if (status !== null && status >= 200 && status <= 299) {
    await db.webhookDelivery.updateMany({
      where: { id: delivery.id },
      data: { state: "delivered", ...tried, status },
    });
    lane.failures = 0;
    await db.webhook.updateMany({
      where: { id: lane.id, failures: { gt: 0 } },
      data: { failures: 0, failingSince: null },
    });
    return true;
  }
  await db.webhookDelivery.updateMany({
    where: { id: delivery.id, state: "waiting" },
    data: { ...tried, nextAt: nextTry(tried.tries, now) },
  });
  await fail(lane, status === 410 || secret === null, now);
  return false;
}

function toldOf(lane: Lane, { event, decision, createdAt }: Due): Told | null {
  if (event === "test") return { event, at: createdAt, webhookId: lane.id, search: lane.search };
  if (!decision?.entry || decision.entryVersion === null) return null;
  const { id, decidedAt, entryVersion, entry } = decision;
  return { event, decision: { id, at: decidedAt, version: entryVersion }, entry, search: lane.search };
}

interface Answered {
  status: number | null;
  /** A reason of lib/outbound.ts, or "secret". */
  failure: string | null;
}

/** AUTH_SECRET is another one by now: nothing can be signed any more. */
const UNREADABLE: Answered = { status: null, failure: "secret" };

async function post(
  url: string,
  secret: string,
  id: string,
  body: string,
  at: Date,
  guard: Guard,
): Promise<Answered> {
  try {
    const { status } = await reach(
      url,
      {
        method: "POST",
        types: ["*"],
        maxBytes: 0,
        tooLong: "cut",
        timeoutMs: TIMEOUT_MS,
        headers: { "content-type": "application/json", ...signatureOf(secret, id, at, body) },
        body,
      },
      guard,
    );
    return { status, failure: null };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { status: null, failure: error.reason };
  }
}

/** @param hopeless the server says that it is gone, or nothing can be signed */
async function fail(lane: Lane, hopeless: boolean, now: Date): Promise<void> {
  const failures = lane.failures + 1;
  const since = lane.failingSince ?? now;
  const tooLong =
    failures >= STOPPED_AFTER_FAILURES && now.getTime() - since.getTime() >= STOPPED_AFTER_DAYS * DAY_MS;
  const failing = { failures, failingSince: since, nextAt: pausedUntil(failures, now) };
  if (!hopeless && !tooLong) {
    await db.webhook.updateMany({ where: { id: lane.id }, data: failing });
    return;
  }
  await db.$transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id: lane.id, stoppedAt: null },
      data: { ...failing, stoppedAt: now },
    });
    if (count === 0) return;
    await tx.webhookDelivery.updateMany({
      where: { webhookId: lane.id, state: "waiting" },
      data: { state: "failed" },
    });
    await audit(tx, now, { actorId: null, action: "webhook.stop", object: "webhook", objectId: lane.id });
    const event = `${lane.id} ${now.toISOString()}`;
    await notify(tx, now, { userId: lane.userId, kind: "webhook", event, webhookId: lane.id });
  });
}
