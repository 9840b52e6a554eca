/** Places as a facet shows them: regions, in those that are unfolded their départements, in these their communes. Pure. */
import type { PlaceFacet } from "./facets";
import { NATIONAL } from "./query";

export interface PlaceNode extends PlaceFacet {
  chosen: boolean;
  children: PlaceNode[];
}

/** Unfolded are the places chosen and those that hold one. Siblings: the whole country first, then as they were given. */
export function placeTree(places: readonly PlaceFacet[], chosen: readonly string[]): PlaceNode[] {
  const nodes = new Map(
    places.map((place): [string, PlaceNode] => [
      place.code,
      { ...place, chosen: chosen.includes(place.code), children: [] },
    ]),
  );
  const isOpen = (code: string) =>
    chosen.includes(code) || chosen.some((each) => nodes.get(each)?.ancestors.includes(code));
  const roots: PlaceNode[] = [];
  for (const node of nodes.values()) {
    const holder = nodes.get(holderOf(node) ?? "");
    if (holder && (isOpen(holder.code) || node.chosen)) holder.children.push(node);
    else if (!holder && (node.chosen || ["region", null].includes(node.level))) roots.push(node);
  }
  return roots.sort((a, b) => Number(b.code === NATIONAL) - Number(a.code === NATIONAL));
}

/**
 * The places chosen once this one is chosen too, or no longer: it takes the place of what holds it and of what it holds,
 * since "Bretagne or Rennes" is Bretagne.
 */
export function togglePlace(
  chosen: readonly string[],
  place: Pick<PlaceFacet, "code" | "ancestors">,
  places: readonly PlaceFacet[],
): string[] {
  if (chosen.includes(place.code)) return chosen.filter((code) => code !== place.code);
  const ancestorsOf = (code: string) => places.find((each) => each.code === code)?.ancestors ?? [];
  const kept = chosen.filter(
    (code) => !place.ancestors.includes(code) && !ancestorsOf(code).includes(place.code),
  );
  return [...kept, place.code].sort();
}

/** In the tree: a département is in its region, a commune or a group of communes in its département. */
function holderOf({ level, ancestors }: PlaceFacet): string | undefined {
  const within = level === "departement" ? "region-" : level === "region" ? null : "departement-";
  return within === null ? undefined : ancestors.find((code) => code.startsWith(within));
}
