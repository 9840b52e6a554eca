/**
 * The job that does what was asked of a batch: lines are compared and accepted many at once, and whatever else is done to
 * them one by one. Cut short, what has no outcome yet is done again, which changes nothing more.
 */
import { db } from "#lib/db";
import { env } from "#lib/env";
import type { Prisma } from "#lib/generated/prisma/client";
import { log } from "#lib/log";
import { notify } from "#lib/notify";
import type { Actor } from "#lib/permissions";
import { askRevalidation } from "#lib/revalidation";
import { acceptLines } from "./accept-lines";
import { type BatchActKind, isDeskAct } from "./batch-acts";
import { checkLines } from "./check-lines";
import { type Act, type Outcome, type PerformedLine, perform } from "./perform";

/** Milliseconds of a part: others' jobs have their turn, and a kill loses little time. */
const PART = 20_000;
const AT_ONCE = 25;

interface Options {
  now?: () => Date;
  part?: number;
  /** Has cached pages rendered anew. */
  revalidate?: (tags: readonly string[]) => Promise<void>;
}

/** Returns whether something is left to do. */
export async function runAct(actId: string, options: Options = {}): Promise<boolean> {
  const { now = () => new Date(), part = PART, revalidate = askOurselves } = options;
  const end = Date.now() + part;
  const act = await db.batchAct.findUnique({
    where: { id: actId },
    select: {
      kind: true,
      reasonCode: true,
      reason: true,
      finishedAt: true,
      actor: {
        select: {
          id: true,
          name: true,
          role: true,
          blockedAt: true,
          erasedAt: true,
          email: true,
          accounts: { take: 1 },
        },
      },
      batch: { select: { authorId: true } },
    },
  });
  if (!act || act.finishedAt) return false;
  const { kind, reasonCode, reason, batch } = act;
  const asked = { reasonCode, reason, authorId: batch.authorId, actor: actorOf(act.actor) };
  const stopped = isStopped(act.actor);
  for (;;) {
    const lines = await nextLines(actId);
    if (lines.length === 0) return finish(actId, now());
    const tags = new Set<string>();
    for (const some of TOGETHER.has(kind) ? [lines] : lines.map((line) => [line])) {
      const outcomes = stopped ? allOf(some, STOPPED) : await doAct(actId, kind, asked, some, now());
      await note(actId, outcomes);
      for (const outcome of outcomes.values()) for (const tag of outcome.tags) tags.add(tag);
    }
    if (tags.size > 0) await revalidate([...tags]);
    if (Date.now() > end) return true;
  }
}

/** What is done to many lines at once. */
const TOGETHER: ReadonlySet<BatchActKind> = new Set(["check", "accept"]);

type Lines = Awaited<ReturnType<typeof nextLines>>;

/** What becomes of each line, by its position. */
async function doAct(
  actId: string,
  kind: BatchActKind,
  asked: Omit<Act, "kind">,
  lines: Lines,
  now: Date,
): Promise<Map<number, Outcome>> {
  if (kind === "check") {
    await checkLines(
      asked.authorId,
      lines.map(({ line }) => line),
    );
    return allOf(lines, { outcome: "done", tags: [] });
  }
  if (kind === "accept") return acceptLines(actId, { kind, ...asked }, lines, now);
  const outcomes = new Map<number, Outcome>();
  for (const { line, seenVersion } of lines) {
    outcomes.set(line.position, await perform({ kind, ...asked }, line, seenVersion, now));
  }
  return outcomes;
}

const allOf = (lines: Lines, outcome: Outcome) =>
  new Map(lines.map(({ position }) => [position, outcome] as const));

interface Person extends Pick<Actor, "id" | "name" | "role"> {
  blockedAt: Date | null;
  erasedAt: Date | null;
  email: string | null;
  accounts: readonly unknown[];
}

const actorOf = ({ id, name, role, email, accounts }: Person): Actor => ({
  id,
  name,
  role,
  system: email === null && accounts.length === 0,
});

/** Who was blocked, or has left, does nothing more. */
const isStopped = ({ blockedAt, erasedAt }: Person) => blockedAt !== null || erasedAt !== null;
const STOPPED: Outcome = { outcome: "refused", error: "notAllowed", params: {}, tags: [] };

function nextLines(actId: string) {
  return db.batchActLine.findMany({
    where: { actId, outcome: null },
    orderBy: { position: "asc" },
    take: AT_ONCE,
    select: {
      position: true,
      seenVersion: true,
      line: {
        select: {
          batchId: true,
          position: true,
          type: true,
          content: true,
          key: true,
          undoneFrom: true,
          revision: { select: { id: true, state: true, version: true, entry: { select: { slug: true } } } },
        },
      },
    },
  }) satisfies Promise<{ line: PerformedLine }[]>;
}

async function note(actId: string, outcomes: ReadonlyMap<number, Outcome>): Promise<void> {
  const written = (positions: number[], data: Prisma.BatchActLineUpdateManyMutationInput) =>
    db.batchActLine.updateMany({ where: { actId, position: { in: positions }, outcome: null }, data });
  for (const outcome of ["done", "already"] as const) {
    const positions = [...outcomes]
      .filter(([, one]) => one.outcome === outcome)
      .map(([position]) => position);
    if (positions.length > 0) await written(positions, { outcome });
  }
  for (const [position, one] of outcomes) {
    if (one.outcome !== "refused") continue;
    await written([position], { outcome: "refused", error: one.error, params: one.params });
  }
}

/** Said once, and the author told once of what others did. */
async function finish(actId: string, now: Date): Promise<false> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.batchAct.updateMany({
      where: { id: actId, finishedAt: null },
      data: { finishedAt: now },
    });
    if (count === 0) return;
    const act = await tx.batchAct.findUniqueOrThrow({
      where: { id: actId },
      select: {
        kind: true,
        batch: { select: { authorId: true } },
        _count: { select: { lines: { where: { outcome: "done" } } } },
      },
    });
    if (!isDeskAct(act.kind) || act._count.lines === 0) return;
    await notify(tx, now, { userId: act.batch.authorId, kind: "batch", event: actId, batchActId: actId });
  });
  return false;
}

/** A page that could not be rendered anew is stale for an hour at most: the act is not done again for it. */
async function askOurselves(tags: readonly string[]): Promise<void> {
  await askRevalidation(`http://127.0.0.1:${env.PORT}`, env.AUTH_SECRET, tags).catch((error: unknown) => {
    log.error("pages.stale", error);
  });
}
