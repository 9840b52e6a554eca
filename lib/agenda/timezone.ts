/**
 * Time zones as calendars describe them (VTIMEZONE, RFC 5545 § 3.6.5), from the zones that Node knows: a table of our
 * own would grow old. Pure.
 */
import { offset } from "#lib/entries/partial-date";

/**
 * An instant as the clock of a zone shows it, with what comes before it in a property: ";TZID=Europe/Paris:20181123T091500".
 * An hour that comes twice in a night is said in UTC (":20261025T003000Z"): the first is meant (§ 3.3.5), and not all
 * that read calendars know it.
 */
export function clockText(at: Date, zone: string): string {
  const ahead = offset(at, zone);
  const twice = [-DAY, DAY].some((shift) => {
    const other = offset(new Date(at.getTime() + shift), zone);
    return other !== ahead && offset(new Date(at.getTime() + ahead - other), zone) === other;
  });
  if (twice) return `:${wallText(at.getTime())}Z`;
  // A zone may be an offset ("+02:00").
  const name = /[:;,]/.test(zone) ? `"${zone}"` : zone;
  return `;TZID=${name}:${wallText(at.getTime() + ahead)}`;
}

const DAY = 86_400_000;

/** The descriptions of all the zones that these times are said in, for the years that they span. */
export function timezoneLines(times: readonly { start: Date; end: Date | null; zone: string }[]): string[] {
  const byZone = Map.groupBy(times, ({ zone }) => zone);
  return [...byZone].flatMap(([zone, uses]) => {
    const years = uses.flatMap(({ start, end }) => [start, end ?? start].map((at) => at.getUTCFullYear()));
    return zoneLines(
      zone,
      years.reduce((one, other) => Math.min(one, other)),
      years.reduce((one, other) => Math.max(one, other)),
    );
  });
}

/** A change of the zone's clock. */
interface Change {
  at: number;
  from: number;
  to: number;
}

/** Rules are looked for over at least so many years: enough to tell the fourth Sunday of a month from the last. */
const YEARS = 12;

function zoneLines(zone: string, firstYear: number, lastYear: number): string[] {
  const [start, end] = [
    Date.UTC(firstYear - 1, 0, 1),
    Date.UTC(Math.max(lastYear + 2, firstYear - 1 + YEARS), 0, 1),
  ];
  const changes = changesOf(zone, start, end);
  const first = offset(new Date(start), zone);
  // What the clock showed before its first change, if that matters here; for ever, when it never changes.
  const known = changes.some(({ at }) => at < Date.UTC(firstYear - 1, 11, 1));
  const before = known ? [] : observance("STANDARD", { at: start, from: first, to: first }, []);
  const kinds = [...Map.groupBy(changes, ({ from, to }) => `${from} ${to}`).values()];
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...before,
    ...kinds.flatMap((kind) => changeLines(kind, end)),
    "END:VTIMEZONE",
  ];
}

function changesOf(zone: string, start: number, end: number): Change[] {
  const changes: Change[] = [];
  let [at, from] = [start, offset(new Date(start), zone)];
  while (at < end) {
    const next = Math.min(at + STEP, end);
    const to = offset(new Date(next), zone);
    if (to !== from) {
      changes.push({ at: changeBetween(zone, at, next, from), from, to });
      from = to;
    }
    at = next;
  }
  return changes;
}

// Morocco sets its clock back for a month of each year; nobody does for less.
const STEP = 14 * DAY;

/** The first instant, to the second, at which the clock no longer has the offset that it had. */
function changeBetween(zone: string, before: number, after: number, from: number): number {
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(new Date(middle), zone) === from) low = middle;
    else high = middle;
  }
  return high;
}

/** All the changes from an offset to another: as a rule when they follow one, up to the end; else one by one. */
function changeLines(changes: readonly Change[], end: number): string[] {
  const [first] = changes;
  if (!first) return [];
  const name = first.to > first.from ? "DAYLIGHT" : "STANDARD";
  const rule = yearlyRule(changes, end);
  if (rule) return observance(name, first, [`RRULE:${rule}`]);
  // The first one too: what has an RDATE is read by some without its DTSTART.
  return observance(
    name,
    first,
    changes.map(({ at, from }) => `RDATE:${wallText(at + from)}`),
  );
}

function observance(name: string, { at, from, to }: Change, more: readonly string[]): string[] {
  return [
    `BEGIN:${name}`,
    `DTSTART:${wallText(at + from)}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    ...more,
    `END:${name}`,
  ];
}

/** "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" when the changes are on such a day of every year up to the last; else null. */
function yearlyRule(changes: readonly Change[], end: number): string | null {
  const walls = changes.map(({ at, from }) => new Date(at + from));
  const [first] = walls;
  if (!first || walls.length < 3) return null;
  const everyYear = walls.every((wall, index) => wall.getUTCFullYear() === first.getUTCFullYear() + index);
  if (!everyYear || walls.at(-1)?.getUTCFullYear() !== new Date(end).getUTCFullYear() - 1) return null;
  const alike = (of: (wall: Date) => unknown) => walls.every((wall) => of(wall) === of(first));
  const sameTime = alike((wall) => wall.getUTCHours()) && alike((wall) => wall.getUTCMinutes());
  if (!sameTime || !alike((wall) => wall.getUTCMonth()) || !alike((wall) => wall.getUTCDay())) return null;
  const nth = alike(fromEnd) && fromEnd(first) === 1 ? -1 : alike(fromStart) ? fromStart(first) : null;
  return nth === null
    ? null
    : `FREQ=YEARLY;BYMONTH=${first.getUTCMonth() + 1};BYDAY=${nth}${WEEKDAYS[first.getUTCDay()]}`;
}

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** 1 for the first such weekday of its month; 1 for the last one. */
const fromStart = (day: Date) => Math.ceil(day.getUTCDate() / 7);
const fromEnd = (day: Date) => {
  const days = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.ceil((days - day.getUTCDate() + 1) / 7);
};

/** "20181123T091500" of figures counted as if in UTC. */
const wallText = (wall: number) => new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, "");

/** "+0200", "-0930", "+000921". */
function offsetText(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return (milliseconds < 0 ? "-" : "+") + (parts[2] === "00" ? parts.slice(0, 2) : parts).join("");
}
