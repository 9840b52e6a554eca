/** The author of a batch chooses the lines that become proposals: those of a page, or all, none, the new ones. */
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Prisma } from "#lib/generated/prisma/client";
import { type Actor, authorise } from "#lib/permissions";
import { refuseUnderWay } from "./under-way";

export type Choice = "all" | "none" | "new" | { shown: readonly number[]; chosen: readonly number[] };

/** @throws DomainError forbidden, not-found, conflict (something is under way) */
export async function choose(author: Actor | null, batchId: string, choice: Choice): Promise<void> {
  authorise(author, "propose");
  await db.$transaction(async (tx) => {
    const batch = await tx.batch.findFirst({
      where: { id: batchId, authorId: author.id },
      select: { id: true },
    });
    if (!batch) throw new DomainError("not-found", "notFound");
    await refuseUnderWay(tx, batchId);
    const write = async (chosen: boolean, which: Prisma.BatchLineWhereInput) =>
      tx.batchLine.updateMany({
        where: { AND: [{ batchId, revisionId: null, status: { not: "invalid" } }, which] },
        data: { chosen },
      });
    if (typeof choice === "object") {
      const { shown, chosen } = choice;
      await write(false, { position: { in: shown.filter((one) => !chosen.includes(one)) } });
      await write(true, { position: { in: shown.filter((one) => chosen.includes(one)) } });
      return;
    }
    await write(false, {});
    if (choice !== "none") await write(true, choice === "new" ? { status: "new" } : {});
  });
}
