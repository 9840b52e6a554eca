/** A moderator decides on the version of a proposal that they saw; accepted, it becomes the entry's next version. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { holdTerms } from "#lib/entries/merged-terms";
import { type Published, publish } from "#lib/entries/publish";
import { touchedPages } from "#lib/entries/touched";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { notify } from "#lib/notify";
import { type Actor, authorise } from "#lib/permissions";
import { tidyText } from "#lib/text";
import { canonicalChanges } from "#lib/vocabularies/canonical";
import { type Changes, type Choices, same, settle } from "./changes";
import { refuseIfClaimedByOther } from "./claim";
import { isClosedTo } from "./closed";
import { contentAt } from "./content-at";
import { type LockedRevision, lockRevision } from "./lock";
import { reasonCodes } from "./reasons";
import type { Rule } from "./rules";
import { type Act, isPossible } from "./states";

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

const acts: Record<Verdict, Act> = {
  accepted: "accept",
  changes_requested: "request_changes",
  rejected: "reject",
};

/** The longest reason, in characters. */
const MAX_REASON = 4000;

/**
 * @throws DomainError forbidden (role, one's own), not-found, invalid (reason, content), conflict (decided by
 * someone else, rewritten since, claimed by another, the entry moved on the same fields)
 */
export async function decide(moderator: Actor | null, decision: Decide, now = new Date()): Promise<Decided> {
  authorise(moderator, "review");
  const reason = decision.reason ? tidyText(decision.reason) : null;
  refuseWithoutReason(decision, reason);
  return db.$transaction(async (tx) => {
    const revision = await lockRevision(tx, decision.id);
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
  const revision = await lockRevision(tx, revisionId);
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
  await tx.revision.update({
    where: { id: revision.id },
    data: {
      state: verdict,
      version: { increment: 1 },
      updatedAt: now,
      claimedById: null,
      claimedAt: null,
      ...(accepted && { entryId: accepted.entry.id }),
    },
    select: { id: true },
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

function refuseWithoutReason({ verdict, reasonCode }: Decide, reason: string | null): void {
  if (reason && reason.length > MAX_REASON) {
    throw new DomainError("invalid", "reasonTooLong", { max: MAX_REASON }, [
      { path: "reason", code: "tooLong", params: { max: MAX_REASON } },
    ]);
  }
  if (verdict === "accepted") return;
  const codes: readonly string[] = reasonCodes[verdict];
  const issues = [
    ...(reasonCode && codes.includes(reasonCode) ? [] : [{ path: "reasonCode", code: "required" }]),
    ...(reason ? [] : [{ path: "reason", code: "required" }]),
  ];
  if (issues.length > 0) throw new DomainError("invalid", "reasonMissing", {}, issues);
}

/** The state and version that the moderator saw must still be the proposal's. */
async function refuseIfMoved(
  tx: Transaction,
  revision: LockedRevision,
  { verdict, seenVersion }: Decide,
): Promise<void> {
  if (isPossible(acts[verdict], revision.state) && revision.version === seenVersion) return;
  const last = await tx.decision.findFirst({
    where: { revisionId: revision.id, seenVersion: { gte: Math.min(seenVersion, revision.version) } },
    orderBy: { decidedAt: "desc" },
    select: { verdict: true, decidedAt: true, moderator: { select: { name: true } } },
  });
  if (last) {
    throw new DomainError("conflict", "decidedByOther", {
      name: last.moderator.name,
      verdict: last.verdict,
      at: last.decidedAt.toISOString(),
    });
  }
  throw new DomainError("conflict", revision.state === "withdrawn" ? "withdrawn" : "staleRevision");
}

interface Accepted {
  entry: Published;
  applied: Changes;
  tags: string[];
}

async function accept(
  tx: Transaction,
  revision: LockedRevision,
  { choices = {}, seenEntryVersion, slug }: Pick<Decide, "choices" | "seenEntryVersion" | "slug">,
  now: Date,
): Promise<Accepted> {
  const terms = await holdTerms(tx);
  const current = revision.entryId ? await lockEntry(tx, revision.entryId) : null;
  const changes = canonicalChanges(asChanges(revision.changes), terms);
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
  const entry = await publish(tx, now, revision.type, content, current, slug);
  const tags = await touchedPages(tx, entry, current?.content ?? null, content);
  return { entry, applied: settled.applied, tags };
}

/** The fields on which the moderator chose, and whose value is no longer the one that they saw. */
async function movedSinceChosen(
  tx: Transaction,
  current: CurrentEntry,
  fields: readonly string[],
  seenVersion: number | undefined,
): Promise<string[]> {
  if (fields.length === 0 || seenVersion === current.version) return [];
  if (seenVersion === undefined || seenVersion < 1 || seenVersion > current.version) return [...fields];
  const seen = await contentAt(tx, current, seenVersion);
  return fields.filter((field) => !same(seen[field] ?? null, current.content[field] ?? null));
}

async function lockEntry(tx: Transaction, id: string) {
  // NO KEY: entries that name this one may be written meanwhile. With a plain FOR UPDATE, two decisions on entries
  // that name each other would wait for one another without end.
  await tx.$executeRaw`SELECT 1 FROM entry WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const entry = await getCurrentEntry(tx, { id });
  if (!entry) throw new Error(`entry ${id} is gone`);
  return entry;
}
