/**
 * Dates as people give them: "2018", "2018-09" or "2018-09-14" (ISO 8601, level of detail free). As instants,
 * a partial date is a span: it starts with its first day and ends with its last, in a time zone.
 */
const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The zone of what has no zone of its own. */
const DEFAULT_ZONE = "Europe/Paris";

/** Whether the text is a partial date that exists: "2018-02-30" does not. Years 1000 to 2999. */
export function isPartialDate(text: string): boolean {
  const parts = PATTERN.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  if (year < 1000 || year > 2999 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysIn(year, month);
}

/** The first instant of the span; with a time "HH:MM", that instant of a full date. */
export function startOf(partial: string, time: string | null = null, zone = DEFAULT_ZONE): Date {
  const [year, month = 1, day = 1] = partial.split("-").map(Number);
  return inZone(year ?? 0, month, day, time, zone);
}

/** The last millisecond of the span; with a time "HH:MM", that instant of a full date. */
export function endOf(partial: string, time: string | null = null, zone = DEFAULT_ZONE): Date {
  const [year = 0, month, day] = partial.split("-").map(Number);
  if (time && month && day) return inZone(year, month, day, time, zone);
  // Day 0 of month 13 is understood: inZone counts through Date.UTC, which carries over.
  const next = day && month ? [year, month, day + 1] : month ? [year, month + 1, 1] : [year + 1, 1, 1];
  return new Date(inZone(next[0] ?? 0, next[1] ?? 1, next[2] ?? 1, null, zone).getTime() - 1);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

// The instant whose clock in the zone shows these figures. A clock set back shows some twice: the first time is meant;
// set forward, it skips some: they are as long after the change as if it had not been (RFC 5545, § 3.3.5).
function inZone(year: number, month: number, day: number, time: string | null, zone: string): Date {
  const [hours = 0, minutes = 0] = time ? time.split(":").map(Number) : [];
  const wall = Date.UTC(year, month - 1, day, hours, minutes);
  const before = wall - offset(new Date(wall - DAY), zone);
  const after = wall - offset(new Date(wall + DAY), zone);
  // No change of the clock in between: on most days.
  if (before === after) return new Date(before);
  const shown = [before, after].filter((at) => at + offset(new Date(at), zone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}

const DAY = 86_400_000;

/** Milliseconds that the zone's clock is ahead of UTC at an instant. */
export function offset(at: Date, zone: string): number {
  // "9/14/2018, 00:00:00": read as text, it costs half of asking for its parts.
  const [month = 1, day = 1, year = 0, hour, minute, second] = clockOf(zone)
    .format(at)
    .split(/\D+/)
    .map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

// Making a formatter costs a hundred times more than using it, and there are few zones.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, clock);
  return clock;
}
