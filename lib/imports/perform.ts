/** What an act does to one line of a batch. Each is a use case of its own, and can be done again without harm. */
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { asContent } from "#lib/entries/content-json";
import { DomainError, type ErrorParams } from "#lib/errors";
import { jobIdOf } from "#lib/jobs";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { archive, unarchive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { proposeIn } from "#lib/revisions/propose";
import { putBack, setAside } from "#lib/revisions/set-aside";
import type { RevisionState } from "#lib/revisions/states";
import { submitIn } from "#lib/revisions/submit";
import type { BatchActKind } from "./batch-acts";

export interface PerformedLine {
  batchId: string;
  position: number;
  type: EntryType;
  content: unknown;
  key: string;
  undoneFrom: RevisionState | null;
  revision: { id: string; state: RevisionState; version: number; entry: { slug: string } | null } | null;
}

/** What is done to lines one by one; they are compared many at once (check-lines.ts). */
export type LineAct = Exclude<BatchActKind, "check">;

export interface Act {
  kind: LineAct;
  actor: Actor;
  /** Of the batch. */
  authorId: string;
  reasonCode: string | null;
  reason: string | null;
}

export type Outcome =
  /** `tags`: the cached pages that it changes. */
  | { outcome: "done"; tags: readonly string[] }
  /** Another click, another file or someone else had done it. */
  | { outcome: "already"; tags: readonly string[] }
  | { outcome: "refused"; error: string; params: ErrorParams; tags: readonly string[] };

const done = (tags: readonly string[] = []): Outcome => ({ outcome: "done", tags });
const ALREADY: Outcome = { outcome: "already", tags: [] };

export async function perform(
  act: Act,
  line: PerformedLine,
  seenVersion: number | null,
  now: Date,
): Promise<Outcome> {
  try {
    return await acts[act.kind](act, line, seenVersion, now);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.key === "alreadySo") return ALREADY;
    return { outcome: "refused", error: error.key, params: error.params, tags: [] };
  }
}

type Perform = (act: Act, line: PerformedLine, seenVersion: number | null, now: Date) => Promise<Outcome>;

const make =
  (submitted: boolean): Perform =>
  async ({ actor, authorId }, line, _, now) => {
    const author = { ...actor, id: authorId };
    if (line.revision) return submitted ? sendDraft(author, line.revision, now) : ALREADY;
    return db
      .$transaction((tx) => makeProposal(tx, author, line, submitted, now))
      .catch(async (error: unknown) => {
        // Another file held the same record, and made it meanwhile: this line is none other.
        if (!brokenConstraint(error)?.includes("idempotency")) throw error;
        return ALREADY;
      });
  };

async function makeProposal(
  tx: Transaction,
  author: Actor,
  line: PerformedLine,
  submitted: boolean,
  now: Date,
): Promise<Outcome> {
  const idempotencyKey = await freeKey(tx, author.id, line.key);
  if (!idempotencyKey) return ALREADY;
  const content = asContent(line.content);
  const draft = await proposeIn(
    tx,
    author,
    { type: line.type, baseVersion: 0, content, comment: null, idempotencyKey },
    now,
  );
  await tx.batchLine.update({
    where: { batchId_position: { batchId: line.batchId, position: line.position } },
    data: { revisionId: draft.id, chosen: false },
  });
  return submitted ? sendOrKeep(tx, author, draft, now) : done();
}

/** What is not whole yet stays the draft that it is, and its author is told. */
async function sendOrKeep(
  tx: Transaction,
  author: Actor,
  draft: { id: string; version: number },
  now: Date,
): Promise<Outcome> {
  try {
    await submitIn(tx, author, draft, now, { imported: true });
    return done();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
    return { outcome: "refused", error: "keptAsDraft", params: {}, tags: [] };
  }
}

/**
 * The line's own key; once what it made was withdrawn, the one that follows from it, so that the record can be brought
 * again. Null when it has made a proposal that is there still.
 */
async function freeKey(tx: Transaction, authorId: string, key: string): Promise<string | null> {
  const made = await tx.revision.findUnique({
    where: { authorId_idempotencyKey: { authorId, idempotencyKey: key } },
    select: { id: true, state: true },
  });
  if (!made) return key;
  return made.state === "withdrawn" ? freeKey(tx, authorId, jobIdOf("again", key, made.id)) : null;
}

async function sendDraft(
  author: Actor,
  { id, state, version }: NonNullable<PerformedLine["revision"]>,
  now: Date,
): Promise<Outcome> {
  if (state !== "draft") return ALREADY;
  return db.$transaction((tx) => sendOrKeep(tx, author, { id, version }, now));
}

const verdict =
  (of: "accepted" | "rejected"): Perform =>
  async ({ actor, reasonCode, reason }, { revision }, seenVersion, now) => {
    if (!revision) throw new DomainError("not-found", "notFound");
    if (revision.state === of) return ALREADY;
    const seen = seenVersion ?? revision.version;
    const { tags } = await decide(
      actor,
      { id: revision.id, seenVersion: seen, verdict: of, reasonCode, reason, quiet: true },
      now,
    );
    return done(tags);
  };

const undo: Perform = async (act, line, _, now) => {
  const { revision, batchId } = line;
  if (!revision) throw new DomainError("not-found", "notFound");
  if (revision.state === "accepted") return undoAccepted(act, line, now);
  if (line.undoneFrom !== null) return ALREADY;
  try {
    await setAside(act.actor, { id: revision.id, batchId }, now);
    return done();
  } catch (error) {
    // Accepted between our reading and our act.
    const state = await db.revision.findUnique({ where: { id: revision.id }, select: { state: true } });
    if (state?.state !== "accepted") throw error;
    return undoAccepted(act, line, now);
  }
};

/** The entry is put away; noted first, so that what was put away by an undoing cut short is taken out by the way back. */
async function undoAccepted(
  { actor, reason }: Act,
  { batchId, position, undoneFrom }: PerformedLine,
  now: Date,
): Promise<Outcome> {
  const where = { batchId_position: { batchId, position } };
  const { revision } = await db.batchLine.update({
    where,
    data: { undoneFrom: "accepted" },
    select: { revision: { select: { entry: { select: { slug: true } } } } },
  });
  try {
    const { tags } = await archive(actor, { slug: revision?.entry?.slug ?? "", reason: reason ?? "" }, now);
    return done(tags);
  } catch (error) {
    if (undoneFrom === null) await db.batchLine.update({ where, data: { undoneFrom: null } });
    throw error;
  }
}

const redo: Perform = async ({ actor, reason }, line, _, now) => {
  const { revision, batchId, position } = line;
  if (!revision || line.undoneFrom === null) return ALREADY;
  if (line.undoneFrom !== "accepted") {
    await putBack(actor, { id: revision.id, batchId }, now);
    return done();
  }
  if (!revision.entry) throw new DomainError("not-found", "notFound");
  const unarchived = await unarchive(actor, { slug: revision.entry.slug, reason: reason ?? "" }, now).catch(
    (error: unknown) => {
      if (error instanceof DomainError && error.key === "alreadySo") return null;
      throw error;
    },
  );
  await db.batchLine.updateMany({ where: { batchId, position }, data: { undoneFrom: null } });
  return unarchived ? done(unarchived.tags) : ALREADY;
};

const acts: Readonly<Record<LineAct, Perform>> = {
  draft: make(false),
  submit: make(true),
  accept: verdict("accepted"),
  reject: verdict("rejected"),
  undo,
  redo,
};
