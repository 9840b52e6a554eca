/** What answers to programs and readers do of an error: an outage has its line in the log, anything else is a fault of ours. */
import { isOutage } from "./db";
import { log } from "./log";

/**
 * Returns when the database is away or does not answer: whoever asked is told to come back.
 * @param part of the site that asked: "api", "feed"
 * @throws the error itself when it is no outage
 */
export function sayOutage(error: unknown, part: string): void {
  if (!isOutage(error)) throw error;
  log.error("database.away", error, { part });
}
