/** The body that another is part of: it exists, and is not part of that other itself. */
import type { Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";

/** @throws DomainError invalid, beside the field */
export async function requireParent(
  tx: Transaction,
  slug: string | null,
  childId: string | null,
): Promise<string | null> {
  if (slug === null) return null;
  const parent = await tx.organisation.findUnique({
    where: { slug },
    select: { id: true, mergedIntoId: true },
  });
  if (!parent || parent.mergedIntoId) refuse("unknownBody");
  if (childId && (await bodiesAbove(tx, parent.id)).includes(childId)) refuse("withinItself");
  return parent.id;
}

/** The body and all that it is part of, nearest first. */
export async function bodiesAbove(tx: Transaction, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE above (id, parent_id, depth) AS (
      SELECT id, parent_id, 0 FROM organisation WHERE id = ${id}::uuid
      UNION ALL SELECT o.id, o.parent_id, above.depth + 1 FROM above JOIN organisation o ON o.id = above.parent_id
      WHERE above.depth < 50
    )
    SELECT id FROM above ORDER BY depth`;
  return rows.map((row) => row.id);
}

function refuse(code: string): never {
  throw new DomainError("invalid", "invalidContent", {}, [{ path: "parent", code }]);
}
