/** A moderator decides on the version of a proposal that they saw; accepted, it becomes the entry's next version. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { type Published, publish } from "#lib/entries/publish";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { canonicalChanges, NOTHING_MERGED, namesTerms } from "#lib/vocabularies/canonical";
import { type Changes, type Choices, settle } from "./changes";
import { refuseIfClaimedByOther } from "./claim";
import { isClosedTo } from "./closed";
import { type LockedRevision, lockRevision, lockRevisionAndEntry } from "./lock";
import { movedSinceChosen, refuseIfMoved, refuseWithoutReason } from "./refusals";
import type { Rule } from "./rules";

export type Verdict = "accepted" | "changes_requested" | "rejected";

export interface Decide {
  id: string;
  /** The version of the proposal that the moderator had before their eyes. */
  seenVersion: number;
  verdict: Verdict;
  /** From `reasonCodes`; null when accepted. */
  reasonCode: string | null;
  /** In the moderator's words; needed unless accepted. */
  reason: string | null;
  /** What they make of some fields when they accept; the others merge by themselves. */
  choices?: Choices;
  /** The version of the entry on which they chose: what moved since in the fields chosen is a conflict again. */
  seenEntryVersion?: number;
  /** The address of a new entry, for imports; otherwise made from the title. */
  slug?: string;
}

export interface Decided {
  decisionId: string;
  /** The entry written, or null when the proposal was not accepted. */
  entry: Published | null;
  /** The cache tags of the public pages that the decision changes. */
  tags: string[];
}

/**
 * @throws DomainError forbidden (role, one's own), not-found, invalid (reason, content), conflict (decided by
 * someone else, rewritten since, claimed by another, the entry moved on the same fields)
 */
export async function decide(moderator: Actor | null, decision: Decide, now = new Date()): Promise<Decided> {
  authorise(moderator, "review");
  const reason = decision.reason ? tidyText(decision.reason) : null;
  refuseWithoutReason(decision, reason);
  const lock = decision.verdict === "accepted" ? lockRevisionAndEntry : lockRevision;
  return db.$transaction(async (tx) => {
    const revision = await lock(tx, decision.id);
    if (revision.authorId === moderator.id) throw new DomainError("forbidden", "ownProposal");
    await refuseIfMoved(tx, revision, decision);
    refuseIfClaimedByOther(revision, moderator, now);
    const decided = await record(tx, moderator, revision, { ...decision, reason, rule: null }, now);
    await notify(tx, now, {
      userId: revision.authorId,
      kind: "decision",
      event: decided.decisionId,
      revisionId: revision.id,
      decisionId: decided.decisionId,
    });
    return decided;
  });
}

/**
 * Accepts a moderator's own act at once, in the transaction that made its revision: the one case in which someone
 * decides on what they wrote, and the decision names the rule that lets them.
 * @throws DomainError conflict (the entry moved on the same fields, nothing to change), invalid (content)
 */
export async function decideByRule(
  tx: Transaction,
  moderator: Actor,
  { revisionId, rule, reasonCode = null, reason = null }: ByRule,
  now: Date,
): Promise<Decided> {
  authorise(moderator, "review");
  const revision = await lockRevisionAndEntry(tx, revisionId);
  if (revision.authorId !== moderator.id || revision.state !== "submitted") {
    throw new DomainError("conflict", "notPossibleInThisState");
  }
  const seenVersion = revision.version;
  return record(tx, moderator, revision, { seenVersion, verdict: "accepted", reasonCode, reason, rule }, now);
}

export interface ByRule {
  revisionId: string;
  rule: Rule;
  reasonCode?: string | null;
  reason?: string | null;
}

type Recorded = Omit<Decide, "id"> & { rule: Rule | null };

/** Writes what was decided: the entry when accepted, the decision, the revision's state, the line of the audit. */
async function record(
  tx: Transaction,
  moderator: Actor,
  revision: LockedRevision,
  decision: Recorded,
  now: Date,
): Promise<Decided> {
  const { verdict, reasonCode, reason, seenVersion, rule } = decision;
  const accepted = verdict === "accepted" ? await accept(tx, revision, decision, now) : null;
  const decisionId = uuid();
  await tx.decision.create({
    data: {
      id: decisionId,
      revisionId: revision.id,
      moderatorId: moderator.id,
      verdict,
      reasonCode,
      reason,
      seenVersion,
      rule,
      ...(verdict === "changes_requested" && { seenChanges: asChanges(revision.changes) }),
      ...(accepted && {
        applied: accepted.applied,
        entryId: accepted.entry.id,
        entryVersion: accepted.entry.version,
      }),
      decidedAt: now,
    },
    select: { id: true },
  });
  // Many: of one, it would be read back.
  await tx.revision.updateMany({
    where: { id: revision.id },
    data: {
      state: verdict,
      version: { increment: 1 },
      updatedAt: now,
      claimedById: null,
      claimedAt: null,
      ...(accepted && { entryId: accepted.entry.id }),
    },
  });
  await audit(tx, now, {
    actorId: moderator.id,
    action: `decision.${verdict}`,
    object: "revision",
    objectId: revision.id,
    details: {
      decisionId,
      ...(rule && { rule }),
      ...(accepted && { entryId: accepted.entry.id, entryVersion: accepted.entry.version }),
    },
  });
  return { decisionId, entry: accepted?.entry ?? null, tags: accepted?.tags ?? [] };
}

interface Accepted {
  entry: Published;
  applied: Changes;
  tags: string[];
}

/** Writes the entry; it and the vocabularies are locked with the revision. */
async function accept(
  tx: Transaction,
  revision: LockedRevision,
  { choices = {}, seenEntryVersion, slug }: Pick<Decide, "choices" | "seenEntryVersion" | "slug">,
  now: Date,
): Promise<Accepted> {
  const current = revision.entryId ? await getCurrentEntry(tx, { id: revision.entryId }) : null;
  const proposed = asChanges(revision.changes);
  const terms = namesTerms(proposed) ? await readMergedTerms(tx) : NOTHING_MERGED;
  const changes = canonicalChanges(proposed, terms);
  if (current && isClosedTo(current.content, changes)) {
    throw new DomainError("conflict", "archivedEntry");
  }
  const settled = settle(current?.content ?? emptyContent(revision.type), changes, choices);
  const moved = [
    ...settled.conflicts.map(({ field }) => field),
    ...(current ? await movedSinceChosen(tx, current, Object.keys(choices), seenEntryVersion) : []),
  ];
  if (moved.length > 0) throw new DomainError("conflict", "entryMoved", { fields: moved.join(" ") });
  if (Object.keys(settled.applied).length === 0) {
    throw new DomainError("conflict", Object.keys(choices).length > 0 ? "nothingKept" : "alreadySo");
  }
  const { content, issues } = validateContent(revision.type, settled.content);
  if (!content) throw new DomainError("invalid", "invalidContent", {}, issues);
  return { ...(await publish(tx, now, revision.type, content, current, slug)), applied: settled.applied };
}
