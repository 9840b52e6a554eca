/** The drawings of the service, as figures of an SVG: pure geometry, in the units of its viewBox. */

export const CHART = { width: 480, height: 220, left: 34, right: 6, top: 12, bottom: 26 } as const;

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Scale {
  /** A round figure that nothing exceeds; at least 1. */
  max: number;
  /** Where a value stands, from the top. */
  y: (value: number) => number;
  /** Four round values at most, zero included. */
  ticks: number[];
}

const plotHeight = CHART.height - CHART.top - CHART.bottom;

export function scaleOf(values: readonly number[]): Scale {
  const largest = Math.max(1, ...values);
  const step = stepOf(largest);
  const max = Math.ceil(largest / step) * step;
  return {
    max,
    y: (value) => round(CHART.top + plotHeight * (1 - Math.min(value, max) / max)),
    ticks: Array.from({ length: Math.round(max / step) + 1 }, (_, i) => i * step),
  };
}

/** 1, 2 or 5 times a power of ten: three steps at most reach the largest value. */
function stepOf(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(largest / 3 || 1));
  const found = [1, 2, 5, 10].map((times) => times * power).find((step) => step * 3 >= largest);
  return Math.max(1, found ?? 10 * power);
}

/** The place of one of `count` columns, and of its bar. */
export function columnOf(index: number, count: number): { middle: number; x: number; width: number } {
  const step = (CHART.width - CHART.left - CHART.right) / count;
  const width = round(step * 0.62);
  const middle = round(CHART.left + step * (index + 0.5));
  return { middle, x: round(middle - width / 2), width };
}

/** Bars one upon the other, from the bottom; those of nothing are left out. */
export function stackOf(
  values: readonly number[],
  column: { x: number; width: number },
  scale: Scale,
): (Bar & { index: number })[] {
  let below = 0;
  return values.flatMap((value, index) => {
    const bottom = scale.y(below);
    below += value;
    const y = scale.y(below);
    return value > 0 ? [{ index, x: column.x, y, width: column.width, height: round(bottom - y) }] : [];
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
