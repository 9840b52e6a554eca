/**
 * How the directory keeps its word: what waits, how long an answer takes, what is answered. Computed from decisions that
 * people took; what a rule or an import decides at once is no answer to anyone. Pure: the rows come from read-rows.ts.
 */
import { isoDay } from "#lib/dates";

/** Months that are told, the current one included. */
export const MONTHS = 12;

const DAY_MS = 86_400_000;

export interface Service {
  /** The instant at which it was computed. */
  at: Date;
  /** Within how many days an answer is promised. */
  promisedDays: number;
  waiting: Waiting;
  /** Over all the months told. */
  total: Measures;
  /** From the oldest to the current one, without a gap. */
  months: Month[];
  /** Why changes were asked or proposals refused, the most frequent first. */
  reasons: ReasonCount[];
}

export interface Waiting {
  count: number;
  /** When the oldest was sent; null when nothing waits. */
  oldest: Date | null;
  /** How many have waited longer than was promised. */
  late: number;
}

export interface Measures {
  /** Proposals that had their first answer. */
  answered: number;
  /** Seconds from the sending to the first answer: of half the proposals, and of nine in ten; null without any. */
  median: number | null;
  p90: number | null;
  accepted: number;
  changesRequested: number;
  rejected: number;
  /** Of what was accepted or rejected, from 0 to 1; null when nothing was. */
  acceptance: number | null;
}

export interface Month extends Measures {
  /** "2026-11", in Paris. */
  month: string;
}

export interface ReasonCount {
  verdict: "changes_requested" | "rejected";
  code: string;
  count: number;
}

export interface DelayRow {
  /** Null: all of them. */
  month: string | null;
  answered: number;
  median: number | null;
  p90: number | null;
}

export interface VerdictRow {
  month: string;
  verdict: "accepted" | "changes_requested" | "rejected";
  code: string | null;
  count: number;
}

export interface Rows {
  delays: readonly DelayRow[];
  verdicts: readonly VerdictRow[];
  waiting: Waiting;
}

export function serviceOf({ delays, verdicts, waiting }: Rows, now: Date, promisedDays: number): Service {
  const measures = (month: string | null): Measures => {
    const delay = delays.find((row) => row.month === month);
    const of = month === null ? verdicts : verdicts.filter((row) => row.month === month);
    const counted = (verdict: VerdictRow["verdict"]) => sum(of.filter((row) => row.verdict === verdict));
    const [accepted, changesRequested, rejected] = [
      counted("accepted"),
      counted("changes_requested"),
      counted("rejected"),
    ];
    const final = accepted + rejected;
    return {
      answered: delay?.answered ?? 0,
      median: delay?.median ?? null,
      p90: delay?.p90 ?? null,
      accepted,
      changesRequested,
      rejected,
      acceptance: final > 0 ? accepted / final : null,
    };
  };
  return {
    at: now,
    promisedDays,
    waiting,
    total: measures(null),
    months: lastMonths(now).map((month) => ({ month, ...measures(month) })),
    reasons: reasonsOf(verdicts),
  };
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);

function reasonsOf(rows: readonly VerdictRow[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const { verdict, code, count } of rows) {
    if (verdict === "accepted" || code === null) continue;
    const key = `${verdict} ${code}`;
    counts.set(key, { verdict, code, count: (counts.get(key)?.count ?? 0) + count });
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || `${a.verdict} ${a.code}`.localeCompare(`${b.verdict} ${b.code}`, "en"),
  );
}

/** As many months as are told, in Paris, the current one last. */
export function lastMonths(now: Date): string[] {
  const [year = 0, month = 1] = isoDay(now).split("-").map(Number);
  return Array.from({ length: MONTHS }, (_, i) => {
    const count = year * 12 + (month - 1) - (MONTHS - 1 - i);
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  });
}

/** What was sent before this instant has waited longer than was promised. */
export const promisedSince = (now: Date, promisedDays: number): Date =>
  new Date(now.getTime() - promisedDays * DAY_MS);

export const isLate = (submittedAt: Date, now: Date, promisedDays: number): boolean =>
  submittedAt < promisedSince(now, promisedDays);
