/** Signed-in browsers. A session ends 30 days after the last visit, and 390 days after it was opened at the latest; role and block are read again at each request. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Env, env } from "#lib/env";
import { DomainError } from "#lib/errors";
import { isLang, type Lang } from "#lib/messages/index";
import { type Actor, can, type Permission, type Role } from "#lib/permissions";
import { isDemoEmail } from "./demo-people";
import { newSessionToken, sessionTokenHash } from "./secrets";

const DAY_MS = 86_400_000;
const SESSION_DAYS = 30;
/**
 * How long browsers keep the cookie, and a session lives at most (thirteen months, less some days). The end that counts is the
 * one in the database, which moves with each visit: so 30 days slide without JavaScript too, where no page could send the
 * cookie anew.
 */
export const COOKIE_DAYS = 390;
/** For so long those who review act on what a passkey has proved; then they show it again. */
const PROOF_MS = DAY_MS;
/** The end moves at most once a day, so that reading a page seldom writes. */
const SLIDE_AFTER_MS = DAY_MS;

interface NewSession {
  token: string;
  userId: string;
  /** How the person proved who they are. */
  by: "link" | "demo" | "proconnect" | "passkey";
  /** The passkey, when it is one. */
  passkeyId?: string;
}

/** Opens a session for the cookie's value `token`. */
export async function openSession(
  tx: Transaction,
  { token, userId, by, passkeyId }: NewSession,
  now: Date,
): Promise<void> {
  const id = uuid();
  const proof = passkeyId === undefined ? {} : { passkeyId, provedAt: now };
  await tx.session.create({
    data: {
      id,
      sessionToken: sessionTokenHash(token),
      userId,
      expires: endFrom(now),
      createdAt: now,
      ...proof,
    },
  });
  await noteSeen(tx, userId, now);
  await audit(tx, now, {
    actorId: userId,
    action: "session.create",
    object: "session",
    objectId: id,
    details: { by },
  });
}

/** They are there: whatever was said of their silence (silence.ts) is void. Once a day is enough. */
export async function noteSeen(tx: Transaction, userId: string, now: Date): Promise<void> {
  const seenOn = new Date(now.toISOString().slice(0, 10));
  await tx.user.updateMany({ where: { id: userId }, data: { seenOn, silenceWarnedAt: null } });
}

/**
 * Notes that a passkey, or a recovery code, has proved whose session it is. Answers the cookie's new value: the former one
 * is worth nothing any more (ASVS 5.0, 7.2.4).
 * @throws DomainError forbidden when the session ended meanwhile
 */
export async function proveSession(
  tx: Transaction,
  { id, userId, passkeyId }: { id: string; userId: string; passkeyId: string | null },
  now: Date,
): Promise<string> {
  const token = newSessionToken();
  const { count } = await tx.session.updateMany({
    where: { id, userId, expires: { gt: now } },
    data: { sessionToken: sessionTokenHash(token), provedAt: now, passkeyId },
  });
  if (count === 0) throw new DomainError("forbidden", "signInFirst");
  return token;
}

/**
 * Who a session, or a token, lets act: those who review and administer need a session that a passkey has proved, where
 * the settings say so (REVIEW_PASSKEYS).
 */
export function actorOf(
  { id, name, role }: { id: string; name: string; role: Role },
  provedAt: Date | null,
  now: Date,
  settings: Pick<Env, "REVIEW_PASSKEYS"> = env,
): Actor {
  const isProved = provedAt !== null && now.getTime() - provedAt.getTime() < PROOF_MS;
  const needsKey = settings.REVIEW_PASSKEYS === "required" && role !== "contributor" && !isProved;
  return needsKey ? { id, name, role, needsKey } : { id, name, role };
}

export interface Visitor {
  actor: Actor;
  /** Null until a first address is confirmed (ProConnect). */
  email: string | null;
  sessionId: string;
  language: Lang;
  /** When the session ends unless its person comes back. */
  expires: Date;
}

/** Who holds the cookie's value `token`: null when the session is over, unknown, or its person blocked or gone. */
export async function findVisitor(
  token: string,
  now = new Date(),
  settings: Pick<Env, "demo" | "REVIEW_PASSKEYS"> = env,
): Promise<Visitor | null> {
  const session = await db.session.findUnique({
    where: { sessionToken: sessionTokenHash(token) },
    select: {
      id: true,
      createdAt: true,
      expires: true,
      provedAt: true,
      user: {
        select: {
          id: true,
          name: true,
          role: true,
          email: true,
          language: true,
          blockedAt: true,
          erasedAt: true,
        },
      },
    },
  });
  if (!session || session.expires <= now) return null;
  if (now.getTime() - session.createdAt.getTime() > COOKIE_DAYS * DAY_MS) return null;
  const { email, language, blockedAt, erasedAt } = session.user;
  if (blockedAt || erasedAt || (email !== null && isDemoEmail(email) && !settings.demo)) return null;
  const slides = endFrom(now).getTime() - session.expires.getTime() > SLIDE_AFTER_MS;
  const expires = slides ? endFrom(now) : session.expires;
  if (slides) {
    await db.session.updateMany({ where: { id: session.id }, data: { expires } });
    await noteSeen(db, session.user.id, now);
  }
  return {
    actor: actorOf(session.user, session.provedAt, now, settings),
    email,
    sessionId: session.id,
    language: isLang(language) ? language : "fr",
    expires,
  };
}

/** Whether a session goes on, for what stays open longer than a request: its person may do this now as before. */
export async function isSessionOf(id: string, permission: Permission, now = new Date()): Promise<boolean> {
  const session = await db.session.findUnique({
    where: { id, expires: { gt: now }, user: { blockedAt: null, erasedAt: null } },
    select: { provedAt: true, user: { select: { id: true, name: true, role: true } } },
  });
  return session !== null && can(actorOf(session.user, session.provedAt, now), permission);
}

/** Ends the session of this cookie's value; ending one that is over already does nothing. */
export async function closeSession(token: string, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const session = await tx.session.findUnique({
      where: { sessionToken: sessionTokenHash(token) },
      select: { id: true, userId: true },
    });
    if (!session) return;
    const { count } = await tx.session.deleteMany({ where: { id: session.id } });
    if (count === 0) return;
    await audit(tx, now, {
      actorId: session.userId,
      action: "session.delete",
      object: "session",
      objectId: session.id,
    });
  });
}

const endFrom = (now: Date) => new Date(now.getTime() + SESSION_DAYS * DAY_MS);

/** When a session that ends then was last seen, to within a day. */
export const lastVisit = (expires: Date) => new Date(expires.getTime() - SESSION_DAYS * DAY_MS);
