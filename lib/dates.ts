/**
 * Dates as people read them. Pure: "now" is an argument. A partial date is "2018", "2018-09" or "2018-09-14"
 * (ISO 8601 reduced precision, as the catalogue prints them); days have no time zone.
 */

import type { Lang } from "./messages/lang";

type Parts = { year: number; month?: number; day?: number };

const LOCALES = { fr: "fr-FR", en: "en-GB" } as const;
const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** "2018", "septembre 2018", "14 septembre 2018", "1er mai 2018". What is not a real date is given back as it is. */
export function formatDate(value: string, lang: Lang): string {
  const parts = parse(value);
  if (!parts) return value;
  if (!parts.month) return String(parts.year);
  if (!parts.day) return intl(lang, { month: "long", year: "numeric" }).format(instant(parts));
  return `${ordinalDay(parts.day, lang)} ${intl(lang, { month: "long", year: "numeric" }).format(instant(parts))}`;
}

/** "20–21 novembre 2017", "30 novembre – 2 décembre 2017", "2017–2019"; one date when both are the same or one lacks. */
export function formatRange(start: string, end: string | null | undefined, lang: Lang): string {
  const from = parse(start);
  const to = end ? parse(end) : null;
  if (!end || !from || !to || start === end) return formatDate(start, lang);
  if (!from.month || !to.month) return `${formatDate(start, lang)}–${formatDate(end, lang)}`;
  if (from.year !== to.year) return `${formatDate(start, lang)} – ${formatDate(end, lang)}`;
  if (from.month === to.month && from.day && to.day) {
    return `${ordinalDay(from.day, lang)}–${formatDate(end, lang)}`;
  }
  const month = intl(lang, { month: "long" }).format(instant(from));
  const first = from.day ? `${ordinalDay(from.day, lang)} ${month}` : month;
  return `${first} – ${formatDate(end, lang)}`;
}

/** "il y a 3 jours", "hier", "à l’instant": the age of an instant, in the largest unit that fits. */
export function formatAge(then: Date, now: Date, lang: Lang): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  if (seconds < 60) return lang === "fr" ? "à l’instant" : "just now";
  const [unit, size] = AGE_UNITS.find(([, length]) => seconds >= length) ?? ["minute" as const, 60];
  const relative = AGES[lang][unit === "day" ? "auto" : "always"];
  return relative.format(-Math.floor(seconds / size), unit).replace(/'/g, "’");
}

const ages = (locale: string) => ({
  auto: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
  always: new Intl.RelativeTimeFormat(locale, { numeric: "always" }),
});
const AGES = { fr: ages(LOCALES.fr), en: ages(LOCALES.en) };

/** "14 septembre 2018" of an instant, in Paris time. */
export const formatDay = (at: Date, lang: Lang) => formatDate(isoDay(at), lang);

/** "14 septembre 2018 à 09:30" of an instant, in Paris time. */
export function formatInstant(at: Date, lang: Lang): string {
  return `${formatDay(at, lang)} ${lang === "fr" ? "à" : "at"} ${formatTime(at, lang)}`;
}

/** "09:30" of an instant, in Paris time. */
export const formatTime = (at: Date, lang: Lang) =>
  intl(lang, { hour: "2-digit", minute: "2-digit" }, "Europe/Paris").format(at);

/** The calendar day of an instant in Paris, as "2018-09-14". */
export const isoDay = (at: Date) => ISO_DAYS.format(at);

const ISO_DAYS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short" });

/** "1 234" or "1,234". */
export const formatNumber = (value: number, lang: Lang) => NUMBERS[lang].format(value);

const NUMBERS = { fr: new Intl.NumberFormat(LOCALES.fr), en: new Intl.NumberFormat(LOCALES.en) };

/** Days count by the clock here, weeks are skipped: "il y a 12 jours" says more than "il y a 1 semaine". */
const AGE_UNITS: readonly (readonly ["year" | "month" | "day" | "hour" | "minute", number])[] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

function parse(value: string): Parts | null {
  const match = PARTIAL.exec(value);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return null;
  const parts = { year, month, day };
  const at = instant(parts);
  if (month !== undefined && at.getUTCMonth() + 1 !== month) return null;
  if (day !== undefined && at.getUTCDate() !== day) return null;
  return parts;
}

const instant = ({ year, month = 1, day = 1 }: Parts) => {
  const at = new Date(Date.UTC(2000, month - 1, 1));
  at.setUTCFullYear(year, month - 1, day);
  return at;
};

// Making a formatter costs a hundred times more than using it, and there are few.
const formats = new Map<string, Intl.DateTimeFormat>();

function intl(lang: Lang, options: Intl.DateTimeFormatOptions, timeZone = "UTC"): Intl.DateTimeFormat {
  const key = [lang, timeZone, ...Object.entries(options)].join();
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone });
  formats.set(key, known);
  return known;
}

/** French writes the first of a month "1er". */
const ordinalDay = (day: number, lang: Lang) => (lang === "fr" && day === 1 ? "1er" : String(day));
