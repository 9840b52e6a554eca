import type { MouseEvent } from "react";
import type { Mark } from "#lib/map/marks";

/** The marks of a drawing, each a link with a name of its own. Enlarged drawings say by how much: marks stay as large. */
export function MapMarks({
  marks,
  scale = 1,
  onGroup,
}: {
  marks: readonly Mark[];
  scale?: number;
  /** In the browser: what pressing a group does. */
  onGroup?: (event: MouseEvent, mark: Mark) => void;
}) {
  const size = scale === 1 ? "" : ` scale(${Math.round(1000 / scale) / 1000})`;
  return (
    <g className="map-marks">
      {marks.map((mark) => (
        <a
          key={`${mark.x} ${mark.y}`}
          href={mark.href}
          aria-label={mark.label}
          className={`map-mark ${sizeOf(mark.count)}`}
          onClick={onGroup && mark.count > 1 ? (event) => onGroup(event, mark) : undefined}
        >
          <title>{mark.label}</title>
          <g transform={`translate(${mark.x} ${mark.y})${size}`}>
            <circle r={mark.count > 1 ? 11 : 6} />
            {mark.count > 1 ? <text dy=".35em">{mark.count}</text> : null}
          </g>
        </a>
      ))}
    </g>
  );
}

const sizeOf = (count: number) =>
  count === 1
    ? "map-mark-one"
    : count < 10
      ? "map-mark-few"
      : count < 100
        ? "map-mark-tens"
        : "map-mark-hundreds";
