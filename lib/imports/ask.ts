/**
 * Something is asked of many lines of a batch: the lines that it is about are written down with it, and a job does them one
 * by one (run-act.ts). One thing at a time is asked of a batch.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Prisma } from "#lib/generated/prisma/client";
import { enqueueBatch } from "#lib/jobs";
import { maxFor } from "#lib/limits";
import { type Actor, authorise } from "#lib/permissions";
import { actWords } from "#lib/revisions/act-words";
import { refuseWithoutReason } from "#lib/revisions/refusals";
import { tidyText } from "#lib/text";
import type { AuthorAct, DeskAct } from "./batch-acts";
import { MAX_RECORDS } from "./formats";
import { refuseUnderWay } from "./under-way";

/** Its author makes drafts or proposals of the chosen lines. @throws DomainError not-found, invalid, conflict */
export async function askOwn(
  author: Actor | null,
  { batchId, kind }: { batchId: string; kind: AuthorAct },
  now = new Date(),
): Promise<string> {
  authorise(author, "propose");
  const made: Prisma.BatchLineWhereInput =
    kind === "submit" ? { revision: { is: { state: "draft" } } } : { chosen: false };
  return ask(
    { actor: author, batchId, kind, own: true },
    {
      OR: [
        { chosen: true, revisionId: null, status: { in: ["new", "duplicate"] } },
        { ...made, revisionId: { not: null } },
      ],
    },
    now,
  );
}

export interface AskDesk {
  batchId: string;
  kind: DeskAct;
  /** The lines that it is about, or all those that are simple, or all. */
  lines: readonly number[] | "simple" | "all";
  reasonCode: string | null;
  /** In words, for everyone; optional when accepting. */
  reason: string | null;
}

/** A moderator decides on proposals of a batch, or undoes it. @throws DomainError forbidden, not-found, invalid, conflict */
export async function askDesk(moderator: Actor | null, asked: AskDesk, now = new Date()): Promise<string> {
  authorise(moderator, "review");
  const { kind, lines, batchId, reasonCode } = asked;
  const reason =
    kind === "undo" || kind === "redo"
      ? actWords(asked.reason ?? "", `${kind}Reason`)
      : asked.reason
        ? tidyText(asked.reason)
        : null;
  if (kind === "accept" || kind === "reject") {
    refuseWithoutReason({ verdict: kind === "accept" ? "accepted" : "rejected", reasonCode }, reason);
  }
  const which =
    typeof lines === "string" ? (lines === "simple" ? SIMPLE : {}) : { position: { in: [...lines] } };
  const words = { reasonCode: kind === "reject" ? reasonCode : null, reason };
  return ask({ actor: moderator, batchId, kind, own: false, ...words }, { AND: [which, ABOUT[kind]] }, now);
}

/** What nobody need read twice: whole, and like nothing that is known. */
export const SIMPLE: Prisma.BatchLineWhereInput = { status: "new", issues: { equals: [] } };

const ABOUT: Readonly<Record<DeskAct, Prisma.BatchLineWhereInput>> = {
  accept: { revision: { is: { state: "submitted" } } },
  reject: { revision: { is: { state: "submitted" } } },
  undo: {
    undoneFrom: null,
    revision: { is: { state: { in: ["submitted", "changes_requested", "accepted"] } } },
  },
  redo: { undoneFrom: { not: null } },
};

interface Act {
  actor: Actor;
  batchId: string;
  kind: AuthorAct | DeskAct;
  /** Whether only the batch's author may ask it. */
  own: boolean;
  reasonCode?: string | null;
  reason?: string | null;
}

async function ask(
  { actor, batchId, kind, own, reasonCode = null, reason = null }: Act,
  about: Prisma.BatchLineWhereInput,
  now: Date,
): Promise<string> {
  const id = uuid();
  try {
    await db.$transaction(
      async (tx) => {
        const batch = await tx.batch.findUnique({ where: { id: batchId }, select: { authorId: true } });
        if (!batch || (own && batch.authorId !== actor.id)) throw new DomainError("not-found", "notFound");
        await refuseUnderWay(tx, batchId);
        const lines = await linesAbout(tx, batchId, about);
        if (kind === "submit") await refuseFlood(tx, actor, lines.length);
        await tx.batchAct.create({
          data: { id, batchId, actorId: actor.id, kind, reasonCode, reason, createdAt: now },
        });
        await tx.batchActLine.createMany({
          data: lines.map(({ position, revision }) => ({
            actId: id,
            batchId,
            position,
            seenVersion: revision?.version ?? null,
          })),
        });
        await audit(tx, now, {
          actorId: actor.id,
          action: `batch.${kind}`,
          object: "batch",
          objectId: batchId,
          details: { actId: id, lines: lines.length },
        });
        await enqueueBatch(tx, id);
      },
      { timeout: 60_000 },
    );
  } catch (error) {
    if (brokenConstraint(error)?.includes("batch_act_under_way"))
      throw new DomainError("conflict", "batchUnderWay");
    throw error;
  }
  return id;
}

/** Proposals of imports that may wait for review at once, of one person; half of it for who begins: one whole file. */
const MAX_WAITING = 2 * MAX_RECORDS;

/** @throws DomainError too-many */
async function refuseFlood(tx: Transaction, author: Actor, more: number): Promise<void> {
  const waiting = await tx.revision.count({
    where: { authorId: author.id, state: "submitted", batchLine: { isNot: null } },
  });
  const max = await maxFor(tx, author, MAX_WAITING);
  if (waiting + more > max) throw new DomainError("too-many", "tooManyWaiting", { waiting, max });
}

async function linesAbout(tx: Transaction, batchId: string, about: Prisma.BatchLineWhereInput) {
  const lines = await tx.batchLine.findMany({
    where: { AND: [{ batchId }, about] },
    select: { position: true, revision: { select: { version: true } } },
    orderBy: { position: "asc" },
  });
  if (lines.length === 0) {
    throw new DomainError("invalid", "noLineChosen", {}, [{ path: "lines", code: "chooseLines" }]);
  }
  return lines;
}
