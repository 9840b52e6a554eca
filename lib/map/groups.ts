/** Points that would hide each other, put together. Pure and without any library: the browser does it again at each zoom. */

export interface Point {
  x: number;
  y: number;
}

export interface Group<P extends Point> extends Point {
  /** At least one, in the order they were given. */
  points: readonly P[];
}

/**
 * Groups none of which is nearer to another than `distance`; each stands in the middle of its points. Which points are
 * together depends on their order where several ways are possible; each is in one group.
 */
export function grouped<P extends Point>(points: readonly P[], distance: number): Group<P>[] {
  let groups: Group<P>[] = points.map((point) => ({ x: point.x, y: point.y, points: [point] }));
  for (;;) {
    const fewer = joined(groups, distance);
    if (fewer.length === groups.length) return fewer;
    groups = fewer;
  }
}

/**
 * Each group joins the first one before it that is too near, as that one stood at the start: when none joins any,
 * none is too near. Only the cells around are searched, so that a pass costs what there is and not its square.
 */
function joined<P extends Point>(groups: readonly Group<P>[], distance: number): Group<P>[] {
  const cells = new Map<string, Group<P>[][]>();
  const joins: Group<P>[][] = [];
  for (const group of groups) {
    const [column, row] = [Math.floor(group.x / distance), Math.floor(group.y / distance)];
    const near = around(column, row)
      .flatMap((cell) => cells.get(cell) ?? [])
      .find(([first]) => first && Math.hypot(first.x - group.x, first.y - group.y) < distance);
    if (near) {
      near.push(group);
      continue;
    }
    const alone = [group];
    joins.push(alone);
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), alone]);
  }
  return joins.map(together);
}

function around(column: number, row: number): string[] {
  return [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => `${column + right} ${row + down}`));
}

function together<P extends Point>(groups: Group<P>[]): Group<P> {
  const [first] = groups;
  if (first && groups.length === 1) return first;
  const points = groups.flatMap((group) => group.points);
  const mean = (of: (point: P) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y), points };
}
