/**
 * A moderator accepts many proposals of new entries at once, as they are: each has its own decision, on the version that
 * was seen, and what is wrong with one leaves it aside and not the others. What decide.ts does for one, in one
 * transaction for all. It tells nobody and changes nobody's level: who asked for them all tells their author once.
 */
import { v7 as uuid } from "uuid";
import { auditAll } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import type { Published } from "#lib/entries/publish";
import { type NewEntry, publishNew } from "#lib/entries/publish-new";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { canonicalChanges, type MergedTerms } from "#lib/vocabularies/canonical";
import { type Changes, merge } from "./changes";
import { refuseIfClaimedByOther } from "./claim";
import { type LockedRevision, lockNewRevisions } from "./lock";
import { sidesOf } from "./names";
import { refuseIfMoved, refuseWithoutReason } from "./refusals";

export interface AcceptNew {
  /** The version of each that the moderator had before their eyes. */
  items: readonly { id: string; seenVersion: number }[];
  /** In the moderator's words, the same for all; optional. */
  reason: string | null;
  /** What its caller writes of those that are accepted, in the same transaction. */
  note: (tx: Transaction, accepted: string[]) => Promise<void>;
}

export interface AcceptedNew {
  accepted: ReadonlySet<string>;
  refused: ReadonlyMap<string, DomainError>;
  /** The cache tags of the public pages that all of them change. */
  tags: string[];
}

/**
 * What is not a proposal of a new entry, or not any more, is in neither list: `decide` is for those.
 * @throws DomainError forbidden, invalid (the reason)
 */
export async function acceptNew(
  moderator: Actor | null,
  { items, reason: typed, note }: AcceptNew,
  now = new Date(),
): Promise<AcceptedNew> {
  authorise(moderator, "review");
  const reason = typed ? tidyText(typed) : null;
  refuseWithoutReason({ verdict: "accepted", reasonCode: null }, reason);
  return db.$transaction(async (tx) => {
    const seen = new Map(items.map(({ id, seenVersion }) => [id, seenVersion]));
    const refused = new Map<string, DomainError>();
    const locked = await lockNewRevisions(tx, [...seen.keys()]);
    const free: LockedRevision[] = [];
    for (const revision of locked) {
      const refusal = await refusalOf(() => refuse(tx, moderator, revision, seen.get(revision.id) ?? 0, now));
      if (refusal) refused.set(revision.id, refusal);
      else free.push(revision);
    }
    const terms = await readMergedTerms(
      tx,
      free.flatMap(({ changes }) => sidesOf(asChanges(changes))),
    );
    const settled: Settled[] = [];
    for (const revision of free) {
      const refusal = await refusalOf(() => settled.push(settleNew(revision, terms)));
      if (refusal) refused.set(revision.id, refusal);
    }
    const { published, tags } = await publishNew(tx, now, settled);
    const written: Written[] = [];
    for (const [index, one] of settled.entries()) {
      const { entry, issues = [] } = published[index] ?? {};
      if (entry) written.push({ ...one, entry, decisionId: uuid() });
      else refused.set(one.revision.id, invalid(issues));
    }
    const accepted = written.map(({ revision }) => revision.id);
    await record(tx, moderator, written, reason, now);
    await note(tx, accepted);
    return { accepted: new Set(accepted), refused, tags };
  });
}

async function refusalOf(act: () => unknown): Promise<DomainError | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

async function refuse(
  tx: Transaction,
  moderator: Actor,
  revision: LockedRevision,
  seenVersion: number,
  now: Date,
): Promise<void> {
  if (revision.authorId === moderator.id) throw new DomainError("forbidden", "ownProposal");
  await refuseIfMoved(tx, revision, { verdict: "accepted", seenVersion });
  refuseIfClaimedByOther(revision, moderator, now);
}

interface Settled extends NewEntry {
  revision: LockedRevision;
  applied: Changes;
}

/** What the proposal makes of an entry with nothing in it: nobody else can have changed that. */
function settleNew(revision: LockedRevision, terms: MergedTerms): Settled {
  const changes = canonicalChanges(asChanges(revision.changes), terms);
  const { applied, ...settled } = merge(emptyContent(revision.type), changes);
  const { content, issues } = validateContent(revision.type, settled.content);
  if (!content) throw invalid(issues);
  return { revision, type: revision.type, content, applied };
}

const invalid = (issues: DomainError["issues"]) => new DomainError("invalid", "invalidContent", {}, issues);

interface Written extends Settled {
  entry: Published;
  decisionId: string;
}

/** The decisions, what becomes of the proposals, the lines of the audit. */
async function record(
  tx: Transaction,
  moderator: Actor,
  written: readonly Written[],
  reason: string | null,
  now: Date,
): Promise<void> {
  if (written.length === 0) return;
  await tx.decision.createMany({
    data: written.map(({ revision, entry, applied, decisionId }) => ({
      id: decisionId,
      revisionId: revision.id,
      moderatorId: moderator.id,
      verdict: "accepted" as const,
      reason,
      seenVersion: revision.version,
      applied,
      entryId: entry.id,
      entryVersion: entry.version,
      decidedAt: now,
    })),
  });
  const ids = written.map(({ decisionId }) => decisionId);
  await tx.$executeRaw`
    UPDATE revision r SET state = 'accepted', version = r.version + 1, updated_at = ${now},
      claimed_by_id = NULL, claimed_at = NULL, entry_id = d.entry_id
    FROM decision d WHERE d.id = ANY (${ids}::uuid[]) AND r.id = d.revision_id`;
  await auditAll(
    tx,
    now,
    written.map(({ revision, entry, decisionId }) => ({
      actorId: moderator.id,
      action: "decision.accepted",
      object: "revision" as const,
      objectId: revision.id,
      details: { decisionId, entryId: entry.id, entryVersion: entry.version },
    })),
  );
}
