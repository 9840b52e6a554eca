/** Someone writes a proposal: a draft of their own, for a new entry or for a change to one. */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { brokenConstraint, db, type Transaction } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asContent } from "#lib/entries/content-json";
import { withHiddenTies } from "#lib/entries/removed";
import { emptyContent, fieldsOf } from "#lib/entries/types/index";
import { DomainError } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise, can } from "#lib/permissions";
import type { Prefilled } from "#lib/prefill/prefilled";
import { type Changes, type Content, diff } from "./changes";
import { contentAt } from "./content-at";
import { lockOwnRevision } from "./lock";
import { isPossible } from "./states";

export interface Proposal {
  type: EntryType;
  /** The slug of the entry to change; absent for a new one. */
  slug?: string;
  /** The draft to write again; absent the first time. */
  revisionId?: string;
  /** The version of the draft that is written over; when it is another by now, nothing is written. Absent: whichever. */
  version?: number;
  /** The entry's version that the form showed; 0 for a new entry. */
  baseVersion: number;
  /** The fields as typed, valid or not; those that are absent stay as they are. */
  content: Content;
  comment: string | null;
  /** Why it is none of the entries that it looks like; absent: as it was. */
  duplicateNote?: string | null;
  /** What the form was filled with, when it was by what was read of an address; kept as it is from the first time on. */
  prefilled?: Prefilled;
  /** One a form: the same click twice makes one proposal. */
  idempotencyKey: string;
}

export interface RevisionHandle {
  id: string;
  version: number;
}

/** The longest draft that is kept, in characters of JSON. */
const MAX_DRAFT = 400_000;

/** The longest list that is kept: far more than any field takes, and no more than a page can show. */
const MAX_ITEMS = 1000;

/**
 * Writes the draft and returns its handle.
 * @throws DomainError forbidden, not-found (entry or draft), conflict (no longer a draft, or another version of it),
 * invalid (too long), too-many
 */
export async function propose(
  author: Actor | null,
  proposal: Proposal,
  now = new Date(),
): Promise<RevisionHandle> {
  authorise(author, "propose");
  refuseTooLong(proposal.content);
  const { revisionId } = proposal;
  try {
    return await db.$transaction(async (tx) => {
      if (revisionId) return rewriteOwn(tx, author, revisionId, proposal, now);
      const made = await proposeNew(tx, author, proposal, now);
      await limitPerson(tx, author, "draft", now);
      return made;
    });
  } catch (error) {
    if (!brokenConstraint(error)?.includes("idempotency")) throw error;
    return db.revision.findUniqueOrThrow({
      where: { authorId_idempotencyKey: { authorId: author.id, idempotencyKey: proposal.idempotencyKey } },
      select: { id: true, version: true },
    });
  }
}

/**
 * A new one inside a transaction, counted by nobody yet.
 * @throws DomainError as `propose` does, and the database's own error when the key is taken
 */
export async function proposeNew(
  tx: Transaction,
  author: Actor,
  proposal: Proposal,
  now: Date,
): Promise<RevisionHandle> {
  refuseTooLong(proposal.content);
  return create(tx, author, proposal, "revision.create", now);
}

/**
 * A new one inside a transaction, as an import makes it: files have limits of their own.
 * @throws DomainError as `propose` does, and the database's own error when the key is taken
 */
export async function proposeIn(
  tx: Transaction,
  author: Actor,
  proposal: Proposal,
  now: Date,
): Promise<RevisionHandle> {
  refuseTooLong(proposal.content);
  return create(tx, author, proposal, "revision.import", now);
}

/** Putting away, merging, taking down, highlighting: fields without a form, which only those who review may change. */
function refuseModeratorsFields(author: Actor, type: EntryType, changes: Changes): void {
  if (author.system || can(author, "review")) return;
  const theirs = fieldsOf(type).filter(({ widget }) => !widget);
  if (theirs.some(({ name }) => Object.hasOwn(changes, name))) {
    throw new DomainError("forbidden", "notAllowed");
  }
}

function refuseTooLong(content: Content): void {
  const lists = Object.values(content).filter((value) => Array.isArray(value));
  if (JSON.stringify(content).length > MAX_DRAFT || lists.some(({ length }) => length > MAX_ITEMS)) {
    throw new DomainError("invalid", "draftTooLong");
  }
}

async function create(
  tx: Transaction,
  author: Actor,
  proposal: Proposal,
  action: string,
  now: Date,
): Promise<RevisionHandle> {
  const base = await baseOf(tx, proposal);
  const changes = await changesOf(tx, base.content, proposal.content);
  refuseModeratorsFields(author, proposal.type, changes);
  const revision = await tx.revision.create({
    data: {
      id: uuid(),
      type: proposal.type,
      entryId: base.entryId,
      baseVersion: proposal.baseVersion,
      authorId: author.id,
      changes,
      comment: proposal.comment,
      duplicateNote: proposal.duplicateNote ?? null,
      ...(proposal.prefilled && { prefilled: proposal.prefilled }),
      title: titleOf(proposal.content, base.content),
      idempotencyKey: proposal.idempotencyKey,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true, version: true },
  });
  await audit(tx, now, { actorId: author.id, action, object: "revision", objectId: revision.id });
  return revision;
}

/** What a proposal of one's own says from now on; without the version of its entry, it starts from the same one. */
type Rewritten = Pick<Proposal, "version" | "content" | "comment" | "duplicateNote"> & {
  baseVersion?: number;
};

/** Inside a transaction. @throws DomainError as `propose` does */
export async function rewriteOwn(
  tx: Transaction,
  author: Actor,
  id: string,
  proposal: Rewritten,
  now: Date,
): Promise<RevisionHandle> {
  refuseTooLong(proposal.content);
  const revision = await lockOwnRevision(tx, author, id);
  if (!isPossible("rewrite", revision.state)) throw new DomainError("conflict", "notPossibleInThisState");
  if (proposal.version !== undefined && proposal.version !== revision.version) {
    throw new DomainError("conflict", "staleRevision");
  }
  const { type, entrySlug } = revision;
  const baseVersion =
    proposal.baseVersion ??
    (await tx.revision.findUniqueOrThrow({ where: { id }, select: { baseVersion: true } })).baseVersion;
  const base = await baseOf(tx, { type, slug: entrySlug ?? undefined, baseVersion });
  const changes = await changesOf(tx, base.content, proposal.content);
  refuseModeratorsFields(author, revision.type, changes);
  return tx.revision.update({
    where: { id },
    data: {
      baseVersion: base.entryId ? baseVersion : 0,
      changes,
      comment: proposal.comment,
      ...(proposal.duplicateNote !== undefined && { duplicateNote: proposal.duplicateNote }),
      title: titleOf(proposal.content, base.content),
      version: { increment: 1 },
      updatedAt: now,
    },
    select: { id: true, version: true },
  });
}

async function changesOf(tx: Transaction, base: Content, typed: Content): Promise<Changes> {
  return diff(base, { ...base, ...(await withHiddenTies(tx, base, typed)) });
}

/** What the form was filled with: the entry at the version that the author saw, or nothing. */
async function baseOf(
  tx: Transaction,
  { type, slug, baseVersion }: Pick<Proposal, "type" | "slug" | "baseVersion">,
): Promise<{ entryId: string | null; content: Content }> {
  if (!slug) return { entryId: null, content: emptyContent(type) };
  const entry = await getCurrentEntry(tx, { slug });
  // What was taken down is no base: what one types over it would tell what it said.
  const readable = entry?.type === type && entry.content.removed !== true;
  if (!readable || baseVersion > entry.version || baseVersion < 1) {
    throw new DomainError("not-found", "notFound");
  }
  const content = baseVersion === entry.version ? entry.content : await contentAt(tx, entry, baseVersion);
  return { entryId: entry.id, content: asContent(content) };
}

function titleOf(content: Content, base: Content): string {
  const title = [content.title, base.title].find((value) => typeof value === "string" && value !== "");
  return typeof title === "string" ? title.slice(0, 300) : "";
}
