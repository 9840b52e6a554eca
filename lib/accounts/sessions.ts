/** Signed-in browsers. A session ends 30 days after the last visit; role and block are read again at each request. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Env, env } from "#lib/env";
import { isLang, type Lang } from "#lib/messages/index";
import { type Actor, can, type Permission } from "#lib/permissions";
import { isDemoEmail } from "./demo-people";
import { sessionTokenHash } from "./secrets";

const DAY_MS = 86_400_000;
const SESSION_DAYS = 30;
/**
 * How long browsers keep the cookie. The end that counts is the one in the database, which moves with each visit: so
 * 30 days slide without JavaScript too, where no page could send the cookie anew.
 */
export const COOKIE_DAYS = 390;
/** The end moves at most once a day, so that reading a page seldom writes. */
const SLIDE_AFTER_MS = DAY_MS;

/** Opens a session for the cookie's value `token`. `by`: how the person proved who they are. */
export async function openSession(
  tx: Transaction,
  { token, userId, by }: { token: string; userId: string; by: "link" | "demo" | "proconnect" },
  now: Date,
): Promise<void> {
  const id = uuid();
  await tx.session.create({
    data: { id, sessionToken: sessionTokenHash(token), userId, expires: endFrom(now), createdAt: now },
  });
  await audit(tx, now, {
    actorId: userId,
    action: "session.create",
    object: "session",
    objectId: id,
    details: { by },
  });
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
  settings: Pick<Env, "demo"> = env,
): Promise<Visitor | null> {
  const session = await db.session.findUnique({
    where: { sessionToken: sessionTokenHash(token) },
    select: {
      id: true,
      expires: true,
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
  const { id, name, role, email, language, blockedAt, erasedAt } = session.user;
  if (blockedAt || erasedAt || (email !== null && isDemoEmail(email) && !settings.demo)) return null;
  const slides = endFrom(now).getTime() - session.expires.getTime() > SLIDE_AFTER_MS;
  const expires = slides ? endFrom(now) : session.expires;
  if (slides) await db.session.updateMany({ where: { id: session.id }, data: { expires } });
  return {
    actor: { id, name, role },
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
    select: { user: { select: { id: true, name: true, role: true } } },
  });
  return session !== null && can(session.user, permission);
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
