import { expect, test } from "vitest";
import { readTerritories } from "./territories";

const territories = readTerritories();
const byCode = new Map(territories.map((territory) => [territory.code, territory]));

test("a commune is in its EPCI, its département, its région and France, nearest first", () => {
  expect(byCode.get("commune-35238")).toMatchObject({
    name: "Rennes",
    level: "commune",
    ancestors: ["epci-243500139", "departement-35", "region-53", "fr"],
  });
});

test("an EPCI is in what contains all its communes", () => {
  expect(byCode.get("epci-243500139")?.ancestors).toEqual(["departement-35", "region-53", "fr"]);
  // Aix-Marseille-Provence has communes in three départements of one région.
  expect(byCode.get("epci-200054807")?.ancestors).toEqual(["region-93", "fr"]);
});

test("every ancestor is a territory, and no code comes twice", () => {
  expect(byCode.size).toBe(territories.length);
  const unknown = territories.flatMap(({ ancestors }) => ancestors.filter((code) => !byCode.has(code)));
  expect(unknown).toEqual([]);
});

test("all of France is there: its regions overseas and its 34,969 communes", () => {
  expect(byCode.get("region-04")?.name).toBe("La Réunion");
  expect(territories.filter(({ level }) => level === "commune")).toHaveLength(34_969);
  expect(byCode.get("fr")?.population).toBeGreaterThan(65_000_000);
});
