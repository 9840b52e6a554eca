/**
 * Anyone, without an account, asks to be told of what a search will find, of what becomes of an entry, or of a selection. The address is
 * asked to confirm; one that the person has proven already is not. The answer never says whether an address is known.
 */
import { v7 as uuid } from "uuid";
import { normaliseEmail } from "#lib/accounts/email";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { PUBLISHED } from "#lib/entries/queries";
import { DomainError, type Issue } from "#lib/errors";
import { enqueueMail, jobIdOf } from "#lib/jobs";
import type { Lang } from "#lib/messages/index";
import type { Actor } from "#lib/permissions";
import { ipBlock, limitAct } from "#lib/rate-limit";
import { sharedSelections } from "#lib/selections/queries";
import { searchOfText, textOfSearch } from "./followed";
import { ownAddress } from "./holder";
import { type AlertFrequency, alertFrequencies, MAX_ALERTS, MAX_QUERY } from "./kinds";

const HOUR_MS = 3_600_000;
const PER_IP = 40;
/** Of mails to an address that may be anyone's. */
const PER_ADDRESS = 6;

/** A search as its address prints it, the slug of an entry, or the id of a selection. */
export type Follows = { query: string } | { slug: string } | { selectionId: string };

export interface AlertAsked {
  follows: Follows;
  email: string;
  frequency: string;
  reminders: boolean;
  lang: Lang;
  ip: string;
  /** One a form, so that a second click sends no second mail. */
  idempotencyKey: string;
}

/** "confirmed": it is at work already. "asked": a mail leaves, which says what to do. */
export type AlertAnswer = "confirmed" | "asked";

/** @throws DomainError not-found, invalid (email, frequency), conflict "tooManyAlerts", too-many */
export async function askForAlert(
  actor: Actor | null,
  asked: AlertAsked,
  now = new Date(),
): Promise<AlertAnswer> {
  const issues: Issue[] = [];
  const email = normaliseEmail(asked.email);
  if (email === null)
    issues.push({ path: "email", code: asked.email.trim() === "" ? "required" : "notEmail" });
  const frequency = alertFrequencies.find((one) => one === asked.frequency);
  if (!frequency) issues.push({ path: "frequency", code: "required" });
  if (email === null || !frequency) throw new DomainError("invalid", "invalidAlert", {}, issues);
  return db.$transaction(async (tx) => {
    const followed = await readFollowed(tx, asked.follows);
    const isOwn = actor !== null && (await ownAddress(tx, actor)) === email;
    await limitAct(
      tx,
      [
        { name: "alert.ip", value: ipBlock(asked.ip), max: PER_IP, windowMs: HOUR_MS },
        ...(isOwn ? [] : [{ name: "alert.address", value: email, max: PER_ADDRESS, windowMs: HOUR_MS }]),
      ],
      now,
    );
    const subscriberId = await subscriberOf(tx, email, now);
    const wanted = {
      frequency,
      reminders: asked.reminders && followed.entryId !== null,
      language: asked.lang,
    };
    const alert = { ...followed, subscriberId, ...wanted };
    if (isOwn) return followOwn(tx, actor, alert, now);
    return followLater(tx, alert, asked.idempotencyKey, now);
  });
}

/** The row of an address, made when there is none. */
export async function subscriberOf(tx: Transaction, email: string, now: Date): Promise<string> {
  await tx.subscriber.createMany({ data: [{ id: uuid(), email, createdAt: now }], skipDuplicates: true });
  // Held, so that of two forms sent at once the second one finds what the first one made.
  const [row] = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM subscriber WHERE email = ${email} FOR UPDATE`;
  // Forgotten just now (forget-subscribers.ts): made again.
  return row ? row.id : subscriberOf(tx, email, now);
}

interface Followed {
  query: string | null;
  entryId: string | null;
  selectionId: string | null;
}

const NOTHING: Followed = { query: null, entryId: null, selectionId: null };

async function readFollowed(tx: Transaction, follows: Follows): Promise<Followed> {
  if ("query" in follows) {
    const query = textOfSearch(searchOfText(follows.query));
    if (query.length > MAX_QUERY) throw new DomainError("invalid", "alertTooLong");
    return { ...NOTHING, query };
  }
  if ("selectionId" in follows) {
    const [shared] = await sharedSelections([follows.selectionId], tx);
    if (!shared) throw new DomainError("not-found", "notFound");
    return { ...NOTHING, selectionId: shared.id };
  }
  const entry = /^[a-z0-9-]{1,120}$/.test(follows.slug)
    ? await tx.entry.findFirst({ where: { ...PUBLISHED, slug: follows.slug }, select: { id: true } })
    : null;
  if (!entry) throw new DomainError("not-found", "notFound");
  return { ...NOTHING, entryId: entry.id };
}

type NewAlert = Followed & {
  subscriberId: string;
  frequency: AlertFrequency;
  reminders: boolean;
  language: Lang;
};

/** One's own address: the alert is at work at once; asked for again, it is changed. */
async function followOwn(tx: Transaction, actor: Actor, alert: NewAlert, now: Date): Promise<AlertAnswer> {
  const known = await findAlert(tx, alert);
  const { frequency, reminders, language } = alert;
  if (!known?.confirmedAt) await refuseTooMany(tx, alert.subscriberId);
  const id = known?.id ?? uuid();
  if (known?.confirmedAt) {
    await tx.subscription.update({
      where: { id },
      data: { frequency, reminders, language, pausedAt: null, since: now },
    });
  } else if (known) {
    const data = { frequency, reminders, language, confirmedAt: now, since: now };
    await tx.subscription.update({ where: { id }, data });
  } else {
    const data = { ...alert, id, createdAt: now, confirmedAt: now, since: now };
    await tx.subscription.create({ data, select: { id: true } });
  }
  await say(tx, { actorId: actor.id, action: "alert.confirm", id, frequency }, now);
  return "confirmed";
}

/** Someone's address: it is asked. What it follows already is not changed by who cannot prove to be there. */
async function followLater(tx: Transaction, alert: NewAlert, key: string, now: Date): Promise<AlertAnswer> {
  const jobId = jobIdOf("alert", alert.subscriberId, key);
  const known = await findAlert(tx, alert);
  if (known?.confirmedAt) {
    const { subscriberId, language: lang } = alert;
    await enqueueMail(tx, jobId, { kind: "alert-page", subscriberId, lang });
    return "asked";
  }
  const { frequency, reminders, language } = alert;
  const id = known?.id ?? uuid();
  if (known) {
    await tx.subscription.update({ where: { id }, data: { frequency, reminders, language, createdAt: now } });
  } else {
    await tx.subscription.create({ data: { ...alert, id, createdAt: now }, select: { id: true } });
  }
  await say(tx, { actorId: null, action: "alert.ask", id, frequency }, now);
  await enqueueMail(tx, jobId, { kind: "alert-confirmation", subscriptionId: id });
  return "asked";
}

/** @throws DomainError conflict "tooManyAlerts" */
export async function refuseTooMany(tx: Transaction, subscriberId: string): Promise<void> {
  const count = await tx.subscription.count({ where: { subscriberId, confirmedAt: { not: null } } });
  if (count >= MAX_ALERTS) throw new DomainError("conflict", "tooManyAlerts", { max: MAX_ALERTS });
}

const findAlert = (tx: Transaction, { subscriberId, query, entryId, selectionId }: NewAlert) =>
  tx.subscription.findFirst({
    where: { subscriberId, query, entryId, selectionId },
    select: { id: true, confirmedAt: true },
  });

const say = (
  tx: Transaction,
  { id, frequency, ...line }: { actorId: string | null; action: string; id: string; frequency: string },
  now: Date,
) => audit(tx, now, { ...line, object: "alert", objectId: id, details: { frequency } });
