import { Facts } from "#components/ui/facts";
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Figures } from "#lib/trust/levels";

/** What a level counts. */
export function FiguresFacts({ figures, lang }: { figures: Figures; lang: Lang }) {
  const words = messages(lang).trust.figures;
  return (
    <Facts
      wide
      facts={[
        { label: words.accepted, value: formatNumber(figures.accepted, lang) },
        { label: words.recentAccepted, value: formatNumber(figures.recentAccepted, lang) },
        { label: words.recentRefused, value: formatNumber(figures.recentRefused, lang) },
        ...(figures.accepted > 0 ? [{ label: words.days, value: words.daysValue(figures.days) }] : []),
      ]}
    />
  );
}
