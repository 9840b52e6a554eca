/** What authors see of revisions: their own proposals. */
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { withoutRemovedTies } from "#lib/entries/removed";
import { emptyContent } from "#lib/entries/types/index";
import type { Actor } from "#lib/permissions";
import { canonicalChanges } from "#lib/vocabularies/canonical";
import { apply, type Content } from "./changes";
import type { Cursor } from "./cursor";
import { sidesOf } from "./names";

/** Proposals a page. */
export const PAGE = 50;

/** A page of the author's proposals, last touched first, and where the next page starts. */
export async function listMyRevisions(author: Actor, after: Cursor | null = null) {
  const rows = await db.revision.findMany({
    where: { authorId: author.id, ...(after && beyond(after)) },
    select: {
      id: true,
      type: true,
      title: true,
      state: true,
      createdAt: true,
      updatedAt: true,
      submittedAt: true,
      claimedAt: true,
      baseVersion: true,
      entry: { select: { slug: true, title: true, removed: true } },
      decisions: { select: decisionSelect, orderBy: { decidedAt: "desc" }, take: 1 },
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  const items = rows.slice(0, PAGE).map((row) => ({ ...row, entry: row.entry?.removed ? null : row.entry }));
  return { items, next: last ? { at: last.updatedAt, id: last.id } : null };
}

export type MyRevisionItem = Awaited<ReturnType<typeof listMyRevisions>>["items"][number];

const beyond = ({ at, id }: Cursor) => ({
  OR: [{ updatedAt: { lt: at } }, { updatedAt: at, id: { lt: id } }],
});

const decisionSelect = {
  id: true,
  verdict: true,
  reasonCode: true,
  reason: true,
  decidedAt: true,
  entryVersion: true,
  moderator: { select: { name: true } },
} as const;

/** One's own proposal with the content as it would be, or null: to anyone else it does not exist. */
export async function getMyRevision(author: Actor, id: string) {
  const revision = await db.revision.findFirst({
    where: { id, authorId: author.id },
    select: {
      id: true,
      type: true,
      title: true,
      state: true,
      version: true,
      baseVersion: true,
      comment: true,
      duplicateNote: true,
      prefilled: true,
      absorbsId: true,
      absorbsVersion: true,
      changes: true,
      createdAt: true,
      updatedAt: true,
      submittedAt: true,
      claimedAt: true,
      entryId: true,
      entry: { select: { slug: true, title: true, version: true, removed: true } },
      decisions: { select: decisionSelect, orderBy: { decidedAt: "desc" } },
    },
  });
  if (!revision) return null;
  const stored = asChanges(revision.changes);
  const terms = await readMergedTerms(db, sidesOf(stored), revision.entry?.slug);
  const changes = canonicalChanges(stored, terms);
  // Of what was taken down, authors keep what they wrote, and nothing else.
  const removed = revision.entry?.removed === true;
  const current = revision.entryId && !removed ? await getCurrentEntry(db, { id: revision.entryId }) : null;
  const whole = apply(current?.content ?? emptyContent(revision.type), changes);
  const content: Content = await withoutRemovedTies(db, whole);
  return { ...revision, entry: removed ? null : revision.entry, removed, changes, content };
}

export type MyRevision = NonNullable<Awaited<ReturnType<typeof getMyRevision>>>;
