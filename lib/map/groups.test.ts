import fc from "fast-check";
import { expect, test } from "vitest";
import { grouped } from "./groups";

const coordinate = fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10);
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 120 });
const distance = fc.integer({ min: 1, max: 200 });

test("each point is in one group, and in one only", () => {
  fc.assert(
    fc.property(points, distance, (given, apart) => {
      const inside = grouped(given, apart).flatMap((group) => [...group.points]);
      expect(inside).toHaveLength(given.length);
      expect(new Set(inside)).toEqual(new Set(given));
    }),
  );
});

test("no two marks are nearer to one another than asked", () => {
  fc.assert(
    fc.property(points, distance, (given, apart) => {
      const groups = grouped(given, apart);
      for (const [index, one] of groups.entries())
        for (const other of groups.slice(index + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(apart);
    }),
  );
});

test("a group stands in the middle of its points", () => {
  const [group] = grouped(
    [
      { x: 0, y: 0 },
      { x: 10, y: 4 },
    ],
    20,
  );
  expect(group).toMatchObject({ x: 5, y: 2 });
});

test("what is far apart stays alone, what is in one place stays together however much it is enlarged", () => {
  const here = { x: 100, y: 100 };
  expect(grouped([here, { x: 140, y: 100 }], 30)).toHaveLength(2);
  expect(grouped([here, { ...here }, { ...here }], 0.1)).toHaveLength(1);
});
