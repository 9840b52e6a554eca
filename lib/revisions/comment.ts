/** The author of a proposal, or a moderator, writes in its thread. */
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import { jobIdOf } from "#lib/jobs";
import { limitPerson } from "#lib/limits";
import { notify } from "#lib/notify";
import { type Actor, authorise, can } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { listColleagues, requireColleague } from "./claim";
import { type LockedRevision, lockRevision } from "./lock";
import { mentionedIn } from "./mentions";
import { MAX_COMMENT } from "./thread-limits";

export interface Comment {
  revisionId: string;
  body: string;
  /** Between moderators: the author of the proposal never sees it, in no output. */
  internal: boolean;
  /**
   * The moderator whose opinion the note asks for, who is told; only an internal one asks. Those whom it names after an at
   * sign (mentions.ts) are asked and told likewise.
   */
  askedId?: string | null;
  /** One a form: the same text sent twice from the same form is one comment. */
  idempotencyKey: string;
}

/** Messages of a thread: all of them are on its page. */
const MAX_IN_THREAD = 500;

/**
 * Possible in any state once the proposal has been sent: a decision may need explaining. Returns the comment's id.
 * @throws DomainError not-found (also for who may not read the proposal), forbidden (an internal note on one's own),
 * invalid (nothing written, too long, nobody to ask), too-many
 */
export async function comment(actor: Actor | null, written: Comment, now = new Date()): Promise<string> {
  authorise(actor, "propose");
  return db.$transaction((tx) => commentIn(tx, actor, written, now));
}

/** The same inside a transaction. */
export async function commentIn(
  tx: Transaction,
  actor: Actor,
  { revisionId, body: typed, internal, askedId = null, idempotencyKey }: Comment,
  now: Date,
): Promise<string> {
  const body = tidyText(typed);
  refuseLength(body);
  const id = jobIdOf("comment", actor.id, revisionId, idempotencyKey, internal ? "internal" : "public", body);
  const revision = await lockRevision(tx, revisionId);
  const own = revision.authorId === actor.id;
  if (revision.submittedAt === null || !(own || can(actor, "review"))) {
    throw new DomainError("not-found", "notFound");
  }
  if ((internal && own) || (askedId !== null && !internal)) throw new DomainError("forbidden", "notAllowed");
  if (await tx.comment.findUnique({ where: { id }, select: { id: true } })) return id;
  await refuseTooMany(tx, actor, revisionId, now);
  if (askedId !== null) await refuseToAsk(tx, actor, revision, askedId);
  const mentioned = internal ? await listMentioned(tx, actor, revision, body) : [];
  await tx.comment.create({
    data: { id, revisionId, authorId: actor.id, internal, askedId, body, createdAt: now },
  });
  await tx.commentMention.createMany({ data: mentioned.map((userId) => ({ commentId: id, userId })) });
  await audit(tx, now, {
    actorId: actor.id,
    action: "comment.create",
    object: "revision",
    objectId: revisionId,
    details: {
      commentId: id,
      internal,
      ...(askedId !== null && { askedId }),
      ...(mentioned.length > 0 && { mentioned }),
    },
  });
  const told = await concerned(tx, revision, actor, internal);
  const asked = new Set([...(askedId === null ? [] : [askedId]), ...mentioned]);
  for (const userId of new Set([...told, ...asked])) {
    const kind = asked.has(userId) ? "opinion" : "message";
    await notify(tx, now, { userId, kind, event: id, revisionId, commentId: id });
  }
  return id;
}

/** An opinion is asked of someone else, who may decide on the proposal. */
async function refuseToAsk(tx: Transaction, actor: Actor, revision: LockedRevision, askedId: string) {
  const asked = await requireColleague(tx, actor, revision, askedId);
  if (asked.id === actor.id) throw new DomainError("invalid", "noSuchColleague");
}

async function listMentioned(
  tx: Transaction,
  actor: Actor,
  { authorId }: LockedRevision,
  body: string,
): Promise<string[]> {
  if (!body.includes("@")) return [];
  return mentionedIn(body, await listColleagues(tx, actor, authorId)).map(({ id }) => id);
}

function refuseLength(body: string): void {
  if (body === "") {
    throw new DomainError("invalid", "messageMissing", {}, [{ path: "body", code: "required" }]);
  }
  if (body.length > MAX_COMMENT) {
    const params = { max: MAX_COMMENT };
    throw new DomainError("invalid", "messageTooLong", params, [{ path: "body", code: "tooLong", params }]);
  }
}

async function refuseTooMany(tx: Transaction, actor: Actor, revisionId: string, now: Date): Promise<void> {
  await limitPerson(tx, actor, "message", now);
  if ((await tx.comment.count({ where: { revisionId } })) >= MAX_IN_THREAD) {
    throw new DomainError("too-many", "threadFull");
  }
}

/**
 * Those who are told: the author, of what a moderator does not keep internal; and the moderators who have to do with
 * the proposal, because they decided on it, hold it or wrote in its thread. Never the one who writes.
 */
async function concerned(
  tx: Transaction,
  revision: LockedRevision,
  writer: Actor,
  internal: boolean,
): Promise<Set<string>> {
  const { id, authorId } = revision;
  const moderators = await tx.user.findMany({
    where: {
      role: { in: ["moderator", "admin"] },
      blockedAt: null,
      id: { notIn: [authorId, writer.id] },
      OR: [
        { decisions: { some: { revisionId: id } } },
        { comments: { some: { revisionId: id } } },
        { claims: { some: { id } } },
      ],
    },
    select: { id: true },
  });
  const told = new Set(moderators.map((one) => one.id));
  if (!internal && writer.id !== authorId) told.add(authorId);
  return told;
}
