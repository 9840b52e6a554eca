/**
 * What a program asks of proposals, once however often it asks: the same key with the same request has the same answer,
 * and makes nothing more (draft-ietf-httpapi-idempotency-key-header). Request, proposal and answer are one transaction:
 * a request that failed leaves its key free.
 */
import { createHash } from "node:crypto";
import { v4 as randomUuid } from "uuid";
import { z } from "zod";
import { db, type Transaction } from "#lib/db";
import { emptyContent } from "#lib/entries/types/index";
import { DomainError, type Issue } from "#lib/errors";
import { limitPerson } from "#lib/limits";
import type { EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import type { Content } from "./changes";
import { findDuplicates } from "./duplicates";
import { lockOwnRevision } from "./lock";
import { type Proposal, proposeNew, type RevisionHandle, rewriteOwn } from "./propose";
import { revisionStates } from "./states";
import { submitOwn } from "./submit";
import { withdrawOwn } from "./withdraw";

const receipt = z.strictObject({ id: z.uuid(), version: z.int(), state: z.enum(revisionStates) });

/** Where the proposal stood once the request was done. */
export type Receipt = z.infer<typeof receipt>;

export interface Once {
  /** Of the request, in the person's own programs. */
  key: string;
  /** All that was asked: where, and the body. */
  request: string;
}

export interface Done {
  receipt: Receipt;
  /** The cached pages that it changes, when a rule published it at once. */
  tags: readonly string[];
}

/**
 * Makes a proposal, and sends it to review unless it is a draft: when it cannot be sent, there is no draft either.
 * @throws DomainError as `propose` and `submit` do, invalid "keyReused"
 */
export async function proposeOnce(
  author: Actor | null,
  once: Once,
  { draft, ...proposal }: Omit<Proposal, "revisionId" | "version" | "idempotencyKey"> & { draft: boolean },
  now = new Date(),
): Promise<Done> {
  return await askOnce(author, once, now, async (tx, own) => {
    if (!draft) await refuseAsTheFormDoes(tx, proposal);
    const made = await proposeNew(tx, own, { ...proposal, idempotencyKey: randomUuid() }, now);
    if (draft) {
      await limitPerson(tx, own, "draft", now);
      return { handle: made, tags: [] };
    }
    const { id, version, tags } = await submitOwn(tx, own, made, now);
    return { handle: { id, version }, tags };
  });
}

/** What a proposal says instead of what it said. */
export interface Rewriting extends RevisionHandle {
  type: EntryType;
  /** Absent: the version of the entry that it started from. */
  baseVersion?: number;
  content: Content;
  comment: string | null;
  duplicateNote: string | null;
  draft: boolean;
}

/**
 * Rewrites a draft, or a proposal that was sent back to its author, and sends it to review unless it stays a draft: when it
 * cannot be sent, it is as it was.
 * @throws DomainError as `propose` and `submit` do, invalid "keyReused" and when the type is another
 */
export async function rewriteOnce(
  author: Actor | null,
  once: Once,
  { id, draft, ...typed }: Rewriting,
  now = new Date(),
): Promise<Done> {
  return await askOnce(author, once, now, async (tx, own) => {
    const { type, entrySlug: slug } = await lockOwnRevision(tx, own, id);
    if (type !== typed.type)
      throw new DomainError("invalid", "invalidContent", {}, [{ path: "type", code: "notInList" }]);
    if (!draft) await refuseAsTheFormDoes(tx, { ...typed, slug: slug ?? undefined });
    const written = await rewriteOwn(tx, own, id, typed, now);
    if (draft) return { handle: written, tags: [] };
    const { version, tags } = await submitOwn(tx, own, written, now);
    return { handle: { id, version }, tags };
  });
}

/** Who changes an entry says why; who brings a new one says why it is none of those that it looks like. */
async function refuseAsTheFormDoes(
  tx: Transaction,
  {
    type,
    slug,
    content,
    comment,
    duplicateNote,
  }: Pick<Proposal, "type" | "slug" | "content" | "comment" | "duplicateNote">,
): Promise<void> {
  const issues: Issue[] = [];
  if (slug && !comment) issues.push({ path: "comment", code: "requiredComment" });
  const whole = { ...emptyContent(type), ...content };
  const found =
    slug || duplicateNote ? [] : await findDuplicates(tx, { type, content: whole, proposals: false });
  if (found.length > 0) {
    const entries = found.map(({ title, slug: its }) => `${title} (${its})`).join(", ");
    issues.push({ path: "duplicateNote", code: "looksLike", params: { entries } });
  }
  if (issues.length > 0) throw new DomainError("invalid", "invalidContent", {}, issues);
}

/** @throws DomainError as `withdraw` does, invalid "keyReused" */
export async function withdrawOnce(
  author: Actor | null,
  once: Once,
  handle: RevisionHandle,
  now = new Date(),
): Promise<Done> {
  return await askOnce(author, once, now, async (tx, own) => {
    await withdrawOwn(tx, own, handle, now);
    return { handle: { id: handle.id, version: handle.version + 1 }, tags: [] };
  });
}

async function askOnce(
  author: Actor | null,
  { key, request }: Once,
  now: Date,
  act: (tx: Transaction, own: Actor) => Promise<{ handle: RevisionHandle; tags: readonly string[] }>,
): Promise<Done> {
  authorise(author, "propose");
  const bodyHash = createHash("sha256").update(request).digest("hex");
  return await db.$transaction(async (tx) => {
    const [known] = await tx.$queryRaw<{ bodyHash: string; answer: unknown }[]>`
      SELECT body_hash AS "bodyHash", answer FROM answered_before(${author.id}::uuid, ${key})`;
    if (known) {
      if (known.bodyHash !== bodyHash) throw new DomainError("invalid", "keyReused");
      return { receipt: receipt.parse(known.answer), tags: [] };
    }
    const { handle, tags } = await act(tx, author);
    const { id, version } = handle;
    const [kept] = await tx.$queryRaw<{ answer: unknown }[]>`
      INSERT INTO answered_request (user_id, key, body_hash, revision_id, answer, at)
      SELECT ${author.id}::uuid, ${key}, ${bodyHash}, id,
        jsonb_build_object('id', id, 'version', ${version}::int, 'state', state), ${now}
      FROM revision WHERE id = ${id}::uuid
      RETURNING answer`;
    return { receipt: receipt.parse(kept?.answer), tags };
  });
}
