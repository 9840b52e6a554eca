/** Batches and their lines, as their author and those who review read them. */
import { z } from "zod";
import { db } from "#lib/db";
import type { Issue } from "#lib/errors";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import { SIMPLE } from "./ask";
import { authorActs, type BatchActKind, deskActs } from "./batch-acts";
import { asDouble } from "./double";
import type { LineFilter } from "./line-filters";

const PAGE = 100;
const MAX_BATCHES = 50;

const issues: z.ZodType<Issue[]> = z.array(
  z.object({
    path: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);
const params = z.record(z.string(), z.union([z.string(), z.number()])).catch({});

const batchSelect = {
  id: true,
  fileName: true,
  format: true,
  createdAt: true,
  author: { select: { id: true, name: true } },
  _count: { select: { lines: true } },
  acts: {
    where: { finishedAt: null },
    select: { id: true, kind: true, _count: { select: { lines: true } } },
    take: 1,
  },
} satisfies Prisma.BatchSelect;

type BatchRow = Prisma.BatchGetPayload<{ select: typeof batchSelect }>;

const shown = ({ _count, acts, ...batch }: BatchRow) => ({
  ...batch,
  lines: _count.lines,
  underWay: acts[0]?.kind ?? null,
});

/** One's own, the latest first. */
export async function listMyBatches(author: Actor) {
  const rows = await db.batch.findMany({
    where: { authorId: author.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MAX_BATCHES,
    select: batchSelect,
  });
  return rows.map(shown);
}

/** Those of which something was proposed, the latest first, with what waits of each. @throws DomainError forbidden */
export async function listBatches(moderator: Actor | null) {
  authorise(moderator, "review");
  const rows = await db.batch.findMany({
    where: { lines: { some: { revision: { is: { state: { not: "draft" } } } } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MAX_BATCHES,
    select: { ...batchSelect, _count: { select: { lines: { where: PROPOSED } } } },
  });
  const waiting = await db.batchLine.groupBy({
    by: ["batchId"],
    where: { batchId: { in: rows.map(({ id }) => id) }, revision: { is: { state: "submitted" } } },
    _count: true,
  });
  const counts = new Map(waiting.map(({ batchId, _count }) => [batchId, _count]));
  return rows.map((row) => ({ ...shown(row), waiting: counts.get(row.id) ?? 0 }));
}

const PROPOSED: Prisma.BatchLineWhereInput = { revision: { is: { state: { not: "draft" } } } };

/** A batch with the counts of its lines; null when it is not theirs. */
export async function getMyBatch(author: Actor, id: string) {
  const row = await db.batch.findFirst({ where: { id, authorId: author.id }, select: batchSelect });
  if (!row) return null;
  const count = (where: Prisma.BatchLineWhereInput) =>
    db.batchLine.count({ where: { AND: [{ batchId: id }, where] } });
  return {
    ...shown(row),
    counts: {
      new: await count({ status: "new", revisionId: null }),
      duplicate: await count({ status: "duplicate", revisionId: null }),
      invalid: await count({ status: "invalid" }),
      made: await count({ revisionId: { not: null } }),
      chosen: await count({ chosen: true, revisionId: null }),
      /** Of those chosen, what can be no more than a draft as it is. */
      incomplete: await count({ chosen: true, revisionId: null, NOT: { issues: { equals: [] } } }),
      drafts: await count({ revision: { is: { state: "draft" } } }),
    },
    progress: await progressOf(id),
    last: await lastAct(id, [...authorActs, ...deskActs]),
  };
}

/** The same for those who review: only what was proposed of it; null when nothing was. @throws DomainError forbidden */
export async function getBatchForReview(moderator: Actor | null, id: string) {
  authorise(moderator, "review");
  const row = await db.batch.findFirst({ where: { id, lines: { some: PROPOSED } }, select: batchSelect });
  if (!row) return null;
  const count = (where: Prisma.BatchLineWhereInput) =>
    db.batchLine.count({ where: { AND: [{ batchId: id }, PROPOSED, where] } });
  const state = (of: "submitted" | "changes_requested" | "accepted" | "rejected" | "withdrawn") =>
    count({ revision: { is: { state: of } } });
  return {
    ...shown(row),
    own: row.author.id === moderator.id,
    counts: {
      submitted: await state("submitted"),
      simple: await count({ AND: [SIMPLE, { revision: { is: { state: "submitted" } } }] }),
      changes_requested: await state("changes_requested"),
      accepted: await state("accepted"),
      rejected: await state("rejected"),
      withdrawn: await state("withdrawn"),
      undone: await count({ undoneFrom: { not: null } }),
      undoable: await count({
        undoneFrom: null,
        revision: { is: { state: { in: ["submitted", "changes_requested", "accepted"] } } },
      }),
    },
    progress: await progressOf(id),
    last: await lastAct(id, deskActs),
  };
}

/** What is under way, and how far it is. */
async function progressOf(batchId: string) {
  const act = await db.batchAct.findFirst({
    where: { batchId, finishedAt: null },
    select: { id: true, kind: true },
  });
  if (!act) return null;
  const total = await db.batchActLine.count({ where: { actId: act.id } });
  const done = await db.batchActLine.count({ where: { actId: act.id, outcome: { not: null } } });
  return { kind: act.kind, total, done };
}

const MAX_REFUSED = 50;

/** What became of the last of such acts, with the lines that were refused and why: what its author kept is not the desk's. */
async function lastAct(batchId: string, kinds: readonly BatchActKind[]) {
  const act = await db.batchAct.findFirst({
    where: { batchId, finishedAt: { not: null }, kind: { in: [...kinds] } },
    orderBy: { createdAt: "desc" },
    select: { id: true, kind: true, reason: true, finishedAt: true, actor: { select: { name: true } } },
  });
  if (!act) return null;
  const groups = await db.batchActLine.groupBy({ by: ["outcome"], where: { actId: act.id }, _count: true });
  const counted = (outcome: "done" | "already" | "refused") =>
    groups.find((one) => one.outcome === outcome)?._count ?? 0;
  const refused = await db.batchActLine.findMany({
    where: { actId: act.id, outcome: "refused" },
    orderBy: { position: "asc" },
    take: MAX_REFUSED,
    select: { position: true, error: true, params: true, line: { select: { title: true, line: true } } },
  });
  return {
    ...act,
    by: act.actor.name,
    counts: { done: counted("done"), already: counted("already"), refused: counted("refused") },
    refused: refused.map(({ position, error, params: said, line }) => ({
      position,
      ...line,
      error: error ?? "refused",
      params: params.parse(said),
    })),
  };
}

const lineSelect = {
  position: true,
  line: true,
  type: true,
  title: true,
  issues: true,
  status: true,
  double: true,
  chosen: true,
  undoneFrom: true,
  revision: { select: { id: true, state: true, title: true, entry: { select: { slug: true } } } },
} satisfies Prisma.BatchLineSelect;

export type LineView = Awaited<ReturnType<typeof listLines>>["lines"][number];

const FILTERS: Readonly<Record<LineFilter, Prisma.BatchLineWhereInput>> = {
  all: {},
  new: { status: "new", revisionId: null },
  duplicate: { status: "duplicate", revisionId: null },
  invalid: { status: "invalid" },
  made: { revisionId: { not: null } },
  waiting: { revision: { is: { state: "submitted" } } },
  decided: {
    revision: { is: { state: { in: ["accepted", "rejected", "withdrawn", "changes_requested"] } } },
  },
};

/**
 * A page of the lines of a batch that the reader may read (getMyBatch, getBatchForReview), in the order of the file.
 * @param proposed only what was proposed, for those who review.
 */
export async function listLines(
  batchId: string,
  { filter, after, proposed }: { filter: LineFilter; after: number; proposed: boolean },
) {
  const rows = await db.batchLine.findMany({
    where: { AND: [{ batchId, position: { gt: after } }, FILTERS[filter], proposed ? PROPOSED : {}] },
    orderBy: { position: "asc" },
    take: PAGE + 1,
    select: lineSelect,
  });
  const read = rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, issues: issues.parse(row.issues), double: asDouble(row.double) }));
  const twins = await db.batchLine.findMany({
    where: {
      batchId,
      position: { in: read.flatMap(({ double }) => (double?.kind === "line" ? double.position : [])) },
    },
    select: { position: true, line: true },
  });
  const lineOf = new Map(twins.map(({ position, line }) => [position, line]));
  const lines = read.map(({ double, ...line }) => ({
    ...line,
    // In the words of the file, as whoever reads it counts.
    double: double?.kind === "line" ? { ...double, line: lineOf.get(double.position) ?? null } : double,
  }));
  return { lines, next: rows.length > PAGE ? (lines.at(-1)?.position ?? null) : null };
}
