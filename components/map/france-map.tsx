import type { DrawnFrame } from "#lib/map/drawing";
import { METROPOLE, PARIS } from "#lib/map/frames";
import type { PlaceGroup } from "#lib/map/listed";
import { APART, type MarkWords, marksOf } from "#lib/map/marks";
import { type Lang, messages } from "#lib/messages/index";
import { MapAreas } from "./map-areas";
import { MapMarks } from "./map-marks";
import { ZoomableMap } from "./zoomable-map";

interface Props {
  frames: readonly DrawnFrame[];
  lang: Lang;
  /** The map with this département chosen, or not any more. */
  hrefOf: (code: string) => string;
}

/** Metropolitan France, which can be enlarged. */
export function FranceMap({
  frames,
  groups,
  lang,
  hrefOf,
}: Props & {
  /** The list, whose entries it marks. */
  groups: readonly PlaceGroup[];
}) {
  const { common, map: words } = messages(lang);
  const frame = frames.find(({ id }) => id === METROPOLE);
  if (!frame) return null;
  return (
    <ZoomableMap
      width={frame.width}
      height={frame.height}
      groups={groups}
      lang={lang}
      words={{ ...words.zoom, colon: common.colon }}
    >
      <defs>
        <pattern
          id="map-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V5" className="map-hatch" />
        </pattern>
      </defs>
      <MapAreas areas={frame.areas} lang={lang} hrefOf={hrefOf} />
      <g className="map-lines">
        <path d={frame.lines?.regions} />
        <path d={frame.lines?.coast} className="map-coast" />
      </g>
    </ZoomableMap>
  );
}

/** Paris with its suburbs, and each territory overseas, in a frame of its own. */
export function FranceInsets({ frames, lang, hrefOf }: Props) {
  const { common, map: words } = messages(lang);
  const marks = { ...words.zoom, colon: common.colon };
  const paris = frames.find(({ id }) => id === PARIS);
  return (
    <div className="map-insets">
      {paris ? (
        <Inset frame={paris} name={words.paris} marks={marks} lang={lang} hrefOf={hrefOf} large />
      ) : null}
      {frames.map((frame) =>
        frame.name === null ? null : (
          <Inset key={frame.id} frame={frame} name={frame.name} marks={marks} lang={lang} hrefOf={hrefOf} />
        ),
      )}
    </div>
  );
}

function Inset({
  frame: { width, height, areas, points },
  name,
  marks,
  lang,
  hrefOf,
  large = false,
}: Omit<Props, "frames"> & { frame: DrawnFrame; name: string; marks: MarkWords; large?: boolean }) {
  return (
    <figure className={large ? "map-inset map-inset-large" : "map-inset"}>
      <svg aria-label={name} viewBox={`0 0 ${width} ${height}`} className="map-drawing">
        <MapAreas areas={areas} lang={lang} hrefOf={hrefOf} />
        <MapMarks marks={marksOf(points, APART, marks)} />
      </svg>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
