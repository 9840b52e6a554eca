/** Writes down what this process has counted, once a minute and when it stops: added to what the others wrote. */
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { giveBackCounts, takeCounts } from "./count";

export async function flushPages(): Promise<void> {
  const taken = takeCounts();
  if (taken.length === 0) return;
  const rows = taken.map(({ day, kind, views }) => Prisma.sql`(${day}::date, ${kind}, ${views}::int)`);
  try {
    await db.$executeRaw`
      INSERT INTO page_count (day, kind, views) VALUES ${Prisma.join(rows)}
      ON CONFLICT (day, kind) DO UPDATE SET views = page_count.views + excluded.views`;
  } catch (error) {
    giveBackCounts(taken);
    throw error;
  }
}
