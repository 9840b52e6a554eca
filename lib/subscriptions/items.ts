/** What a mail of alerts tells, as it is kept; and how what was changed becomes what each subscriber is told. Pure. */
import { z } from "zod";
import { MAX_ITEMS } from "./kinds";

const item = z.strictObject({
  entryId: z.uuid(),
  /** Published since, rather than changed. */
  isNew: z.boolean(),
  /** It came into what is followed without being changed: with time, or because it was put there. */
  entered: z.boolean().optional(),
  /** The names of the fields that changed; none when it is new. */
  fields: z.array(z.string()),
  /** The alerts by which it is told. */
  alerts: z.array(z.uuid()),
  /** A date that draws near; absent from what tells of changes. */
  date: z
    .strictObject({ what: z.enum(["deadline", "start"]), day: z.string(), before: z.number().int() })
    .optional(),
});

export type AlertItem = z.infer<typeof item>;

export const asItems = (value: unknown): AlertItem[] => z.array(item).parse(value);

/** That a decision wrote an entry, or that it came into what is followed. */
export interface Change {
  entryId: string;
  at: Date;
  isNew: boolean;
  entered?: boolean;
  fields: readonly string[];
}

/** An alert, with what it finds among the entries that changed. */
export interface Finding {
  alertId: string;
  /** It tells of what was decided after that. */
  from: Date;
  found: readonly string[];
  /** What came into what it follows, by entry: that is told by this alert only. */
  arrivals?: ReadonlyMap<string, readonly Change[]>;
}

/**
 * What one subscriber is told: each entry once, with all the alerts that found it and all that changed since the first of
 * them told; the latest first. Past MAX_ITEMS they are counted.
 */
export function itemsOf(
  changes: ReadonlyMap<string, readonly Change[]>,
  findings: readonly Finding[],
): { items: AlertItem[]; more: number } {
  const told = new Map<string, { item: AlertItem; at: number }>();
  for (const { alertId, from, found, arrivals } of findings) {
    for (const entryId of new Set([...found, ...(arrivals?.keys() ?? [])])) {
      const decided = found.includes(entryId) ? (changes.get(entryId) ?? []) : [];
      const since = [...decided, ...(arrivals?.get(entryId) ?? [])].filter(({ at }) => at > from);
      if (since.length === 0) continue;
      const known = told.get(entryId);
      const isNew = since.some((change) => change.isNew) || (known?.item.isNew ?? false);
      const entered = since.some((change) => change.entered) || (known?.item.entered ?? false);
      const fields = since.flatMap((change) => change.fields);
      told.set(entryId, {
        at: Math.max(...since.map(({ at }) => at.getTime()), known?.at ?? 0),
        item: {
          entryId,
          isNew,
          ...(entered && !isNew && { entered }),
          fields: isNew ? [] : [...new Set([...(known?.item.fields ?? []), ...fields])],
          alerts: [...(known?.item.alerts ?? []), alertId],
        },
      });
    }
  }
  const latest = [...told.values()].sort((a, b) => b.at - a.at || (a.item.entryId < b.item.entryId ? 1 : -1));
  return {
    items: latest.slice(0, MAX_ITEMS).map(({ item }) => item),
    more: Math.max(0, latest.length - MAX_ITEMS),
  };
}
