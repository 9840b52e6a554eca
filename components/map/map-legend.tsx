import { type Lang, messages } from "#lib/messages/index";

/** What shades and marks mean. */
export function MapLegend({ steps, lang }: { steps: readonly number[]; lang: Lang }) {
  const words = messages(lang).map;
  return (
    <div className="map-legend">
      <h2 className="map-legend-title">{words.legend}</h2>
      <ul>
        <li>
          <Swatch step={0} />
          {words.none}
        </li>
        {steps.map((from, index) => {
          const next = steps[index + 1];
          return (
            <li key={from}>
              <Swatch step={index + 1} />
              {words.from(from, next === undefined ? null : next - 1)}
            </li>
          );
        })}
        <li>
          <svg className="map-swatch map-step-0" viewBox="0 0 20 14" aria-hidden="true">
            <rect width="20" height="14" />
            <rect width="20" height="14" className="map-chosen" fill="url(#map-hatch)" />
          </svg>
          {words.chosenLegend}
        </li>
        <li>
          <svg className="map-swatch" viewBox="0 0 20 14" aria-hidden="true">
            <circle cx="10" cy="7" r="5" className="map-legend-one" />
          </svg>
          {words.oneMark}
        </li>
        <li>
          <svg className="map-swatch" viewBox="0 0 20 14" aria-hidden="true">
            <circle cx="10" cy="7" r="6.500" className="map-legend-group" />
          </svg>
          {words.groupMark}
        </li>
      </ul>
    </div>
  );
}

function Swatch({ step }: { step: number }) {
  return (
    <svg className={`map-swatch map-step-${step}`} viewBox="0 0 20 14" aria-hidden="true">
      <rect width="20" height="14" />
    </svg>
  );
}
