import { geoCentroid } from "d3-geo";
import { expect, test } from "vitest";
import { frames, METROPOLE, PARIS, PARIS_AREAS } from "./frames";
import { departementShapes } from "./outline";

const overseas = ["971", "972", "973", "974", "976"];
const collectivities = ["975", "977", "978", "986", "987", "988"];

function frame(id: string) {
  const found = frames().find((one) => one.id === id);
  if (!found) throw new Error(`No frame is called ${id}`);
  return found;
}

/** The points of a path, from its steps. */
function pointsOf(d: string): [number, number][] {
  return (d.match(/M[^M]*/g) ?? []).flatMap((shape) => {
    const numbers = (shape.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    let [x, y] = [0, 0];
    const points: [number, number][] = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      x += numbers[at] ?? 0;
      y += numbers[at + 1] ?? 0;
      points.push([x, y]);
    }
    return points;
  });
}

test("the 101 départements and the inhabited collectivities are drawn, each with an outline and a name", () => {
  const drawn = frames()
    .filter(({ id }) => id !== PARIS)
    .flatMap(({ areas }) => areas);
  expect(drawn).toHaveLength(107);
  expect(new Set(drawn.map(({ code }) => code)).size).toBe(107);
  for (const { code, name, d } of drawn) {
    expect(name, code).toMatch(/^\p{Lu}/u);
    expect(d, code).toMatch(/^M[-\d. ]+l/);
    expect(d, code).not.toContain("NaN");
    expect(pointsOf(d).length, code).toBeGreaterThan(3);
  }
});

test("each frame holds all that it draws", () => {
  for (const { id, width, height, areas } of frames()) {
    for (const { code, d } of areas) {
      for (const [x, y] of pointsOf(d)) {
        expect(x, `${id} ${code}`).toBeGreaterThanOrEqual(0);
        expect(x, `${id} ${code}`).toBeLessThanOrEqual(width);
        expect(y, `${id} ${code}`).toBeGreaterThanOrEqual(0);
        expect(y, `${id} ${code}`).toBeLessThanOrEqual(height);
      }
    }
  }
});

test("territories overseas have a frame each, where they stand and nothing of the mainland does", () => {
  expect(
    frames()
      .slice(2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...overseas, ...collectivities].sort());
  for (const id of [...overseas, ...collectivities]) {
    const shape = departementShapes().get(id)?.shape;
    if (!shape) throw new Error(`${id} has no outline`);
    const [longitude, latitude] = geoCentroid(shape);
    expect(frame(id).place(longitude, latitude), id).not.toBeNull();
    expect(frame(id).place(2.35, 48.85), id).toBeNull();
    expect(frame(METROPOLE).place(longitude, latitude), id).toBeNull();
  }
});

test("Brest is left of Strasbourg, Lille above Marseille", () => {
  const { place } = frame(METROPOLE);
  const [brest, strasbourg, lille, marseille] = [
    place(-4.49, 48.39),
    place(7.75, 48.58),
    place(3.06, 50.63),
    place(5.38, 43.3),
  ];
  expect(brest?.[0]).toBeLessThan(strasbourg?.[0] ?? 0);
  expect(lille?.[1]).toBeLessThan(marseille?.[1] ?? 0);
});

test("Paris and its suburbs have a larger frame of their own", () => {
  const { areas, place } = frame(PARIS);
  expect(areas.map(({ code }) => code).sort()).toEqual([...PARIS_AREAS].sort());
  expect(place(2.3522, 48.8566)).not.toBeNull();
  expect(place(1.9, 47.9)).toBeNull();
});

test("the outlines of France weigh less than 72 KB", () => {
  const size = frames().reduce(
    (sum, { areas, lines }) =>
      sum +
      areas.reduce((of, { d }) => of + d.length, 0) +
      (lines?.coast.length ?? 0) +
      (lines?.regions.length ?? 0),
    0,
  );
  expect(size).toBeLessThan(72_000);
});
