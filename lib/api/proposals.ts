/** One's own proposals, for one's programs: the use cases of the site, and nothing of anyone else. */
import type { z } from "zod";
import { asContent } from "#lib/entries/content-json";
import { contributionPath, type EntryType, entryPath } from "#lib/paths";
import { proposeOnce, type Receipt, rewriteOnce, withdrawOnce } from "#lib/revisions/ask-once";
import { type Cursor, printCursor } from "#lib/revisions/cursor";
import { getMyRevision, listMyRevisions } from "#lib/revisions/queries";
import type { ActReply, OwnAsked } from "./act";
import { ApiRefusal } from "./answer";
import type { proposalBody, rewritingBody, withdrawalBody } from "./proposal-body";
import type { proposal, proposalList, receipt } from "./schemas";

export async function listProposals({
  actor,
  query: { cursor },
  origin,
}: OwnAsked<object, { cursor?: Cursor }>): Promise<ActReply<typeof proposalList>> {
  const { items, next } = await listMyRevisions(actor, cursor ?? null);
  return { value: { items: items.map((item) => itemOf(item, origin)), next: next && printCursor(next) } };
}

export async function readProposal({
  actor,
  path: { id },
  origin,
}: OwnAsked<{ id: string }, unknown>): Promise<ActReply<typeof proposal>> {
  const found = await getMyRevision(actor, id);
  if (!found) throw new ApiRefusal(404, "You have no proposal with this id.");
  return {
    value: {
      ...itemOf(found, origin),
      version: found.version,
      baseVersion: found.baseVersion,
      comment: found.comment,
      changes: found.changes,
      decisions: found.decisions.map(({ verdict, reasonCode, reason, decidedAt, entryVersion }) => ({
        verdict,
        reasonCode,
        reason,
        decidedAt: decidedAt.toISOString(),
        entryVersion,
      })),
    },
  };
}

export async function makeProposal({
  actor,
  body,
  once,
  origin,
  now,
}: OwnAsked<object, unknown, z.output<typeof proposalBody>>): Promise<ActReply<typeof receipt>> {
  const { type, entry, baseVersion = 0, content, comment, duplicateNote, draft } = body;
  const proposed = {
    type,
    slug: entry,
    baseVersion,
    content: asContent(content),
    comment,
    duplicateNote,
    draft,
  };
  const done = await proposeOnce(actor, once, proposed, now);
  return { value: receiptOf(done.receipt, origin), tags: done.tags };
}

export async function rewriteProposal({
  actor,
  path: { id },
  body,
  once,
  origin,
  now,
}: OwnAsked<{ id: string }, unknown, z.output<typeof rewritingBody>>): Promise<ActReply<typeof receipt>> {
  const done = await rewriteOnce(actor, once, { ...body, id, content: asContent(body.content) }, now);
  return { value: receiptOf(done.receipt, origin), tags: done.tags };
}

export async function withdrawProposal({
  actor,
  path: { id },
  body: { version },
  once,
  origin,
  now,
}: OwnAsked<{ id: string }, unknown, z.output<typeof withdrawalBody>>): Promise<ActReply<typeof receipt>> {
  const done = await withdrawOnce(actor, once, { id, version }, now);
  return { value: receiptOf(done.receipt, origin), tags: done.tags };
}

const receiptOf = ({ id, version, state }: Receipt, origin: string) => ({
  id,
  version,
  state,
  url: origin + contributionPath("fr", id),
});

interface Item {
  id: string;
  type: EntryType;
  title: string;
  state: Receipt["state"];
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  entry: { slug: string; title: string } | null;
}

function itemOf({ id, type, title, state, createdAt, updatedAt, submittedAt, entry }: Item, origin: string) {
  return {
    id,
    type,
    title,
    state,
    entry: entry && {
      type,
      slug: entry.slug,
      title: entry.title,
      url: origin + entryPath("fr", type, entry.slug),
    },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    url: origin + contributionPath("fr", id),
  };
}
