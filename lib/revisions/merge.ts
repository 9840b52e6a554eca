/**
 * Two entries turn out to be one thing: one stays, with what was chosen of both, and the other leads to it. From a
 * contributor it is a proposal like any other; a moderator decides it at once, by a rule.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { lockTwoEntries } from "#lib/entries/merged-terms";
import { validateContent } from "#lib/entries/validate";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { notify } from "#lib/notify";
import { type Actor, authorise, can } from "#lib/permissions";
import { getAbsorbed } from "./absorb";
import { type ActDone, findActDone } from "./act-done";
import { actWords } from "./act-words";
import { changeAtOnce } from "./change-at-once";
import { type Changes, diff } from "./changes";
import { isClosedTo } from "./closed";
import type { EntryTarget } from "./lock-entry";
import { type MergeChoices, mergedContent } from "./merge-fields";
import { submitIn } from "./submit";

export interface Merge {
  /** The entry that goes, as it was on the screen. */
  other: EntryTarget;
  /** The one that stays, as it was on the screen. */
  kept: EntryTarget;
  choices: MergeChoices;
  /** Why they are one, in words, for everyone: it stands in the history. */
  comment: string;
  /** One a form: the same click twice is one act. */
  idempotencyKey: string;
}

/**
 * @throws DomainError forbidden, not-found, invalid (comment, the two are one or of different types, what would stay is
 * not possible), conflict ("entryChanged", "alreadyMerged", "archivedEntry", "removedEntry"), too-many
 */
export async function merge(actor: Actor | null, asked: Merge, now = new Date()): Promise<ActDone> {
  authorise(actor, "propose");
  const comment = actWords(asked.comment, "comment");
  const { kept, other, choices, idempotencyKey } = asked;
  if (kept.slug === other.slug) {
    throw new DomainError("invalid", "invalidContent", {}, [{ path: "into", code: "mergedIntoItself" }]);
  }
  return db.$transaction(async (tx) => {
    await lockProposals(tx, other.slug);
    await lockTwoEntries(tx, [kept.slug, other.slug]);
    // After the lock: of two clicks, the second one finds what the first one did.
    const done = await findActDone(tx, actor, "merge", idempotencyKey);
    if (done) return done;
    const target = await read(tx, actor, kept);
    const source = await getAbsorbed(tx, (await read(tx, actor, other)).id, target);
    if (isClosedTo(target.content, {})) throw new DomainError("conflict", "archivedEntry");
    const wanted = mergedContent(target.type, target, source, choices);
    const { content, issues } = validateContent(target.type, wanted);
    if (!content) throw new DomainError("invalid", "invalidContent", {}, issues);
    const act = {
      entry: target,
      absorbs: source,
      changes: diff(target.content, content),
      comment,
      idempotencyKey,
    };
    if (!can(actor, "review")) return propose(tx, actor, act, now);
    const decided = await changeAtOnce(tx, actor, { ...act, rule: "merge" }, now);
    return { outcome: "published", version: decided.entry?.version ?? target.version, tags: decided.tags };
  });
}

/** Before the entries, in the order of their keys: whoever decides on one of them holds it before its entry. */
async function lockProposals(tx: Transaction, slug: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM revision
    WHERE entry_id = (SELECT id FROM entry WHERE slug = ${slug}) AND state NOT IN ('accepted', 'rejected', 'withdrawn')
    ORDER BY id FOR UPDATE`;
}

/** The entry, locked already, as it was on the screen. */
async function read(
  tx: Transaction,
  actor: Actor,
  { slug, seenVersion }: EntryTarget,
): Promise<CurrentEntry> {
  const entry = await getCurrentEntry(tx, { slug });
  if (!entry || (entry.content.removed === true && !can(actor, "review"))) {
    throw new DomainError("not-found", "notFound");
  }
  if (seenVersion !== undefined && seenVersion !== entry.version) {
    throw new DomainError("conflict", entry.content.mergedInto ? "alreadyMerged" : "entryChanged", {
      version: entry.version,
    });
  }
  return entry;
}

interface Proposed {
  entry: CurrentEntry;
  absorbs: CurrentEntry;
  changes: Changes;
  comment: string;
  idempotencyKey: string;
}

async function propose(
  tx: Transaction,
  author: Actor,
  { entry, absorbs, changes, comment, idempotencyKey }: Proposed,
  now: Date,
): Promise<ActDone> {
  const id = uuid();
  const { title } = entry.content;
  await tx.revision.create({
    data: {
      id,
      type: entry.type,
      entryId: entry.id,
      baseVersion: entry.version,
      authorId: author.id,
      changes,
      comment,
      absorbsId: absorbs.id,
      absorbsVersion: absorbs.version,
      title: typeof title === "string" ? title : "",
      idempotencyKey,
      createdAt: now,
      updatedAt: now,
    },
  });
  await audit(tx, now, { actorId: author.id, action: "revision.create", object: "revision", objectId: id });
  const { version } = await submitIn(tx, author, { id, version: 1 }, now);
  await notify(tx, now, { userId: author.id, kind: "received", event: `${id} ${version}`, revisionId: id });
  await limitPerson(tx, author, "submit", now);
  return { outcome: "proposed", id };
}
