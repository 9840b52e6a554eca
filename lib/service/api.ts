/** The service for programs: the figures of the public page, as JSON. */
import type { Service } from "./measures";

const HOUR = 3600;

/** Delays in hours, rates from 0 to 1, instants in ISO 8601. */
export function serviceJson({ at, promisedDays, waiting, total, months, reasons }: Service) {
  const hours = (seconds: number | null) =>
    seconds === null ? null : Math.round((seconds / HOUR) * 10) / 10;
  const told = ({ median, p90, acceptance, ...counts }: Service["total"]) => ({
    ...counts,
    medianHours: hours(median),
    p90Hours: hours(p90),
    acceptanceRate: acceptance === null ? null : Math.round(acceptance * 1000) / 1000,
  });
  return {
    at: at.toISOString(),
    promisedDays,
    waiting: { ...waiting, oldest: waiting.oldest?.toISOString() ?? null },
    total: told(total),
    months: months.map(({ month, ...measures }) => ({ month, ...told(measures) })),
    reasons,
  };
}
