/** What was done to an import, as its author is told. */
import type { Prisma } from "#lib/generated/prisma/client";
import { isDeskAct } from "#lib/imports/batch-acts";
import type { BatchTold } from "#lib/notification-words";

export const batchActSelect = {
  kind: true,
  reason: true,
  actor: { select: { name: true } },
  batch: { select: { id: true, fileName: true } },
  _count: { select: { lines: { where: { outcome: "done" } } } },
} satisfies Prisma.BatchActSelect;

/** Undefined for what its author did themselves, of which nobody is told. */
export function batchTold({
  kind,
  reason,
  actor,
  batch,
  _count,
}: Prisma.BatchActGetPayload<{ select: typeof batchActSelect }>): BatchTold | undefined {
  if (!isDeskAct(kind)) return undefined;
  return { act: kind, batchId: batch.id, file: batch.fileName, by: actor.name, count: _count.lines, reason };
}
