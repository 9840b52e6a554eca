import { geoContains } from "d3-geo";
import { expect, test } from "vitest";
import { departementShapes } from "#lib/map/outline";
import { readTerritories } from "./territories";

const territories = readTerritories();
const byCode = new Map(territories.map((territory) => [territory.code, territory]));

test("four people in five live in a commune that has a point of its own", () => {
  const communes = territories.filter(({ level }) => level === "commune");
  const people = (of: typeof communes) => of.reduce((sum, { population }) => sum + population, 0);
  const placed = communes.filter(({ pointOf }) => pointOf === "commune");
  expect(placed.length).toBeGreaterThan(8_000);
  expect(people(placed) / people(communes)).toBeGreaterThan(0.8);
  expect(byCode.get("commune-35238")).toMatchObject({
    latitude: 48.111,
    longitude: -1.674,
    pointOf: "commune",
  });
});

test("every place has a point but the whole country, and says what it is the middle of", () => {
  expect(territories.filter(({ latitude }) => latitude === null).map(({ code }) => code)).toEqual(["fr"]);
  for (const { code, level, latitude, longitude, pointOf } of territories) {
    if (level === "country") continue;
    expect([level, "departement"], code).toContain(pointOf);
    expect(Math.abs(latitude ?? 99), code).toBeLessThan(60);
    expect(Math.abs(longitude ?? 999), code).toBeLessThan(180);
  }
});

test("a commune without a point stands in the middle of its département", () => {
  const departement = byCode.get("departement-03");
  const lost = territories.find(
    ({ level, ancestors, pointOf }) =>
      level === "commune" && ancestors.includes("departement-03") && pointOf !== "commune",
  );
  expect(lost).toMatchObject({
    latitude: departement?.latitude,
    longitude: departement?.longitude,
    pointOf: "departement",
  });
});

test("communes stand in their département, but for a few on its edge: outlines are simplified", () => {
  const shapes = departementShapes();
  const placed = territories.filter(({ level, pointOf }) => level === "commune" && pointOf === "commune");
  const outside = placed.filter(({ ancestors, latitude, longitude }) => {
    const departement = ancestors.find((code) => code.startsWith("departement-"))?.slice(12) ?? "";
    const shape = shapes.get(departement)?.shape;
    return shape && !geoContains(shape, [longitude ?? 0, latitude ?? 0]);
  });
  expect(outside.length / placed.length).toBeLessThan(0.05);
});

test("a group of communes stands among its people, a region in the middle of its départements", () => {
  expect(byCode.get("epci-243500139")).toMatchObject({ pointOf: "epci" });
  expect(byCode.get("epci-243500139")?.latitude).toBeCloseTo(48.1, 1);
  const { latitude, longitude, pointOf } = byCode.get("region-53") ?? {};
  expect(pointOf).toBe("region");
  expect([latitude, longitude].map((degrees) => Math.round(degrees ?? 0))).toEqual([48, -3]);
});
