/** The marks of a map: points, or groups of them, with what they are called and where they lead. Pure, for the browser too. */
import type { Lang } from "#lib/messages/lang";
import { entryPath } from "#lib/paths";
import { type Group, grouped, type Point } from "./groups";
import type { PlaceGroup } from "./listed";

export interface MapPoint extends Point {
  title: string;
  href: string;
  /** In a word or two: a town. */
  place: string;
  /** Of the part of the list where it is. */
  list: string;
}

/** The points that the large map marks. */
export const pointsOf = (groups: readonly PlaceGroup[], lang: Lang): MapPoint[] =>
  groups.flatMap(({ id, entries }) =>
    entries.flatMap(({ at, type, slug, title, where = "" }) =>
      at
        ? [{ x: at[0], y: at[1], title, href: entryPath(lang, type, slug), place: townOf(where), list: id }]
        : [],
    ),
  );

/** The last part of an address: "2 rue des Essais, Rennes" is in "Rennes". */
export const townOf = (where: string): string => where.slice(where.lastIndexOf(",") + 1).trim();

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
