"use client"; // Enlarging, moving and grouping anew need the browser; without it, the map is whole and its links work.
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { Icon, type IconName } from "#components/ui/icon";
import { grouped } from "#lib/map/groups";
import type { PlaceGroup } from "#lib/map/listed";
import { APART, type Mark, type MarkWords, marksOf, pointsOf } from "#lib/map/marks";
import { around, isSeen, MAX_SCALE, viewBox } from "#lib/map/view";
import type { Lang } from "#lib/messages/lang";
import { MapMarks } from "./map-marks";
import { useMapView } from "./use-map-view";

export interface ZoomWords extends MarkWords {
  label: string;
  keys: string;
  in: string;
  out: string;
  reset: string;
  left: string;
  right: string;
  up: string;
  down: string;
  scale: string;
}

/** The large map: `children` are what it draws under its marks. */
export function ZoomableMap({
  width,
  height,
  groups,
  lang,
  words,
  children,
}: {
  width: number;
  height: number;
  groups: readonly PlaceGroup[];
  lang: Lang;
  words: ZoomWords;
  children: ReactNode;
}) {
  const drawing = useRef<SVGSVGElement>(null);
  const opened = useRef(false);
  const size = { width, height };
  const { view, setView, acts, on } = useMapView(drawing, size);
  const inBrowser = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  const points = useMemo(() => pointsOf(groups, lang), [groups, lang]);
  const enlarged = view.scale > 1;
  const marks = marksOf(points, APART / view.scale, words).filter(
    (mark) => !enlarged || isSeen(mark, view, size),
  );

  // What was a group is several marks: the keyboard goes on from the first of them.
  useEffect(() => {
    if (!opened.current) return;
    opened.current = false;
    drawing.current?.querySelector<SVGAElement>(".map-mark")?.focus();
  });

  function open(event: MouseEvent, { points: inside }: Mark) {
    // Those that no enlarging parts are read in the list: the link leads there.
    if (event.ctrlKey || event.metaKey || event.shiftKey || grouped(inside, APART / MAX_SCALE).length === 1)
      return;
    event.preventDefault();
    opened.current = true;
    setView(around(inside, view, size));
  }

  return (
    <section className="map-zoom">
      <div className="map-zoom-box" {...on}>
        <svg
          aria-label={words.label}
          ref={drawing}
          viewBox={viewBox(view, size)}
          className={enlarged ? "map-drawing map-drawing-enlarged" : "map-drawing"}
          onDragStart={(event) => event.preventDefault()}
        >
          {children}
          <MapMarks marks={marks} scale={view.scale} onGroup={open} />
        </svg>
        {inBrowser ? (
          <div className="map-buttons">
            <MapButton label={words.in} icon="plus" act={acts.in} off={view.scale >= MAX_SCALE} />
            <MapButton label={words.out} icon="minus" act={acts.out} off={!enlarged} />
            {enlarged ? (
              <>
                <MapButton label={words.reset} icon="whole" act={acts.reset} />
                <MapButton label={words.left} icon="previous" act={() => acts.pan(-1, 0)} />
                <MapButton label={words.right} icon="next" act={() => acts.pan(1, 0)} />
                <MapButton label={words.up} icon="up" act={() => acts.pan(0, -1)} />
                <MapButton label={words.down} icon="down" act={() => acts.pan(0, 1)} />
              </>
            ) : null}
          </div>
        ) : null}
      </div>
      {inBrowser ? <p className="map-keys">{words.keys}</p> : null}
      <p className="sr-only" role="status">
        {enlarged ? `${words.scale} ${Math.round(view.scale * 10) / 10}` : ""}
      </p>
    </section>
  );
}

function MapButton({
  label,
  icon,
  act,
  off,
}: {
  label: string;
  icon: IconName;
  act: () => void;
  off?: boolean;
}) {
  return (
    <button
      type="button"
      className="map-button"
      aria-label={label}
      title={label}
      onClick={act}
      aria-disabled={off}
    >
      <Icon name={icon} size={18} />
    </button>
  );
}

const noChange = () => () => {};
