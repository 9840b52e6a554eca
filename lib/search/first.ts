/** The first entry in the order of an index that a search finds, in a directory of any size. */
import { Prisma } from "#lib/generated/prisma/client";

/** Entries that are looked at one after the other before the index of words and filters is asked. */
const WALKED = 1_000;

/**
 * The id of the first one that the search finds, as `SELECT i.entry_id … LIMIT 1`. Where many match, one is soon met; where few do, walking
 * on would read all there is, and those few are read instead, whatever was expected.
 * @param walked what the order's index holds, on `indexed_entry i`
 * @param condition the rest, on `indexed_entry i` and `entry e`, as it is asked of one row after the other
 * @param order of `i`, an index's
 * @param sought the rest as the index of words and filters is asked it
 */
export const firstOf = (
  walked: Prisma.Sql,
  condition: Prisma.Sql,
  order: Prisma.Sql,
  sought = condition,
): Prisma.Sql => Prisma.sql`
  SELECT entry_id FROM (
    (SELECT i.entry_id FROM (SELECT * FROM indexed_entry i WHERE ${walked} ORDER BY ${order} LIMIT ${WALKED}) i
      JOIN entry e ON e.id = i.entry_id WHERE ${condition} ORDER BY ${order} LIMIT 1)
    UNION ALL
    (SELECT i.entry_id FROM (
      SELECT i.* FROM indexed_entry i JOIN entry e ON e.id = i.entry_id WHERE ${walked} AND ${sought} OFFSET 0
    ) i ORDER BY ${order} LIMIT 1)
  ) AS found LIMIT 1`;
