/** Removes what is no longer of use: links, changes of address, sessions, challenges, counted acts, visits of addresses, deliveries, kept mails. Run once an hour by the worker. */
import { db } from "#lib/db";
import { LONGEST_WINDOW_MS } from "#lib/rate-limit";
import { KEPT_DAYS } from "#lib/webhooks/events";

const KEPT_MAIL_DAYS = 30;
/** What was read of an address fills a form the same day. */
const READING_HOURS = 24;
/** A visit of an address that is older tells nothing of it any more. */
const VISIT_DAYS = 90;

/** What an entry was found by when it left the lists, or was changed: webhooks and hubs are told of it within the minute. */
const DEPARTURE_HOURS = 1;
/** For so long the same key gives the same answer (lib/revisions/ask-once.ts). */
const ANSWER_DAYS = 7;
/** For so long one sees that a token has ended. */
const ENDED_TOKEN_DAYS = 30;

/** After which what was read of a file and never proposed goes. */
const IMPORT_DAYS = 90;

export async function forgetExpired(now = new Date()): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await db.verificationToken.deleteMany({ where: { expires: { lt: now } } });
  await db.emailChange.deleteMany({ where: { expires: { lt: now } } });
  // Links that nobody followed: their addresses go with them.
  await db.teamInvitation.deleteMany({ where: { state: "pending", expires: { lt: now } } });
  await db.pageClaim.deleteMany({ where: { state: "pending", expires: { lt: now } } });
  await db.session.deleteMany({ where: { expires: { lt: now } } });
  await db.passkeyChallenge.deleteMany({ where: { expires: { lt: now } } });
  await db.rateEvent.deleteMany({ where: { at: { lt: before(LONGEST_WINDOW_MS) } } });
  await db.readerCount.deleteMany({ where: { endsAt: { lt: now } } });
  await db.addressReading.deleteMany({ where: { readAt: { lt: before(READING_HOURS * 3_600_000) } } });
  await db.addressVisit.deleteMany({ where: { visitedAt: { lt: before(VISIT_DAYS * 86_400_000) } } });
  await db.formerEntry.deleteMany({ where: { until: { lt: before(DEPARTURE_HOURS * 3_600_000) } } });
  await db.departedEntry.deleteMany({ where: { departedAt: { lt: before(DEPARTURE_HOURS * 3_600_000) } } });
  await db.answeredRequest.deleteMany({ where: { at: { lt: before(ANSWER_DAYS * 86_400_000) } } });
  await db.apiToken.deleteMany({ where: { expires: { lt: before(ENDED_TOKEN_DAYS * 86_400_000) } } });
  const delivered = { createdAt: { lt: before(KEPT_DAYS * 86_400_000) }, state: { not: "waiting" } } as const;
  await db.webhookDelivery.deleteMany({ where: delivered });
  const imported = { createdAt: { lt: before(IMPORT_DAYS * 86_400_000) } };
  await db.batchLine.deleteMany({ where: { revisionId: null, batch: imported } });
  await db.batch.deleteMany({ where: { ...imported, lines: { none: {} } } });
  await db.keptMail.deleteMany({ where: { keptAt: { lt: before(KEPT_MAIL_DAYS * 86_400_000) } } });
}
