/** The journal through the API: decisions as everyone reads them, the newest first. */
import type { z } from "zod";
import type { JournalVerdict } from "#lib/journal/filters";
import { type JournalItem, listJournal } from "#lib/journal/queries";
import { type EntryType, versionPath } from "#lib/paths";
import { type Cursor, printCursor } from "#lib/revisions/cursor";
import type { Asked } from "./answer";
import type { decisionList } from "./schemas";

export interface DecisionsQuery {
  type?: EntryType;
  verdict?: JournalVerdict;
  theme?: string;
  from?: string;
  to?: string;
  cursor?: Cursor;
  limit: number;
}

export async function listDecisions({
  query: { type, verdict, theme, from, to, cursor, limit },
  origin,
}: Asked<object, DecisionsQuery>): Promise<{ value: z.input<typeof decisionList> }> {
  const filters = {
    type: type ?? null,
    verdict: verdict ?? null,
    theme: theme ?? null,
    from: from ?? null,
    to: to ?? null,
  };
  const { items, next } = await listJournal(filters, cursor ?? null, limit);
  return {
    value: { items: items.map((item) => decisionOf(item, origin)), next: next && printCursor(next) },
  };
}

const decisionOf = ({ at, entry, ...item }: JournalItem, origin: string) => ({
  ...item,
  at: at.toISOString(),
  entry: entry && {
    ...entry,
    url: origin + versionPath("fr", item.type, entry.slug, entry.version),
  },
});
