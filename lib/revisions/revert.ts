/**
 * Goes back to a version: the changes that lead from what the entry says now to what it said then, relations and
 * credits included. From a contributor it is a proposal like any other; a moderator decides it at once, by a rule.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import type { CurrentEntry } from "#lib/entries/content";
import { checkReferences } from "#lib/entries/references";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import { notify } from "#lib/notify";
import { type Actor, authorise, can } from "#lib/permissions";
import { type ActDone, findActDone } from "./act-done";
import { actWords } from "./act-words";
import { changeAtOnce } from "./change-at-once";
import { type Changes, type Content, diff, type Json, same } from "./changes";
import { contentAt } from "./content-at";
import { type EntryTarget, lockEntry } from "./lock-entry";
import { submitIn } from "./submit";

export interface Revert extends EntryTarget {
  /** The version to go back to. */
  version: number;
  /** Why, in the words of who goes back. */
  comment: string;
  /** One a form: the same click twice is one act. */
  idempotencyKey: string;
}

/**
 * @throws DomainError forbidden, not-found (entry, version), invalid (comment; what was possible then and no longer
 * is), conflict ("entryChanged", "alreadySo", "referencesGone" with their names, "archivedEntry", "revertToRemoved"),
 * too-many
 */
export async function revert(actor: Actor | null, asked: Revert, now = new Date()): Promise<ActDone> {
  authorise(actor, "propose");
  const wanted = { ...asked, comment: actWords(asked.comment, "comment") };
  return db.$transaction(async (tx) => {
    await lockEntry(tx, { slug: asked.slug });
    // After the lock: of two clicks, the second one finds what the first one did.
    const done = await findActDone(tx, actor, "revert", asked.idempotencyKey);
    if (done) return done;
    return can(actor, "review")
      ? revertAtOnce(tx, actor, wanted, now)
      : proposeRevert(tx, actor, wanted, now);
  });
}

/** The same inside a moderator's transaction. */
export async function revertAtOnce(
  tx: Transaction,
  moderator: Actor,
  { version, comment, idempotencyKey, ...target }: Revert,
  now: Date,
): Promise<Extract<ActDone, { outcome: "published" }>> {
  const entry = await lockEntry(tx, target);
  const changes = await changesBack(tx, entry, version);
  const decided = await changeAtOnce(
    tx,
    moderator,
    { entry, changes, rule: "revert", comment, revertsTo: version, idempotencyKey },
    now,
  );
  return { outcome: "published", version: decided.entry?.version ?? entry.version, tags: decided.tags };
}

async function proposeRevert(
  tx: Transaction,
  author: Actor,
  { version, comment, idempotencyKey, ...target }: Revert,
  now: Date,
): Promise<ActDone> {
  const entry = await lockEntry(tx, target);
  if (entry.content.removed === true) throw new DomainError("not-found", "notFound");
  const changes = withoutActs(await changesBack(tx, entry, version));
  if (Object.keys(changes).length === 0) throw new DomainError("conflict", "alreadySo");
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
      revertsTo: version,
      title: typeof title === "string" ? title : "",
      idempotencyKey,
      createdAt: now,
      updatedAt: now,
    },
  });
  await audit(tx, now, { actorId: author.id, action: "revision.create", object: "revision", objectId: id });
  const sent = await submitIn(tx, author, { id, version: 1 }, now);
  await notify(tx, now, {
    userId: author.id,
    kind: "received",
    event: `${id} ${sent.version}`,
    revisionId: id,
  });
  await limitPerson(tx, author, "submit", now);
  return { outcome: "proposed", id };
}

async function changesBack(tx: Transaction, entry: CurrentEntry, version: number): Promise<Changes> {
  if (!Number.isInteger(version) || version < 1 || version > entry.version) {
    throw new DomainError("not-found", "notFound");
  }
  const then = await contentAt(tx, entry, version);
  // Taking down has a reason and tells colleagues: it is never the side effect of going back.
  if (then.removed === true) throw new DomainError("conflict", "revertToRemoved");
  // So does merging: what named the entry moves with it.
  if (!same(then.mergedInto ?? null, entry.content.mergedInto ?? null)) {
    throw new DomainError("conflict", "revertMerge");
  }
  await refuseLostReferences(tx, entry, then);
  return diff(entry.content, then);
}

/** Archiving, merging and putting forward are moderators' acts: a proposal to go back leaves them as they are. */
function withoutActs(changes: Changes): Changes {
  const acts = new Set(["archived", "removed", "mergedInto", "highlightedUntil"]);
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !acts.has(field)));
}

/** What the version named and the directory no longer holds is said by name. */
async function refuseLostReferences(tx: Transaction, entry: CurrentEntry, then: Content): Promise<void> {
  try {
    await checkReferences(tx, entry, then);
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "invalid")) throw error;
    const names = error.issues.map(({ path }) => String(valueAt(then, path)));
    throw new DomainError("conflict", "referencesGone", { names: [...new Set(names)].join(", ") });
  }
}

/** "credits.2.organisation" in a content. */
function valueAt(content: Content, path: string): Json {
  return path.split(".").reduce<Json>((value, key) => {
    if (typeof value !== "object" || value === null) return null;
    return (Array.isArray(value) ? value[Number(key)] : value[key]) ?? null;
  }, content);
}
