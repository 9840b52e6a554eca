/** Selections through the API: those that people made public, and one by its address, as its page shows it to anyone. */
import type { z } from "zod";
import { apiSelectionPath, selectionPath } from "#lib/paths";
import { type Cursor, printCursor } from "#lib/revisions/cursor";
import { getSelection, listSharedSelections, type SelectionLine } from "#lib/selections/queries";
import { ApiRefusal, type Asked } from "./answer";
import { refFrom } from "./entries";
import type { selection, selectionList } from "./schemas";

export async function listSelections({
  query: { cursor, limit },
  origin,
}: Asked<object, { cursor?: Cursor; limit: number }>): Promise<{ value: z.input<typeof selectionList> }> {
  const { selections, next } = await listSharedSelections(cursor ?? null, limit);
  return {
    value: {
      items: selections.map(({ count, ...one }) => ({
        ...headOf(one, origin),
        count,
        entries: origin + apiSelectionPath(one.id),
      })),
      next: next && printCursor(next),
    },
  };
}

export async function readSelection({
  path: { id },
  origin,
}: Asked<{ id: string }, unknown>): Promise<{ value: z.input<typeof selection> }> {
  const found = await getSelection(null, id);
  if (!found) throw new ApiRefusal(404, "There is no selection here that anyone may read.");
  const refOf = refFrom(origin);
  return {
    value: {
      ...headOf(found, origin),
      items: found.items.map(({ entry, note, addedAt, card }) => ({
        entry: refOf(entry),
        note,
        addedAt: addedAt.toISOString(),
        archived: card === null,
      })),
    },
  };
}

type Head = Pick<SelectionLine, "id" | "title" | "description" | "owner" | "updatedAt">;

const headOf = ({ id, title, description, owner, updatedAt }: Head, origin: string) => ({
  id,
  title,
  description,
  owner,
  updatedAt: updatedAt.toISOString(),
  url: origin + selectionPath("fr", id),
});
