import type { ReactNode } from "react";
import { formatDate, formatNumber } from "#lib/dates";
import type { Lang } from "#lib/messages/index";
import { CHART, columnOf, type Scale } from "#lib/service/chart";

interface Props {
  title: string;
  /** What the drawing says, for who does not see it; the table has the figures. */
  alt: string;
  months: readonly string[];
  scale: Scale;
  legend: readonly { mark: string; label: string }[];
  lang: Lang;
  /** Bars and marks. */
  children: ReactNode;
}

/** A drawing by month: its lines, its months, its legend. */
export function ChartFrame({ title, alt, months, scale, legend, lang, children }: Props) {
  return (
    <figure className="chart">
      <figcaption className="chart-title">{title}</figcaption>
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label={alt}>
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={CHART.left}
              x2={CHART.width - CHART.right}
              y1={scale.y(tick)}
              y2={scale.y(tick)}
              className="chart-line"
            />
            <text x={CHART.left - 6} y={scale.y(tick) + 4} textAnchor="end" className="chart-text">
              {formatNumber(tick, lang)}
            </text>
          </g>
        ))}
        {children}
        {months.map((month, index) => (
          <text
            key={month}
            x={columnOf(index, months.length).middle}
            y={CHART.height - 8}
            textAnchor="middle"
            className="chart-text"
          >
            {initialOf(month, lang)}
          </text>
        ))}
      </svg>
      <ul className="chart-legend">
        {legend.map(({ mark, label }) => (
          <li key={mark}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <rect
                x="1"
                y={mark === "chart-promise" ? 7 : 1}
                width="14"
                height={mark === "chart-promise" ? 2 : 14}
                className={mark}
              />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** "N" of "2026-11". */
const initialOf = (month: string, lang: Lang) => formatDate(month, lang).slice(0, 1).toUpperCase();
