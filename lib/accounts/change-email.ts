/**
 * Another address for an account. Both addresses confirm, each by a link of its own: who has taken a session over cannot
 * take the account, and nobody can put the address of someone else on theirs. Nothing here says whether an address has
 * an account already.
 */
import { v4 as randomUuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { enqueueMail } from "#lib/jobs";
import { isLang, type Lang } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { countAct, ipBlock, limitAct } from "#lib/rate-limit";
import { moveSubscriber } from "#lib/subscriptions/move-subscriber";
import { revokeTokens } from "#lib/tokens/revoke";
import { normaliseEmail } from "./email";
import { lockUser } from "./lock-user";
import { seal } from "./seal";
import { addressTokenHash, addressTokenOf, FORMER_ADDRESS } from "./secrets";
import { requireFresh } from "./standing";

/** Links live this long; each is good once. */
export const CHANGE_MINUTES = 60;

const HOUR_MS = 3_600_000;
const CHANGES_PER_ACCOUNT = 5;
const LINKS_PER_IP = 20;
const LINKS_PER_ADDRESS = 5;

/**
 * Mails a link to each address (`first`: there is but one, the account had none); what was asked before no longer holds.
 * @throws DomainError forbidden proveFirst, invalid (no address, or one's own), too-many
 */
export async function askForEmailChange(
  actor: Actor | null,
  request: { email: string; ip: string; sessionId: string },
  now = new Date(),
): Promise<{ email: string; first: boolean }> {
  authorise(actor, "propose");
  const email = normaliseEmail(request.email);
  if (email === null) throw wrong(request.email.trim() === "" ? "required" : "notEmail");
  return db.$transaction(async (tx) => {
    const user = await lockUser(tx, actor.id);
    await requireFresh(tx, { userId: actor.id, sessionId: request.sessionId }, now);
    if (user.email === email) throw wrong("sameEmail");
    await limitAct(
      tx,
      [
        { name: "email.account", value: actor.id, max: CHANGES_PER_ACCOUNT, windowMs: HOUR_MS },
        perAddress(email),
        { name: "link.ip", value: ipBlock(request.ip), max: LINKS_PER_IP, windowMs: HOUR_MS },
      ],
      now,
    );
    await startChange(tx, { userId: actor.id, from: user.email, to: email }, now);
    return { email, first: user.email === null };
  });
}

/** An account that has no address yet: only the one that its identity elsewhere gave is asked to confirm. */
export async function confirmFirstEmail(
  tx: Transaction,
  { userId, email }: { userId: string; email: string },
  now: Date,
): Promise<void> {
  if (await countAct(tx, [perAddress(email)], now)) return;
  await startChange(tx, { userId, from: null, to: email }, now);
}

/** Takes back what was asked; nothing asked is nothing to take back. */
export async function cancelEmailChange(actor: Actor | null, now = new Date()): Promise<void> {
  authorise(actor, "propose");
  await db.$transaction(async (tx) => {
    const { count } = await tx.emailChange.deleteMany({ where: { userId: actor.id } });
    if (count > 0) await audit(tx, now, ofUser(actor.id, "user.email-cancel"));
  });
}

/** "waiting": the other address has not confirmed yet. "gone": the link is unknown, used or too old. */
export type Confirmation = "changed" | "waiting" | "gone";

/**
 * The button of a link's page: who holds the link holds the address. Once both have confirmed, the account has its new
 * address, and its sessions end but `keptSession`, that of the browser which confirms.
 */
export async function confirmEmail(
  token: string,
  keptSession: string | null,
  now = new Date(),
): Promise<Confirmation> {
  const hash = addressTokenHash(token);
  const found = await findChange(db, hash, now);
  if (!found) return "gone";
  try {
    return await db.$transaction(async (tx) => {
      const user = await lockUser(tx, found.userId);
      const change = await findChange(tx, hash, now);
      if (!change || user.blockedAt) return "gone";
      const side = change.oldTokenHash === hash ? "oldConfirmedAt" : "newConfirmedAt";
      const confirmed = { ...change, [side]: change[side] ?? now };
      if (!confirmed.newConfirmedAt || (change.oldTokenHash && !confirmed.oldConfirmedAt)) {
        await tx.emailChange.update({ where: { userId: user.id }, data: { [side]: confirmed[side] } });
        return "waiting";
      }
      await applyChange(tx, user, change.newEmail, keptSession, now);
      return "changed";
    });
  } catch (error) {
    const gone = error instanceof DomainError && error.code === "not-found";
    if (!gone && !brokenConstraint(error)) throw error;
    // The address has become someone's meanwhile: said as any link that is no longer good.
    await db.emailChange.deleteMany({ where: { userId: found.userId, newEmail: found.newEmail } });
    return "gone";
  }
}

async function applyChange(
  tx: Transaction,
  user: { id: string; email: string | null; language: string },
  email: string,
  keptSession: string | null,
  now: Date,
): Promise<void> {
  await tx.emailChange.delete({ where: { userId: user.id } });
  await tx.user.update({ where: { id: user.id }, data: { email, emailVerified: now } });
  await audit(tx, now, ofUser(user.id, "user.email"));
  if (user.email === null) return;
  await moveSubscriber(tx, { userId: user.id, from: user.email, to: email }, now);
  await tx.verificationToken.deleteMany({ where: { identifier: user.email } });
  await tx.session.deleteMany({
    where: { userId: user.id, ...(keptSession ? { id: { not: keptSession } } : {}) },
  });
  await revokeTokens(tx, { userId: user.id }, user.id, now);
  await enqueueMail(tx, randomUuid(), {
    kind: "email-changed",
    lang: langOf(user.language),
    // A job holds no address that could be read in it, and nothing else knows the old one any more.
    to: seal(FORMER_ADDRESS, user.email),
  });
}

async function startChange(
  tx: Transaction,
  { userId, from, to }: { userId: string; from: string | null; to: string },
  now: Date,
): Promise<void> {
  const jobs = { old: randomUuid(), new: randomUuid() };
  const change = {
    newEmail: to,
    oldTokenHash: from === null ? null : addressTokenHash(addressTokenOf(jobs.old)),
    newTokenHash: addressTokenHash(addressTokenOf(jobs.new)),
    oldConfirmedAt: null,
    newConfirmedAt: null,
    expires: new Date(now.getTime() + CHANGE_MINUTES * 60_000),
  };
  await tx.emailChange.upsert({ where: { userId }, create: { userId, ...change }, update: change });
  if (from !== null) await enqueueMail(tx, jobs.old, { kind: "email-change" });
  await enqueueMail(tx, jobs.new, { kind: "email-change" });
  await audit(tx, now, ofUser(userId, "user.email-ask"));
}

function findChange(tx: Transaction, hash: string, now: Date) {
  return tx.emailChange.findFirst({
    where: { OR: [{ oldTokenHash: hash }, { newTokenHash: hash }], expires: { gt: now } },
  });
}

/** Without addresses: the audit outlives the account. */
const ofUser = (id: string, action: string) =>
  ({ actorId: id, action, object: "user", objectId: id }) as const;

/** With what teams send; links to sign in are counted apart, so that nobody keeps anyone from signing in. */
const perAddress = (email: string) => ({
  name: "mail.address",
  value: email,
  max: LINKS_PER_ADDRESS,
  windowMs: HOUR_MS,
});

const langOf = (language: string): Lang => (isLang(language) ? language : "fr");

const wrong = (code: string) => new DomainError("invalid", "invalidEmail", {}, [{ path: "email", code }]);
