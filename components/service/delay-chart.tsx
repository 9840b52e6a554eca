import { type Lang, messages } from "#lib/messages/index";
import { CHART, columnOf, scaleOf } from "#lib/service/chart";
import type { Service } from "#lib/service/measures";
import { formatDelay } from "#lib/service/words";
import { ChartFrame } from "./chart-frame";

const DAY = 86_400;

/** By month: the median as a bar, nine in ten as another behind it, and what was promised as a line. */
export function DelayChart({ service: { months, promisedDays }, lang }: { service: Service; lang: Lang }) {
  const words = messages(lang).service.delays;
  const days = (seconds: number | null) => (seconds ?? 0) / DAY;
  const scale = scaleOf([promisedDays, ...months.map(({ p90 }) => days(p90))]);
  const bottom = scale.y(0);
  const worst = Math.max(0, ...months.map(({ p90 }) => p90 ?? 0));
  return (
    <ChartFrame
      title={`${words.title} (${words.unit})`}
      alt={words.alt(formatDelay(worst || null, lang))}
      months={months.map(({ month }) => month)}
      scale={scale}
      legend={[
        { mark: "chart-first", label: words.median },
        { mark: "chart-second", label: words.p90 },
        { mark: "chart-promise", label: words.promised },
      ]}
      lang={lang}
    >
      {months.map(({ month, median, p90 }, index) => {
        const { x, width } = columnOf(index, months.length);
        const [low, high] = [scale.y(days(median)), scale.y(days(p90))];
        return (
          <g key={month}>
            {p90 === null ? null : (
              <rect x={x} y={high} width={width} height={bottom - high} className="chart-second" />
            )}
            {median === null ? null : (
              <rect x={x} y={low} width={width} height={bottom - low} className="chart-first" />
            )}
          </g>
        );
      })}
      <rect
        x={CHART.left}
        y={scale.y(promisedDays) - 1}
        width={CHART.width - CHART.left - CHART.right}
        height={2}
        className="chart-promise"
      />
    </ChartFrame>
  );
}
