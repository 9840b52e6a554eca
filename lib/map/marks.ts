/** The marks of a map: points, or groups of them, with what they are called and where they lead. Pure, for the browser too. */
import type { MapPoint } from "./drawing";
import { type Group, grouped } from "./groups";

/** Marks nearer than this, in units of a drawing at its full size, would hide one another. */
export const APART = 30;

export interface MarkWords {
  entries: string;
  others: string;
  colon: string;
}

export interface Mark {
  x: number;
  y: number;
  count: number;
  label: string;
  href: string;
  points: readonly MapPoint[];
}

export function marksOf(points: readonly MapPoint[], apart: number, words: MarkWords): Mark[] {
  return grouped(points, apart).map((group) => ({
    x: Math.round(group.x * 10) / 10,
    y: Math.round(group.y * 10) / 10,
    count: group.points.length,
    label: labelOf(group, words),
    href: hrefOf(group),
    points: group.points,
  }));
}

/** Places that a group names, at most. */
const MAX_NAMED = 3;

// "Le 110bis (Paris)", "12 fiches : Rennes, Brest et ailleurs".
function labelOf({ points }: Group<MapPoint>, { entries, others, colon }: MarkWords): string {
  const [first] = points;
  if (first && points.length === 1) return first.place ? `${first.title} (${first.place})` : first.title;
  const places = [...new Set(points.map(({ place }) => place).filter(Boolean))];
  const named = places.slice(0, MAX_NAMED).join(", ");
  const rest = places.length > MAX_NAMED ? ` ${others}` : "";
  return `${points.length} ${entries}${named && colon}${named}${rest}`;
}

// An entry; or the part of the list where most of the group is.
function hrefOf({ points }: Group<MapPoint>): string {
  const [first] = points;
  if (first && points.length === 1) return first.href;
  const counts = new Map<string, number>();
  for (const { list } of points) counts.set(list, (counts.get(list) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return `#${most?.[0] ?? ""}`;
}
