import { countryName } from "#lib/entries/field-words";
import type { DrawnCountry } from "#lib/map/drawing";
import { WORLD } from "#lib/map/world";
import { type Lang, messages } from "#lib/messages/index";

/** What is abroad, by country: each leads to its part of the list. */
export function WorldMap({
  land,
  countries,
  lang,
}: {
  land: string;
  countries: readonly DrawnCountry[];
  lang: Lang;
}) {
  const words = messages(lang).map;
  return (
    <figure>
      <svg
        aria-label={words.worldMap}
        viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
        className="map-drawing map-world"
      >
        <path d={land} className="map-land" />
        {countries.map(({ code, d }) => (d ? <path key={code} d={d} className="map-country" /> : null))}
        {countries.map(({ code, x, y, count, list }) => {
          const label = words.country(countryName(code, lang), count);
          return (
            <a key={code} href={`#${list}`} className="map-mark map-mark-few" aria-label={label}>
              <title>{label}</title>
              <g transform={`translate(${x} ${y})`}>
                <circle r={11} />
                <text dy=".35em">{count}</text>
              </g>
            </a>
          );
        })}
      </svg>
    </figure>
  );
}
