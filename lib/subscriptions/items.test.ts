import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asItems, type Change, itemsOf } from "./items";
import { MAX_ITEMS } from "./kinds";

const uuids = Array.from(
  { length: 60 },
  (_, index) => `0198c0de-0000-7000-8000-${String(index).padStart(12, "0")}`,
);
const id = (index: number) => uuids[index] ?? "";
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 8, minute));
const changed = (entryId: string, minute: number, more: Partial<Change> = {}): Change => ({
  entryId,
  at: at(minute),
  isNew: false,
  fields: ["summary"],
  ...more,
});
const byEntry = (changes: readonly Change[]) => Map.groupBy(changes, ({ entryId }) => entryId);

describe("what a subscriber is told", () => {
  test("is each entry once, with all the alerts that found it and all that changed", () => {
    const changes = byEntry([changed(id(0), 9), changed(id(0), 5, { fields: ["title"] }), changed(id(1), 7)]);
    const findings = [
      { alertId: id(10), from: at(0), found: [id(0), id(1)] },
      { alertId: id(11), from: at(0), found: [id(0)] },
    ];
    expect(itemsOf(changes, findings)).toEqual({
      items: [
        { entryId: id(0), isNew: false, fields: ["summary", "title"], alerts: [id(10), id(11)] },
        { entryId: id(1), isNew: false, fields: ["summary"], alerts: [id(10)] },
      ],
      more: 0,
    });
  });

  test("is new when it was published since, whatever was changed after", () => {
    const changes = byEntry([changed(id(0), 9), changed(id(0), 5, { isNew: true })]);
    const finding = { alertId: id(10), found: [id(0)] };
    expect(itemsOf(changes, [{ ...finding, from: at(0) }]).items).toMatchObject([
      { isNew: true, fields: [] },
    ]);
    expect(itemsOf(changes, [{ ...finding, from: at(6) }]).items).toMatchObject([{ isNew: false }]);
    expect(itemsOf(changes, [{ ...finding, from: at(9) }]).items).toEqual([]);
  });

  test("is bounded, the latest first, and none is lost from the count", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ entry: fc.nat(49), minute: fc.nat(50), isNew: fc.boolean() }), {
          maxLength: 200,
        }),
        fc.array(fc.record({ from: fc.nat(50), found: fc.uniqueArray(fc.nat(49)) }), { maxLength: 5 }),
        (rows, alerts) => {
          const changes = byEntry(
            rows.map(({ entry, minute, isNew }) => changed(id(entry), minute, { isNew })),
          );
          const findings = alerts.map(({ from, found }, index) => ({
            alertId: id(50 + index),
            from: at(from),
            found: found.map(id),
          }));
          const { items, more } = itemsOf(changes, findings);
          const told = new Set(
            findings.flatMap(({ from, found }) =>
              found.filter((entry) => (changes.get(entry) ?? []).some((change) => change.at > from)),
            ),
          );
          expect(items.length + more).toBe(told.size);
          expect(items.length).toBe(Math.min(told.size, MAX_ITEMS));
          expect(asItems(JSON.parse(JSON.stringify(items)))).toEqual(items);
          const latest = items.map(({ entryId, alerts }) =>
            Math.max(
              ...findings
                .filter(({ alertId }) => alerts.includes(alertId))
                .flatMap(({ from }) => (changes.get(entryId) ?? []).filter((change) => change.at > from))
                .map((change) => change.at.getTime()),
            ),
          );
          expect(latest).toEqual([...latest].sort((a, b) => b - a));
        },
      ),
    );
  });
});
