import type { MapArea } from "#lib/map/drawing";
import { type Lang, messages } from "#lib/messages/index";

/** The départements of a drawing, each a link that filters by it; chosen ones have an outline and a pattern. */
export function MapAreas({
  areas,
  lang,
  hrefOf,
}: {
  areas: readonly MapArea[];
  lang: Lang;
  /** The map with this département chosen, or not any more. */
  hrefOf: (code: string) => string;
}) {
  const words = messages(lang).map;
  return (
    <>
      {areas.map(({ code, name, d, count, step, chosen, small }) => {
        const label = words.area(name, code, count);
        return (
          <a
            key={code}
            href={hrefOf(code)}
            rel="nofollow"
            className={`map-area map-step-${step}`}
            aria-label={label}
            {...(chosen && { "aria-current": "true" })}
            // Too small here to be pressed: the frame of Paris has it.
            {...(small && { "aria-hidden": true, tabIndex: -1 })}
          >
            <title>{label}</title>
            <path d={d} />
          </a>
        );
      })}
      {areas.map(({ code, d, chosen }) =>
        chosen ? <path key={code} className="map-chosen" fill="url(#map-hatch)" d={d} /> : null,
      )}
    </>
  );
}
