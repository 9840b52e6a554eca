import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { columnOf, scaleOf, stackOf } from "#lib/service/chart";
import type { Service } from "#lib/service/measures";
import { ChartFrame } from "./chart-frame";

/** From the bottom: each has a filling of its own, whatever its colour. */
const MARKS = ["chart-first", "chart-second", "chart-third"] as const;

/** By month: what was answered, one kind upon the other. */
export function VerdictChart({ service: { months, total }, lang }: { service: Service; lang: Lang }) {
  const words = messages(lang).service.verdicts;
  const stacks = months.map(({ accepted, changesRequested, rejected }) => [
    accepted,
    changesRequested,
    rejected,
  ]);
  const scale = scaleOf(stacks.map((values) => values.reduce((sum, value) => sum + value, 0)));
  const all = total.accepted + total.changesRequested + total.rejected;
  return (
    <ChartFrame
      title={words.title}
      alt={words.alt(formatNumber(all, lang))}
      months={months.map(({ month }) => month)}
      scale={scale}
      legend={[
        { mark: MARKS[0], label: words.accepted },
        { mark: MARKS[1], label: words.changesRequested },
        { mark: MARKS[2], label: words.rejected },
      ]}
      lang={lang}
    >
      {stacks.map((values, month) =>
        stackOf(values, columnOf(month, stacks.length), scale).map(({ index, ...bar }) => (
          <rect key={`${months[month]?.month} ${index}`} {...bar} className={MARKS[index]} />
        )),
      )}
    </ChartFrame>
  );
}
