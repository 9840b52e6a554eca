/**
 * Everything that the database holds about a person, for that person (RGPD, articles 15 and 20). What others wrote in
 * confidence, and who they are, is theirs: notes of moderators are left out, and who decided is not named.
 */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { limitAct } from "#lib/rate-limit";
import { readableProposals } from "./readable-proposals";
import { lastVisit } from "./sessions";

const HOUR_MS = 3_600_000;
const EXPORTS_PER_HOUR = 10;

/** Plain data, ready for JSON. @throws DomainError too-many */
export async function exportOwnData(actor: Actor | null, now = new Date()) {
  authorise(actor, "propose");
  return db.$transaction(
    async (tx) => {
      const limit = {
        name: "export.account",
        value: actor.id,
        max: EXPORTS_PER_HOUR,
        windowMs: HOUR_MS,
      };
      await limitAct(tx, [limit], now);
      await audit(tx, now, { actorId: actor.id, action: "user.export", object: "user", objectId: actor.id });
      const account = await tx.user.findUniqueOrThrow({ where: { id: actor.id } });
      return {
        exportedAt: now,
        account,
        ...(await waysIn(tx, actor.id, account.email)),
        ...(await contributions(tx, actor.id)),
        ...(await reported(tx, actor.id, account.email)),
        ...(await teams(tx, actor.id, account.email)),
        ...(await told(tx, actor.id, account.email)),
        ...(await alerts(tx, account.email)),
        audit: await auditLines(tx, actor.id),
      };
    },
    { timeout: 30_000 },
  );
}

/** Without what a session or a link could be forged from. */
async function waysIn(tx: Transaction, userId: string, email: string | null) {
  const sessions = await tx.session.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { id: true, createdAt: true, expires: true, provedAt: true, passkeyId: true },
  });
  return {
    sessions: sessions.map((session) => ({ ...session, lastVisit: lastVisit(session.expires) })),
    identities: await tx.account.findMany({ where: { userId }, orderBy: { createdAt: "asc" } }),
    passkeys: await tx.passkey.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      omit: { credentialId: true, publicKey: true, counter: true },
    }),
    recoveryCodes: await tx.recoveryCode.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      select: { createdAt: true, usedAt: true },
    }),
    passkeysAsked: await tx.passkeyChallenge.findMany({ where: { userId }, select: { expires: true } }),
    apiTokens: await tx.apiToken.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      omit: { hash: true },
    }),
    emailChange: await tx.emailChange.findUnique({
      where: { userId },
      select: { userId: true, newEmail: true, oldConfirmedAt: true, newConfirmedAt: true, expires: true },
    }),
    signInLinks:
      email === null
        ? []
        : await tx.verificationToken.findMany({
            where: { identifier: email },
            select: { identifier: true, expires: true },
          }),
  };
}

async function contributions(tx: Transaction, userId: string) {
  const inOrder = { orderBy: { createdAt: "asc" } } as const;
  return {
    proposals: await readableProposals(
      tx,
      await tx.revision.findMany({
        where: { authorId: userId },
        ...inOrder,
        omit: { claimedById: true, assigneeId: true },
        include: {
          entry: { select: { removed: true } },
          decisions: {
            orderBy: { decidedAt: "asc" },
            omit: { moderatorId: true },
          },
        },
      }),
    ),
    comments: await tx.comment.findMany({ where: { authorId: userId }, ...inOrder, omit: { askedId: true } }),
    notesThatNameThem: await tx.commentMention.findMany({ where: { userId }, select: { commentId: true } }),
    // Not what they decided on: others wrote it.
    decisions: await tx.decision.findMany({
      where: { moderatorId: userId },
      orderBy: { decidedAt: "asc" },
      omit: { applied: true, seenChanges: true },
    }),
    proposalsTakenForReview: await tx.revision.findMany({
      where: { claimedById: userId },
      ...inOrder,
      select: { id: true, title: true, claimedAt: true },
    }),
    proposalsInTheirFile: await tx.revision.findMany({
      where: { assigneeId: userId },
      ...inOrder,
      select: { id: true, title: true },
    }),
    queueViews: await tx.queueView.findMany({ where: { ownerId: userId }, ...inOrder }),
    vocabularySuggestions: await tx.vocabularySuggestion.findMany({
      where: { authorId: userId },
      ...inOrder,
      omit: { settledById: true },
    }),
    suggestionsSettled: await tx.vocabularySuggestion.findMany({
      where: { settledById: userId },
      ...inOrder,
      select: { id: true, kind: true, name: true, state: true, answer: true, settledAt: true },
    }),
    addressReadings: await tx.addressReading.findMany({
      where: { userId },
      orderBy: { readAt: "asc" },
      select: { id: true, typed: true, failure: true, readAt: true },
    }),
    /** The files that they imported, with what was read of them, and what they asked of imports. */
    imports: await tx.batch.findMany({
      where: { authorId: userId },
      ...inOrder,
      include: { lines: { orderBy: { position: "asc" }, omit: { batchId: true, key: true } } },
    }),
    actsOnImports: await tx.batchAct.findMany({ where: { actorId: userId }, ...inOrder }),
    /** The servers of theirs that are told, with the deliveries kept; not what signs them. */
    webhooks: await tx.webhook.findMany({
      where: { userId },
      ...inOrder,
      omit: { secret: true },
      include: { deliveries: { ...inOrder, omit: { webhookId: true } } },
    }),
    /** What the API answered to their programs. */
    answeredRequests: await tx.answeredRequest.findMany({
      where: { userId },
      orderBy: { at: "asc" },
      omit: { bodyHash: true },
    }),
    selections: await tx.selection.findMany({
      where: { ownerId: userId },
      ...inOrder,
      include: {
        items: {
          // What was taken down is named nowhere.
          where: { entry: { removed: false } },
          orderBy: { position: "asc" },
          select: {
            id: true,
            position: true,
            note: true,
            addedAt: true,
            entry: { select: { slug: true } },
          },
        },
        acts: { orderBy: { at: "asc" }, omit: { byId: true } },
      },
    }),
    /** Those of others that they hid or showed again. */
    selectionsModerated: await tx.selectionAct.findMany({
      where: { byId: userId },
      orderBy: { at: "asc" },
      select: { id: true, hides: true, reason: true, at: true },
    }),
    vocabularyChanges: await tx.vocabularyChange.findMany({
      where: { actorId: userId },
      orderBy: { at: "asc" },
    }),
  };
}

/** Teams they are in, what they asked for and were asked, what happened that is about them; nobody else in it. */
async function teams(tx: Transaction, userId: string, email: string | null) {
  const inOrder = { orderBy: { createdAt: "asc" } } as const;
  return {
    teams: await tx.teamMember.findMany({
      where: { userId },
      orderBy: { since: "asc" },
      include: { team: { select: { organisation: pageName.organisation, entry: pageName.entry } } },
    }),
    joinRequests: await tx.joinRequest.findMany({ where: { userId }, ...inOrder }),
    pageClaims: await tx.pageClaim.findMany({ where: { userId }, ...inOrder, omit: { settledById: true } }),
    /** Those that they answered, without whose they were. */
    pageClaimsSettled: await tx.pageClaim.findMany({
      where: { settledById: userId },
      ...inOrder,
      select: { id: true, state: true, settledAt: true, reason: true },
    }),
    /** Those sent to them; of those that they sent, not to whom. */
    invitationsReceived:
      email === null
        ? []
        : await tx.teamInvitation.findMany({ where: { email }, ...inOrder, omit: { invitedById: true } }),
    invitationsSent: await tx.teamInvitation.findMany({
      where: { invitedById: userId },
      ...inOrder,
      omit: { email: true },
    }),
    teamNews: await tx.teamNews.findMany({ where: { userId }, orderBy: { at: "asc" }, omit: { byId: true } }),
  };
}

const pageName = {
  organisation: { select: { name: true } },
  entry: { select: { slug: true } },
} as const;

/** What they reported with their address, and what they answered to others, without what those wrote. */
async function reported(tx: Transaction, userId: string, email: string | null) {
  const inOrder = { orderBy: { createdAt: "asc" } } as const;
  return {
    reports:
      email === null
        ? []
        : await tx.report.findMany({
            where: { email },
            ...inOrder,
            select: {
              reference: true,
              kind: true,
              state: true,
              person: true,
              body: true,
              email: true,
              createdAt: true,
              dueAt: true,
              closedAt: true,
              answer: true,
            },
          }),
    confirmations: await tx.confirmation.findMany({
      where: { userId },
      orderBy: { at: "asc" },
      select: { id: true, at: true, entryVersion: true, entryId: true },
    }),
    confirmationsAsked: await tx.freshnessAsk.findMany({
      where: { userId },
      orderBy: { askedAt: "asc" },
      select: { id: true, askedAt: true, entryId: true },
    }),
    reportsAnswered: await tx.report.findMany({
      where: { OR: [{ closedById: userId }, { claimedById: userId }] },
      ...inOrder,
      select: { reference: true, kind: true, state: true, claimedAt: true, closedAt: true, answer: true },
    }),
  };
}

async function told(tx: Transaction, userId: string, email: string | null) {
  return {
    notifications: await tx.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" } }),
    notificationSettings: await tx.notificationSetting.findMany({ where: { userId } }),
    levelChanges: await tx.levelChange.findMany({
      where: { userId },
      orderBy: { at: "asc" },
      omit: { actorId: true },
    }),
    quarantines: await tx.quarantine.findMany({
      where: { userId },
      orderBy: { setAt: "asc" },
      omit: { setById: true, liftedById: true },
    }),
    /** As a moderator or an administrator: what they decided, not on whom. */
    trustActs: {
      levelsHeld: await tx.levelChange.findMany({
        where: { actorId: userId },
        orderBy: { at: "asc" },
        select: { id: true, at: true, to: true, cause: true, reason: true },
      }),
      samplesSeen: await tx.sampledDecision.findMany({ where: { seenById: userId }, orderBy: { at: "asc" } }),
      quarantines: await tx.quarantine.findMany({
        where: { OR: [{ setById: userId }, { liftedById: userId }] },
        orderBy: { setAt: "asc" },
        select: { id: true, reason: true, setAt: true, liftedAt: true },
      }),
      formsGuarded: await tx.formGuard.findMany({
        where: { raisedById: userId },
        select: { reason: true, raisedAt: true },
      }),
    },
    /** In the demonstration, where mails are kept instead of sent; their text names others and holds links that work. */
    keptMails:
      email === null
        ? []
        : await tx.keptMail.findMany({
            where: { to: email },
            orderBy: { keptAt: "asc" },
            select: { id: true, to: true, subject: true, keptAt: true },
          }),
  };
}

/** What the address of the account follows, and what was mailed of it lately. */
async function alerts(tx: Transaction, email: string | null) {
  const subscriber =
    email === null
      ? null
      : await tx.subscriber.findUnique({
          where: { email },
          select: {
            createdAt: true,
            failingSince: true,
            subscriptions: {
              orderBy: { createdAt: "asc" },
              omit: { id: true, subscriberId: true },
              include: { reminded: { omit: { subscriptionId: true }, orderBy: { at: "asc" } } },
            },
            mails: { orderBy: { createdAt: "asc" }, omit: { id: true, subscriberId: true } },
          },
        });
  return { alerts: subscriber };
}

/** What they did, and what was done to their account; of what they did to others' accounts, not whose. */
async function auditLines(tx: Transaction, userId: string) {
  const lines = await tx.auditEvent.findMany({
    where: { OR: [{ actorId: userId }, { object: "user", objectId: userId }] },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return lines.map(({ actorId, object, objectId, ...line }) => ({
    ...line,
    by: actorId === userId ? "you" : actorId === null ? "nobody signed in" : "someone else",
    object,
    objectId: object === "user" && objectId !== userId ? "someone else" : objectId,
  }));
}
