/** The figures of the service as people read them. */
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";

const HOUR = 3600;
const DAY = 86_400;

/** "moins d’une heure", "5 heures", "3 jours", "2,5 jours"; "—" when nothing was measured. */
export function formatDelay(seconds: number | null, lang: Lang): string {
  const { delay } = messages(lang).service;
  if (seconds === null) return "—";
  if (seconds < HOUR) return delay.underAnHour;
  if (seconds < 2 * DAY) return delay.hours(Math.round(seconds / HOUR));
  const days = seconds / DAY;
  return delay.days(days < 10 ? Math.round(days * 2) / 2 : Math.round(days));
}

/** "87 %"; "—" when there is none. */
export function formatRate(rate: number | null, lang: Lang): string {
  if (rate === null) return "—";
  const percent = formatNumber(Math.round(rate * 100), lang);
  return lang === "fr" ? `${percent}\u00a0%` : `${percent}%`;
}
