/** Says of lines of a batch which are new and which are doubles. Done again, it changes nothing more. */
import { db } from "#lib/db";
import { asContent } from "#lib/entries/content-json";
import { findDoubles } from "./find-double";
import type { PerformedLine } from "./perform";

/** @param lines of one batch */
export async function checkLines(
  authorId: string,
  lines: readonly Pick<PerformedLine, "batchId" | "position" | "type" | "content" | "key">[],
): Promise<void> {
  const records = lines.map(({ content, ...line }) => ({ ...line, content: asContent(content) }));
  const doubles = await findDoubles(authorId, records);
  for (const { batchId, position } of lines) {
    const double = doubles.get(position);
    if (!double) continue;
    await db.batchLine.updateMany({
      where: { batchId, position, status: "unchecked" },
      data: { status: "duplicate", double },
    });
  }
  await db.batchLine.updateMany({
    where: {
      batchId: { in: lines.map(({ batchId }) => batchId) },
      position: { in: lines.map(({ position }) => position) },
      status: "unchecked",
    },
    data: { status: "new", chosen: true },
  });
}
