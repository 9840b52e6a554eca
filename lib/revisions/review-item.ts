/** One proposal with all that a decision needs: what it changes, what stands in its way, what was decided before. */
import { db } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { emptyContent } from "#lib/entries/types/index";
import { validateContent } from "#lib/entries/validate";
import { isLang } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { adoptedFields } from "#lib/vocabularies/adopt";
import { canonicalChanges } from "#lib/vocabularies/canonical";
import { suggestionsOf } from "#lib/vocabularies/suggestions";
import { type Absorbed, findAbsorbed } from "./absorbed";
import { adviseModerator } from "./advice";
import { apply, type Changes, type Conflict, type Content, merge } from "./changes";
import { listColleagues } from "./claim";
import { isClosedTo } from "./closed";
import { changedFields } from "./compare";
import { findDuplicates } from "./duplicates";
import { findOutcome } from "./find-outcome";
import { findNames, sidesOf } from "./names";
import { assigneeOf, claimOf, isId, kindOf, languageOf, rowSelect, titleOf } from "./review-row";
import { sinceReading } from "./since";

export type ReviewItem = NonNullable<Awaited<ReturnType<typeof getReviewItem>>>;

/**
 * A proposal as a moderator reads it, or null when there is none to read: a draft is its author's alone.
 * @throws DomainError forbidden
 */
export async function getReviewItem(moderator: Actor | null, id: string, now = new Date()) {
  authorise(moderator, "review");
  if (!isId(id)) return null;
  const revision = await db.revision.findFirst({
    where: { id, state: { not: "draft" }, submittedAt: { not: null } },
    select: {
      ...rowSelect,
      author: { select: { name: true, language: true, role: true } },
      state: true,
      version: true,
      duplicateNote: true,
      absorbsId: true,
      absorbsVersion: true,
      decisions: {
        select: {
          id: true,
          verdict: true,
          reasonCode: true,
          reason: true,
          decidedAt: true,
          applied: true,
          entryVersion: true,
          seenChanges: true,
          moderator: { select: { name: true } },
        },
        orderBy: { decidedAt: "desc" },
      },
    },
  });
  if (!revision) return null;
  const accepted = revision.decisions.find(({ applied }) => applied !== null);
  const stored = [
    revision.changes,
    accepted?.applied,
    ...revision.decisions.map(({ seenChanges }) => seenChanges),
  ];
  const terms = await readMergedTerms(
    db,
    stored.flatMap((one) => (one ? sidesOf(asChanges(one)) : [])),
    revision.entry?.slug,
  );
  const today = (one: unknown) => canonicalChanges(asChanges(one), terms);
  const written = today(revision.changes);
  const waits = revision.state === "submitted";
  const entry = revision.entryId ? await getCurrentEntry(db, { id: revision.entryId }) : null;
  const moved = entry && !accepted ? await movedSince(entry, revision.baseVersion) : [];
  const shown = accepted ? today(accepted.applied) : written;
  const proposed = proposedContent(revision.type, shown, accepted ? null : entry);
  const before = entry?.content ?? {};
  const waiting = waits ? { changes: written, before, outcome: proposed.content } : null;
  const absorbed = await findAbsorbed(db, revision, waiting);
  const changes = { ...written, ...absorbed?.offered };
  const conflicts = [...proposed.conflicts, ...sinceAbsorbed(absorbed, changes, before, proposed.conflicts)];
  const outcome = accepted ? await findOutcome(db, revision) : null;
  const since = waits ? sinceLastReading(revision.decisions, written, today) : null;
  const suggestions = await suggestionsOf(revision.id);
  const adopted = waits ? adoptedFields(proposed.content, suggestions) : {};
  const names = await findNames(
    [
      adopted,
      ...sidesOf(changes),
      ...sidesOf(shown),
      ...sidesOf(since?.changes ?? {}),
      proposed.content,
      ...(entry ? [entry.content] : []),
    ],
    moderator,
  );

  return {
    id: revision.id,
    type: revision.type,
    kind: kindOf(revision),
    /** The import that made it. */
    batch: revision.batchLine?.batch ?? null,
    state: revision.state,
    version: revision.version,
    title: titleOf(revision),
    language: languageOf(revision),
    comment: revision.comment,
    author: revision.author.name,
    /** Whose account may be set aside; null for someone who reviews. */
    accountId: revision.author.role === "contributor" ? revision.authorId : null,
    /** In which answers are sent. */
    authorLanguage: isLang(revision.author.language) ? revision.author.language : ("fr" as const),
    own: revision.authorId === moderator.id,
    submittedAt: revision.submittedAt ?? revision.updatedAt,
    updatedAt: revision.updatedAt,
    claim: claimOf(revision, moderator, now),
    assignee: assigneeOf(revision, moderator),
    /** To whom it can be assigned or handed over. */
    colleagues: waits ? await listColleagues(db, moderator, revision.authorId) : [],
    /** What its author wrote, whatever was decided; with what an entry to absorb says since. */
    changes,
    /** What became of it; null unless it was accepted. */
    outcome,
    /** What it says otherwise since changes were last asked for. */
    since,
    /** The other proposals for the same entry that wait, the oldest first, and what of it both would change. */
    others: waits && entry ? await othersFor(revision.id, entry.id, Object.keys(changes)) : [],
    duplicates: waits ? await duplicatesOf(revision, proposed.content) : [],
    duplicateNote: revision.duplicateNote,
    /** What our checks remark, for as long as there is something to decide. */
    advice: waits
      ? await adviseModerator(
          { type: revision.type, content: proposed.content, changes, isNew: kindOf(revision) === "creation" },
          now,
        )
      : [],
    /** The other entry, when the two would become one. */
    absorbed,
    entry: entry && { slug: entry.slug, version: entry.version, content: entry.content },
    ...proposed,
    conflicts,
    moved,
    /** The entry takes no such change any more. */
    closedTo: entry !== null && isClosedTo(entry.content, changes),
    decisions: revision.decisions.map(({ applied: _, seenChanges: __, moderator: by, ...decision }) => ({
      ...decision,
      moderator: by.name,
    })),
    /** What its author misses in the vocabularies, settled or not. */
    suggestions,
    /** What accepted suggestions make of some fields: where the moderator's correction of them starts. */
    adopted,
    names,
  };
}

/** The fields in which an entry to absorb says something else since: to be chosen about, like those changed twice. */
function sinceAbsorbed(
  absorbed: Absorbed | null,
  changes: Changes,
  before: Content,
  conflicts: readonly Conflict[],
): Conflict[] {
  const known = new Set(conflicts.map(({ field }) => field));
  return (absorbed?.moved ?? []).flatMap(({ name }) => {
    const change = changes[name];
    if (!change || known.has(name)) return [];
    return [{ field: name, from: change.from, current: before[name] ?? null, to: change.to }];
  });
}

interface Reading {
  seenChanges: unknown;
  decidedAt: Date;
}

/** Decisions come newest first. */
function sinceLastReading(
  decisions: readonly Reading[],
  changes: Changes,
  today: (stored: unknown) => Changes,
) {
  const last = decisions.find(({ seenChanges }) => seenChanges !== null);
  if (!last) return null;
  return { readAt: last.decidedAt, changes: sinceReading(today(last.seenChanges), changes) };
}

/** An entry or another proposal that a new entry looks like; an edit looks like its own entry. */
async function duplicatesOf(
  revision: { id: string; type: EntryType; baseVersion: number },
  content: Content,
) {
  if (kindOf(revision) !== "creation") return [];
  return findDuplicates(db, { type: revision.type, content, revisionId: revision.id, proposals: true });
}

/** The content as it would be, what stands in its way, and what the type's schema says of it. */
function proposedContent(type: EntryType, changes: Changes, entry: CurrentEntry | null) {
  const merged = entry
    ? merge(entry.content, changes)
    : { content: apply(emptyContent(type), changes), conflicts: [] };
  return {
    content: merged.content satisfies Content,
    conflicts: merged.conflicts,
    issues: validateContent(type, merged.content).issues ?? [],
  };
}

/** The decisions that changed the entry after the version that the author saw, newest first. */
async function movedSince(entry: CurrentEntry, baseVersion: number) {
  const later = await db.decision.findMany({
    where: { entryId: entry.id, entryVersion: { gt: baseVersion } },
    select: {
      entryVersion: true,
      applied: true,
      decidedAt: true,
      revision: { select: { author: { select: { name: true } } } },
    },
    orderBy: { entryVersion: "desc" },
  });
  return later.map(({ applied, revision, ...decision }) => ({
    ...decision,
    author: revision.author.name,
    fields: changedFields(entry.type, asChanges(applied)),
  }));
}

const MAX_OTHERS = 5;

async function othersFor(id: string, entryId: string, fields: readonly string[]) {
  const rows = await db.revision.findMany({
    where: { entryId, state: "submitted", id: { not: id } },
    select: { id: true, changes: true, author: { select: { name: true } } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: MAX_OTHERS,
  });
  return rows.map((row) => ({
    id: row.id,
    author: row.author.name,
    both: fields.filter((field) => Object.hasOwn(asChanges(row.changes), field)),
  }));
}
