/** What a webhook may be told of, as the payload names it. Pure. */
import { type PublicationKind, publicationKinds } from "#lib/publications/kinds";

export const webhookEvents = publicationKinds;
export type WebhookEvent = PublicationKind;

/** At most so many a person. */
export const MAX_WEBHOOKS = 10;

/** How long what waits is tried again. */
export const TRIED_HOURS = 24;
/** How long deliveries are kept, with how they went. */
export const KEPT_DAYS = 30;
/** A webhook that has failed for so long, and so many times in a row, is stopped. */
export const STOPPED_AFTER_DAYS = 3;
export const STOPPED_AFTER_FAILURES = 10;

const MINUTE_MS = 60_000;
const DELAYS_MINUTES = [0.2, 1, 5, 15, 30, 60, 120, 240];

/** After so many tries of one delivery, when the next comes: 12 seconds, then longer each time, to four hours. */
export function nextTry(tries: number, now: Date): Date {
  const minutes = DELAYS_MINUTES[Math.min(tries, DELAYS_MINUTES.length) - 1] ?? 0;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** After so many failures in a row, until when its other deliveries wait too: a server that is down is not asked at each. */
export function pausedUntil(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(10 * 2 ** (failures - 1), 600) * 1000);
}
