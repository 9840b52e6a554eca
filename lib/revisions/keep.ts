/**
 * Keeps what a form holds as a draft. Around `propose`, what a browser adds: the same button pressed twice, a page
 * found again with "back" after its form was sent, the same draft open on two devices.
 */
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import type { Prefilled } from "#lib/prefill/prefilled";
import { type Content, same } from "./changes";
import type { FormTarget } from "./form-target";
import { propose, type RevisionHandle } from "./propose";
import { getMyRevision } from "./queries";
import { isPossible } from "./states";

export interface Typed {
  target: FormTarget;
  content: Content;
  comment: string | null;
  duplicateNote: string | null;
  /** Of a draft that begins. */
  prefilled?: Prefilled;
}

export type Kept =
  | { outcome: "kept"; handle: RevisionHandle }
  /** The very same proposal has left the author's hands already: a second click. */
  | { outcome: "already-sent"; id: string }
  /** Another one has, in the name of which this form speaks. */
  | { outcome: "sent-otherwise"; id: string }
  /** The draft is no longer the one that the form showed. */
  | { outcome: "moved"; handle: RevisionHandle };

/** @throws DomainError as `propose` does */
export async function keep(author: Actor, typed: Typed): Promise<Kept> {
  try {
    return await keepOnce(author, typed);
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "conflict")) throw error;
    // Written or sent by another click between our reading and our writing: what is there now says what to answer.
    return await keepOnce(author, typed);
  }
}

async function keepOnce(author: Actor, typed: Typed): Promise<Kept> {
  const { target, content, comment, duplicateNote, prefilled } = typed;
  const { type, slug, draft, baseVersion, idempotencyKey } = target;
  const proposal = { type, slug, baseVersion, content, comment, duplicateNote, idempotencyKey };
  const id = draft?.id ?? (await propose(author, { ...proposal, prefilled })).id;
  // Without a draft, `propose` has just made one, or found the one that the same form had made before.
  const found = await getMyRevision(author, id);
  if (!found) return { outcome: "kept", handle: await propose(author, { ...proposal, revisionId: id }) };

  const handle = { id, version: found.version };
  const unchanged =
    found.comment === comment && found.duplicateNote === duplicateNote && holds(found.content, content);
  if (!isPossible("rewrite", found.state)) {
    return { outcome: unchanged ? "already-sent" : "sent-otherwise", id };
  }
  if (unchanged) return { outcome: "kept", handle };
  if (draft && draft.version !== found.version) return { outcome: "moved", handle };
  const { version } = found;
  return { outcome: "kept", handle: await propose(author, { ...proposal, revisionId: id, version }) };
}

const holds = (whole: Content, part: Content): boolean =>
  Object.entries(part).every(([field, value]) => same(whole[field] ?? null, value));
