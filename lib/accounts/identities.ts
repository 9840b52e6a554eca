/**
 * Identities elsewhere by which people sign in. An identity is its issuer and subject, for good; the address that comes
 * with it is nobody's until it is confirmed to us. So an identity is never tied to an account because of an address: the
 * person signs in to the account first, and ties them there.
 */
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { type Lang, messages } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { confirmFirstEmail } from "./change-email";
import { lockUser } from "./lock-user";
import type { Identity } from "./proconnect";
import { newSessionToken } from "./secrets";
import { openSession } from "./sessions";
import { requireFresh } from "./standing";

/** "knownAddress": an account has that address already, and its person has not tied the identity to it. */
export type IdentityRefusal = { refusal: "blocked"; userId: string } | { refusal: "knownAddress" };

/** Opens a session and answers the value of its cookie; a newcomer gets an account, in the language of the page. */
export async function signInByIdentity(
  identity: Identity,
  lang: Lang,
  now = new Date(),
): Promise<{ token: string } | IdentityRefusal> {
  const attempt = () => db.$transaction((tx) => signIn(tx, identity, lang, now));
  try {
    return await attempt();
  } catch (error) {
    // Two first sign-ins at once: the account that the other made will do.
    if (!brokenConstraint(error)) throw error;
    return await attempt();
  }
}

async function signIn(tx: Transaction, { issuer, subject, email }: Identity, lang: Lang, now: Date) {
  const known = await tx.account.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { id: true, user: { select: { id: true, blockedAt: true } } },
  });
  if (known?.user.blockedAt) return { refusal: "blocked", userId: known.user.id } as const;
  if (!known && email !== null && (await tx.user.findUnique({ where: { email }, select: { id: true } })))
    return { refusal: "knownAddress" } as const;
  const userId = known?.user.id ?? (await createAccount(tx, lang, now));
  if (known) await tx.account.update({ where: { id: known.id }, data: { lastUsedAt: now } });
  else {
    await tie(tx, { userId, issuer, subject }, now);
    if (email !== null) await confirmFirstEmail(tx, { userId, email }, now);
  }
  const token = newSessionToken();
  await openSession(tx, { token, userId, by: "proconnect" }, now);
  return { token };
}

/** Without an address: the one that came with the identity has to be confirmed first. */
async function createAccount(tx: Transaction, lang: Lang, now: Date): Promise<string> {
  const id = uuid();
  const name = messages(lang).account.newcomer(id.slice(-4));
  await tx.user.create({ data: { id, name, language: lang, createdAt: now } });
  await audit(tx, now, { actorId: id, action: "user.create", object: "user", objectId: id });
  return id;
}

/**
 * Ties an identity to one's account; it may be tied already.
 * @throws DomainError forbidden proveFirst, conflict identityTaken when it is tied to another account
 */
export async function linkIdentity(
  actor: Actor | null,
  { issuer, subject, sessionId }: Pick<Identity, "issuer" | "subject"> & { sessionId: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  const taken = () => new DomainError("conflict", "identityTaken");
  try {
    await db.$transaction(async (tx) => {
      await lockUser(tx, actor.id);
      await requireFresh(tx, { userId: actor.id, sessionId }, now);
      const known = await tx.account.findUnique({
        where: { issuer_subject: { issuer, subject } },
        select: { userId: true },
      });
      if (known && known.userId !== actor.id) throw taken();
      if (!known) await tie(tx, { userId: actor.id, issuer, subject }, now);
    });
  } catch (error) {
    throw brokenConstraint(error) ? taken() : error;
  }
}

/**
 * Unties an identity from one's account; one that is not there is no longer tied.
 * @throws DomainError forbidden proveFirst, conflict lastWayIn when there is no address to sign in by
 */
export async function unlinkIdentity(
  actor: Actor | null,
  { id, sessionId }: { id: string; sessionId: string },
  now = new Date(),
): Promise<void> {
  authorise(actor, "propose");
  if (!isUuid(id)) return;
  await db.$transaction(async (tx) => {
    const { email } = await lockUser(tx, actor.id);
    await requireFresh(tx, { userId: actor.id, sessionId }, now);
    const others = await tx.account.count({ where: { userId: actor.id, id: { not: id } } });
    if (email === null && others === 0) throw new DomainError("conflict", "lastWayIn");
    const { count } = await tx.account.deleteMany({ where: { id, userId: actor.id } });
    if (count === 0) return;
    await audit(tx, now, { actorId: actor.id, action: "user.unlink", object: "user", objectId: actor.id });
  });
}

async function tie(
  tx: Transaction,
  identity: { userId: string; issuer: string; subject: string },
  now: Date,
): Promise<void> {
  await tx.account.create({ data: { id: uuid(), ...identity, createdAt: now, lastUsedAt: now } });
  const { userId } = identity;
  await audit(tx, now, { actorId: userId, action: "user.link", object: "user", objectId: userId });
}
