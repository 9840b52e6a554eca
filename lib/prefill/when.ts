/** Dates and times as sources write them. Pure. */
import { isPartialDate } from "#lib/entries/partial-date";

export interface When {
  /** A partial date. */
  day: string;
  /** HH:MM by the clock of `zone`, or by no known clock. */
  time?: string;
  zone?: string;
}

const PARIS = "Europe/Paris";

/**
 * "2026", "2026/03", "2026-03-12", "2026-03-12T09:15:00+01:00", "20260312T0915", "12/03/2026". An instant in UTC is
 * told by the clock of Paris; a time that says its distance from UTC is told as written, with the zone when it is the
 * one of Paris on that day.
 */
export function whenOf(text: string | null | undefined): When | undefined {
  const said = (text ?? "").trim().slice(0, 60);
  const french = /^(\d{2})[/.](\d{2})[/.](\d{4})$/.exec(said);
  if (french) return checked(`${french[3]}-${french[2]}-${french[1]}`);
  const [, year, month, day, hours, minutes, offset] =
    /^(\d{4})(?:[-/]?(\d{2})(?:[-/]?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?/i.exec(
      said,
    ) ?? [];
  const date = checked([year, month, day].filter(Boolean).join("-"));
  if (!date || !hours || !minutes || Number(hours) > 23 || Number(minutes) > 59) return date;
  return withTime(date.day, `${hours}:${minutes}`, offset);
}

const checked = (day: string): When | undefined => (isPartialDate(day) ? { day } : undefined);

function withTime(day: string, time: string, offset: string | undefined): When {
  if (!offset) return { day, time, zone: PARIS };
  const zulu = /^z$/i.test(offset) ? "Z" : offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  const at = new Date(`${day}T${time}:00${zulu}`);
  if (Number.isNaN(at.getTime())) return { day, time };
  const paris = inParis(at);
  if (zulu === "Z" || /^[+-]00:00$/.test(zulu)) return { ...paris, zone: PARIS };
  return paris.day === day && paris.time === time ? { ...paris, zone: PARIS } : { day, time };
}

function inParis(at: Date): { day: string; time: string } {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: PARIS,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** "2026, 3, 12" as catalogues give the parts of a date. */
export function dayOf(parts: readonly (number | null)[] | undefined): string | undefined {
  const known = (parts ?? []).flatMap((part) => (part === null ? [] : [String(part).padStart(2, "0")]));
  const day = known.slice(0, 3).join("-");
  return isPartialDate(day) ? day : undefined;
}

/** The days and times of what happens. The same day twice is one day; an end before its start is left out. */
export function periodOf(start: When | undefined, end: When | undefined) {
  if (!start) return {};
  const last = end && end.day >= start.day ? end : undefined;
  return {
    startsOn: start.day,
    startTime: start.time,
    timezone: start.time ? start.zone : undefined,
    endsOn: last?.day,
    endTime: last?.time,
  };
}
