import { describe, expect, it } from "vitest";
import type { PlaceFacet } from "./facets";
import { type PlaceNode, placeTree, togglePlace } from "./place-tree";

const place = (code: string, ancestors: string[], count = 1): PlaceFacet => {
  const [level] = code.split("-");
  const known = (["region", "departement", "epci", "commune", "country"] as const).find(
    (one) => one === level,
  );
  return { code, name: code, level: code === "fr" ? "country" : (known ?? null), ancestors, count };
};
const region = place("region-53", ["fr"]);
const other = place("region-32", ["fr"]);
const departement = place("departement-35", ["region-53", "fr"]);
const neighbour = place("departement-29", ["region-53", "fr"]);
const group = place("epci-243500139", ["departement-35", "region-53", "fr"]);
const commune = place("commune-35238", ["epci-243500139", "departement-35", "region-53", "fr"]);
const national = place("national", []);
const all = [other, region, departement, neighbour, group, commune, national];

/** "a(b(c)) d": a node, then in parentheses what it holds; chosen ones with a star. */
const drawn = (nodes: readonly PlaceNode[]): string =>
  nodes
    .map(
      ({ code, chosen, children }) =>
        code + (chosen ? "*" : "") + (children.length ? `(${drawn(children)})` : ""),
    )
    .join(" ");

describe("the tree of places", () => {
  it("holds the country first, then the regions, folded while none is chosen", () => {
    expect(drawn(placeTree(all, []))).toBe("national region-32 region-53");
  });

  it("unfolds what is chosen, and what holds it", () => {
    expect(drawn(placeTree(all, ["region-53"]))).toBe(
      "national region-32 region-53*(departement-35 departement-29)",
    );
    expect(drawn(placeTree(all, ["commune-35238"]))).toBe(
      "national region-32 region-53(departement-35(epci-243500139 commune-35238*) departement-29)",
    );
  });

  it("shows what is chosen even when nobody knows it, or when what holds it is not there", () => {
    expect(drawn(placeTree([region, commune], ["commune-35238"]))).toBe("region-53 commune-35238*");
    expect(drawn(placeTree([place("autre", [])], ["autre"]))).toBe("autre*");
    expect(drawn(placeTree([place("fr", []), region], ["fr"]))).toBe("fr* region-53");
  });
});

describe("choosing a place", () => {
  it("takes it away when it is chosen already, and adds it otherwise", () => {
    expect(togglePlace(["region-32", "region-53"], region, all)).toEqual(["region-32"]);
    expect(togglePlace(["region-53"], other, all)).toEqual(["region-32", "region-53"]);
    expect(togglePlace(["region-53"], national, all)).toEqual(["national", "region-53"]);
  });

  it("narrows to it from what holds it, and widens to it from what it holds", () => {
    expect(togglePlace(["region-32", "region-53"], departement, all)).toEqual([
      "departement-35",
      "region-32",
    ]);
    expect(togglePlace(["commune-35238", "departement-29"], region, all)).toEqual(["region-53"]);
  });
});
