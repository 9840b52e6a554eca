/** A moderator decides on the version of a proposal that they saw; accepted, it becomes the entry's next version. */
import { v7 as uuid } from "uuid";
import { db, type Transaction } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { type Published, publish } from "#lib/entries/publish";
import { type Touch, touchedPages } from "#lib/entries/touched";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { recomputeLevel } from "#lib/trust/recompute";
import {
  canonicalChanges,
  canonicalContent,
  type MergedTerms,
  NOTHING_MERGED,
  namesTerms,
} from "#lib/vocabularies/canonical";
import { absorb, getAbsorbed, movedOnAbsorbed, offersOf } from "./absorb";
import { createActRevision } from "./act-revision";
import { type Changes, type Choices, type Content, diff, type Settled, settle } from "./changes";
import { refuseIfClaimedByOther } from "./claim";
import { isClosedTo } from "./closed";
import { type LockedRevision, lockRevision, lockRevisionAndEntry } from "./lock";
import { authoriseRule } from "./may-by-rule";
import { sidesOf } from "./names";
import { type DecisionRow, recordSql } from "./record-sql";
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
  /** With many others: who asked for them all tells the author once. */
  quiet?: boolean;
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
    if (decision.quiet) return decided;
    if (decision.verdict !== "changes_requested")
      await recomputeLevel(tx, revision.authorId, "decision", now);
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
 * Accepts someone's own act at once, in the transaction that made its revision: the one case in which someone decides on
 * what they wrote, and the decision names the rule that lets them.
 * @throws DomainError forbidden (the rule is not theirs), conflict (the entry moved on the same fields, nothing to change), invalid (content)
 */
export async function decideByRule(
  tx: Transaction,
  moderator: Actor,
  { revisionId, rule, reasonCode = null, reason = null }: ByRule,
  now: Date,
): Promise<Decided> {
  const revision = await lockRevisionAndEntry(tx, revisionId);
  const teamId = await authoriseRule(tx, moderator, rule, revision);
  if (revision.authorId !== moderator.id || revision.state !== "submitted") {
    throw new DomainError("conflict", "notPossibleInThisState");
  }
  const seenVersion = revision.version;
  return record(
    tx,
    moderator,
    revision,
    { seenVersion, verdict: "accepted", reasonCode, reason, rule, teamId },
    now,
  );
}

export interface ByRule {
  revisionId: string;
  rule: Rule;
  reasonCode?: string | null;
  reason?: string | null;
}

type Recorded = Omit<Decide, "id"> & Pick<DecisionRow, "rule" | "teamId">;

/** Writes what was decided: the entry when accepted, the decision, the revision's state, the line of the audit. */
async function record(
  tx: Transaction,
  moderator: Actor,
  revision: LockedRevision,
  decision: Recorded,
  now: Date,
): Promise<Decided> {
  const accepted = decision.verdict === "accepted" ? await accept(tx, revision, decision, now) : null;
  const decisionId = uuid();
  const { entry: written = null, applied = null } = accepted ?? {};
  const recorded = recordSql(revision, { ...decision, id: decisionId, moderator, written, applied }, now);
  if (!accepted) {
    await tx.$executeRaw`WITH ${recorded} done AS (SELECT) SELECT FROM done`;
    return { decisionId, entry: null, tags: [] };
  }
  const { entry, absorbed } = accepted;
  const tags = await touchedPages(tx, accepted.touch, recorded);
  if (!absorbed) return { decisionId, entry, tags };
  const merge = { kept: entry, other: absorbed, decisionId };
  const close = (changes: Changes) => closeAbsorbed(tx, moderator, absorbed, changes, now);
  return { decisionId, entry, tags: [...tags, ...(await absorb(tx, moderator, merge, close, now))] };
}

/** The other entry's own line in its history: a revision of who decided, and the decision of a rule. */
async function closeAbsorbed(
  tx: Transaction,
  moderator: Actor,
  entry: CurrentEntry,
  changes: Changes,
  now: Date,
): Promise<Decided> {
  const revisionId = await createActRevision(tx, moderator, { entry, changes, comment: null }, now);
  return decideByRule(tx, moderator, { revisionId, rule: "merge" }, now);
}

interface Accepted {
  entry: Published;
  applied: Changes;
  touch: Touch;
  /** The entry that becomes one with it. */
  absorbed: CurrentEntry | null;
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
  const terms = namesTerms(proposed)
    ? await readMergedTerms(tx, sidesOf(proposed), revision.entrySlug)
    : NOTHING_MERGED;
  const changes = canonicalChanges(proposed, terms);
  if (current && isClosedTo(current.content, changes)) {
    throw new DomainError("conflict", "archivedEntry");
  }
  const absorbed = current && revision.absorbsId ? await getAbsorbed(tx, revision.absorbsId, current) : null;
  const before = current?.content ?? emptyContent(revision.type);
  // What it says since the merge was proposed can be chosen too.
  const offered = absorbed
    ? offersOf(Object.keys(choices), changes, { before, other: absorbed.content })
    : {};
  const merged = settle(before, { ...changes, ...offered }, choices);
  const settled = absorbed ? withoutTiesTo(absorbed.slug, before, merged) : merged;
  const seen = revision.absorbsVersion ?? 0;
  const moved = [
    ...settled.conflicts.map(({ field }) => field),
    ...(current ? await movedSinceChosen(tx, current, Object.keys(choices), seenEntryVersion) : []),
    ...(absorbed ? await movedOnAbsorbed(tx, absorbed, seen, settled.content, choices) : []),
  ];
  if (moved.length > 0) {
    throw new DomainError("conflict", "entryMoved", { fields: [...new Set(moved)].join(" ") });
  }
  if (Object.keys(settled.applied).length === 0 && !absorbed) {
    throw new DomainError("conflict", Object.keys(choices).length > 0 ? "nothingKept" : "alreadySo");
  }
  const { content, issues } = validateContent(revision.type, settled.content);
  if (!content) throw new DomainError("invalid", "invalidContent", {}, issues);
  const published = await publish(tx, now, revision.type, content, current, slug);
  return { ...published, applied: settled.applied, absorbed };
}

/** What becomes one with an entry is nothing that it can be tied to. */
function withoutTiesTo(slug: string, before: Content, settled: Settled): Settled {
  const terms: MergedTerms = { ...NOTHING_MERGED, entries: new Map([[slug, null]]) };
  const content = canonicalContent(settled.content, terms);
  return { ...settled, content, applied: diff(before, content) };
}
