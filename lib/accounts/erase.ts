/**
 * A person leaves. What they contributed stays, since it is the history of entries, without them: the account has
 * neither name nor address any more, and nothing opens it. Proposals that wait are reviewed as they are; those that
 * waited for their author are withdrawn, since nobody could complete them; drafts never sent go.
 */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { messages } from "#lib/messages/index";
import { type Actor, authorise } from "#lib/permissions";
import { eraseAddress } from "#lib/subscriptions/erase-subscriber";
import { leaveAllTeams } from "#lib/teams/leave-all";
import { fold } from "#lib/text";
import { withdrawOpen } from "#lib/vocabularies/suggest-term";
import { lockUser } from "./lock-user";
import { pagesNaming } from "./profile";

/** What has to be typed. */
export const erasureWord = { fr: "effacer", en: "erase" } as const;

/**
 * `tags`: the cached pages that show the name.
 * @throws DomainError invalid (the word was not typed), conflict lastAdministrator
 */
export async function eraseAccount(
  actor: Actor | null,
  { typed }: { typed: string },
  now = new Date(),
): Promise<{ tags: string[] }> {
  authorise(actor, "propose");
  const words: readonly string[] = Object.values(erasureWord);
  if (!words.includes(fold(typed).trim()))
    throw new DomainError("invalid", "erasureNotTyped", {}, [{ path: "typed", code: "erasureWord" }]);
  return db.$transaction((tx) => erasePerson(tx, actor.id, { actorId: actor.id }, now));
}

/**
 * The same within an act that has begun.
 * @param by who does it: null when the clock does, and why
 * @throws DomainError conflict lastAdministrator, not-found
 */
export async function erasePerson(
  tx: Transaction,
  userId: string,
  by: { actorId: string | null; because?: "silence" },
  now: Date,
): Promise<{ tags: string[] }> {
  await keepAnAdministrator(tx, userId);
  const { email, name } = await lockUser(tx, userId);
  const pages = await pagesNaming(tx, userId);
  await leaveProposals(tx, userId, now);
  await forgetMails(tx, { id: userId, email, name });
  if (email !== null) await eraseAddress(tx, { email, actorId: userId }, now);
  const held = await leaveAllTeams(tx, { id: userId, email }, now);
  await tx.notification.deleteMany({ where: { userId: userId } });
  await tx.notificationSetting.deleteMany({ where: { userId: userId } });
  // The views that colleagues use stay, without their maker.
  await tx.queueView.deleteMany({ where: { ownerId: userId, shared: false } });
  await tx.queueView.updateMany({ where: { ownerId: userId }, data: { ownerId: null } });
  await tx.addressReading.deleteMany({ where: { userId: userId } });
  // Public ones too: they are a person's words under their name, and no entry's history needs them.
  await tx.selection.deleteMany({ where: { ownerId: userId } });
  await forgetImports(tx, userId);
  await tx.emailChange.deleteMany({ where: { userId: userId } });
  await tx.account.deleteMany({ where: { userId: userId } });
  await tx.session.deleteMany({ where: { userId: userId } });
  await tx.passkey.deleteMany({ where: { userId: userId } });
  await tx.passkeyChallenge.deleteMany({ where: { userId: userId } });
  await tx.recoveryCode.deleteMany({ where: { userId: userId } });
  await tx.apiToken.deleteMany({ where: { userId: userId } });
  await tx.answeredRequest.deleteMany({ where: { userId: userId } });
  await tx.webhook.deleteMany({ where: { userId: userId } });
  await tx.levelChange.deleteMany({ where: { userId: userId } });
  await tx.user.update({
    where: { id: userId },
    data: {
      name: messages("fr").account.erasedName,
      email: null,
      emailVerified: null,
      role: "contributor",
      language: "fr",
      level: "newcomer",
      levelHeldAt: null,
      erasedAt: now,
      silenceWarnedAt: null,
    },
  });
  await audit(tx, now, {
    actorId: by.actorId,
    action: "user.erase",
    object: "user",
    objectId: userId,
    ...(by.because && { details: { because: by.because } }),
  });
  return { tags: [...pages, ...held] };
}

/** All administrators are locked, in one order: of two who leave at once, one stays. */
async function keepAnAdministrator(tx: Transaction, userId: string): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string; blocked: boolean }[]>`
    SELECT id, blocked_at IS NOT NULL AS blocked FROM "user" WHERE role = 'admin' ORDER BY id FOR NO KEY UPDATE`;
  const others = admins.filter(({ id, blocked }) => id !== userId && !blocked);
  if (admins.some(({ id }) => id === userId) && others.length === 0)
    throw new DomainError("conflict", "lastAdministrator");
}

/** What was read of their files and never proposed goes; what was stays with its proposals, without the file's name. */
async function forgetImports(tx: Transaction, authorId: string): Promise<void> {
  await tx.batchLine.deleteMany({ where: { batch: { authorId }, revisionId: null } });
  await tx.batch.deleteMany({ where: { authorId, lines: { none: {} } } });
  await tx.batch.updateMany({ where: { authorId }, data: { fileName: "-" } });
}

async function leaveProposals(tx: Transaction, userId: string, now: Date): Promise<void> {
  const neverSent = { authorId: userId, state: "draft", submittedAt: null } as const;
  await tx.comment.deleteMany({ where: { revision: neverSent } });
  await tx.revision.deleteMany({ where: neverSent });
  const unfinished = await tx.revision.findMany({
    where: { authorId: userId, state: { in: ["draft", "changes_requested"] } },
    select: { id: true },
  });
  for (const { id } of unfinished) {
    const { count } = await tx.revision.updateMany({
      where: { id, state: { in: ["draft", "changes_requested"] } },
      data: {
        state: "withdrawn",
        version: { increment: 1 },
        updatedAt: now,
        claimedById: null,
        claimedAt: null,
      },
    });
    await withdrawOpen(tx, { revisionId: id }, userId, now);
    if (count > 0)
      await audit(tx, now, {
        actorId: userId,
        action: "revision.withdraw",
        object: "revision",
        objectId: id,
      });
  }
  await tx.revision.updateMany({ where: { assigneeId: userId }, data: { assigneeId: null } });
  await tx.freshnessAsk.deleteMany({ where: { userId } });
  await tx.confirmation.updateMany({ where: { userId }, data: { userId: null } });
  await tx.report.updateMany({
    where: { claimedById: userId },
    data: { claimedById: null, claimedAt: null },
  });
  await tx.revision.updateMany({
    where: { claimedById: userId },
    data: { claimedById: null, claimedAt: null },
  });
}

/** Links that were sent, mails kept by the demonstration (those of others may name the person), and their jobs. */
async function forgetMails(
  tx: Transaction,
  { id, email, name }: { id: string; email: string | null; name: string },
): Promise<void> {
  // The id of a notification is that of its job. What a mail server answered may hold the address.
  await tx.$executeRaw`
    DELETE FROM pgboss.job WHERE name IN ('mail', 'mail-failed') AND (
      id IN (SELECT id FROM notification WHERE user_id = ${id}::uuid)
      OR id IN (SELECT id FROM page_claim WHERE user_id = ${id}::uuid)
      OR id IN (SELECT id FROM team_invitation WHERE email = ${email})
      OR data ->> 'userId' = ${id}
      OR EXISTS (SELECT FROM unnest(${await addressesOf(tx, id, email)}::text[]) AS address
        WHERE position(lower(address) IN lower(coalesce(output::text, ''))) > 0)
    )`;
  if (email !== null) await forgetReports(tx, email);
  if (email !== null) await tx.verificationToken.deleteMany({ where: { identifier: email } });
  await tx.$executeRaw`
    DELETE FROM kept_mail
    WHERE position(${name} IN subject || ' ' || text) > 0 OR "to" = ${email} OR position(${email} IN text) > 0`;
}

/** Every address of theirs that a mail was sent to: the account's, the one that was wanted, those that prove a claim. */
async function addressesOf(tx: Transaction, userId: string, email: string | null): Promise<string[]> {
  const change = await tx.emailChange.findUnique({ where: { userId }, select: { newEmail: true } });
  const claims = await tx.pageClaim.findMany({
    where: { userId, email: { not: null } },
    select: { email: true },
  });
  return [email, change?.newEmail, ...claims.map((claim) => claim.email)].filter(
    (one) => typeof one === "string",
  );
}

/** What they reported from the same address: nobody can be answered any more, and what was answered needs no words of theirs. */
async function forgetReports(tx: Transaction, email: string): Promise<void> {
  await tx.report.updateMany({
    where: { email, state: { not: "open" } },
    data: { email: null, body: null, person: null },
  });
  await tx.report.updateMany({ where: { email }, data: { email: null } });
}
