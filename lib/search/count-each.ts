/** Several counts in one statement: what each of several searches would find. */
import { db, PLANNED_ANEW, type Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { type Count, capped, newestSql } from "./count";
import type { Understood } from "./meaning";

/** In the order of the searches. Each count stops at 1,000, so that all of them together stay cheap. */
export async function countEach(
  queries: readonly Understood[],
  now: Date,
  tx: Transaction = db,
): Promise<Count[]> {
  if (queries.length === 0) return [];
  const counts = queries.map(
    (query) => Prisma.sql`(SELECT count(*)::int FROM (${newestSql(query, now, Prisma.sql`1`)}) counted)`,
  );
  const [row] = await tx.$queryRaw<{ counts: number[] }[]>`
    ${Prisma.raw(PLANNED_ANEW)} SELECT ARRAY[${Prisma.join(counts)}] AS counts`;
  return (row?.counts ?? []).map(capped);
}
