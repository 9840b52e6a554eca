import fc from "fast-check";
import { expect, test } from "vitest";
import { around, isSeen, kept, MAX_SCALE, type View, viewBox, whole, zoomed } from "./view";

const size = { width: 500, height: 480 };
const number = fc.double({ min: -2000, max: 2000, noNaN: true });
const view = fc.record({ x: number, y: number, scale: fc.double({ min: 0.1, max: 40, noNaN: true }) });

function expectInside({ x, y, scale }: View) {
  expect(scale).toBeGreaterThanOrEqual(1);
  expect(scale).toBeLessThanOrEqual(MAX_SCALE);
  expect(x - size.width / scale / 2).toBeGreaterThanOrEqual(-1e-6);
  expect(x + size.width / scale / 2).toBeLessThanOrEqual(size.width + 1e-6);
  expect(y - size.height / scale / 2).toBeGreaterThanOrEqual(-1e-6);
  expect(y + size.height / scale / 2).toBeLessThanOrEqual(size.height + 1e-6);
}

test("nothing beside the drawing is ever seen", () => {
  fc.assert(
    fc.property(view, fc.double({ min: 0.01, max: 100, noNaN: true }), number, number, (given, by, x, y) => {
      expectInside(kept(given, size));
      expectInside(zoomed(kept(given, size), by, { x, y }, size));
    }),
  );
});

test("what is enlarged and reduced as much is seen whole again", () => {
  expect(zoomed(zoomed(whole(size), 4, { x: 100, y: 90 }, size), 1 / 4, { x: 100, y: 90 }, size)).toEqual(
    whole(size),
  );
  expect(viewBox(whole(size), size)).toBe("0 0 500 480");
});

test("opening a group shows all of its points, larger than before", () => {
  const points = fc.array(
    fc.record({
      x: fc.double({ min: 0, max: 500, noNaN: true }),
      y: fc.double({ min: 0, max: 480, noNaN: true }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(points, (given) => {
      const seen = around(given, whole(size), size);
      expectInside(seen);
      expect(seen.scale).toBeGreaterThanOrEqual(1.5);
      const [width, height] = [given.map(({ x }) => x), given.map(({ y }) => y)].map(
        (values) => Math.max(...values) - Math.min(...values),
      );
      // Points of half the drawing and less: others are not one group.
      if ((width ?? 0) < 166 && (height ?? 0) < 160)
        for (const point of given) expect(isSeen(point, seen, size)).toBe(true);
    }),
  );
});
