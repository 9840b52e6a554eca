/** Which part of a drawing is seen: moved and enlarged, never out of it. Pure, for the browser. */
import type { Point } from "./groups";

export interface View {
  /** The middle of what is seen, in units of the drawing. */
  x: number;
  y: number;
  /** How many times it is enlarged, from 1. */
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

export const MAX_SCALE = 16;

export const whole = ({ width, height }: Size): View => ({ x: width / 2, y: height / 2, scale: 1 });

/** The nearest view that shows nothing beside the drawing. */
export function kept({ x, y, scale }: View, { width, height }: Size): View {
  const enlarged = clamp(scale, 1, MAX_SCALE);
  const [right, down] = [width / enlarged / 2, height / enlarged / 2];
  return {
    x: clamp(x, right, width - right),
    y: clamp(y, down, height - down),
    scale: enlarged,
  };
}

/** Enlarged so many times more, around a point that stays where it is. */
export function zoomed({ x, y, scale }: View, by: number, at: Point, size: Size): View {
  const enlarged = clamp(scale * by, 1, MAX_SCALE);
  const ratio = scale / enlarged;
  return kept({ x: at.x + (x - at.x) * ratio, y: at.y + (y - at.y) * ratio, scale: enlarged }, size);
}

/** All of the points, with some room around; enlarged at least half as much again as before. */
export function around(points: readonly Point[], before: View, size: Size): View {
  const [left, right] = ends(points.map(({ x }) => x));
  const [top, bottom] = ends(points.map(({ y }) => y));
  const scale = Math.min(size.width / (2 * (right - left)), size.height / (2 * (bottom - top)));
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return kept({ ...middle, scale: Math.max(scale, before.scale * 1.5) }, size);
}

/** As the `viewBox` of an SVG. */
export function viewBox({ x, y, scale }: View, { width, height }: Size): string {
  const seen = [x - width / scale / 2, y - height / scale / 2, width / scale, height / scale];
  return seen.map((value) => Math.round(value * 100) / 100).join(" ");
}

export const isSeen = (point: Point, view: View, { width, height }: Size): boolean =>
  Math.abs(point.x - view.x) <= width / view.scale / 2 &&
  Math.abs(point.y - view.y) <= height / view.scale / 2;

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
