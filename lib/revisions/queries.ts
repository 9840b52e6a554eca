/** What authors and readers see of revisions: one's own proposals, and the history of an entry. */
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { emptyContent } from "#lib/entries/types/index";
import type { Actor } from "#lib/permissions";
import { apply, type Content } from "./changes";

/** Proposals a page. */
export const PAGE = 50;

/** The author's proposals, last touched first; `before` is the `updatedAt` of the last one of the page before. */
export async function listMyRevisions(author: Actor, before: Date | null = null) {
  return db.revision.findMany({
    where: { authorId: author.id, ...(before && { updatedAt: { lt: before } }) },
    select: {
      id: true,
      type: true,
      title: true,
      state: true,
      createdAt: true,
      updatedAt: true,
      submittedAt: true,
      claimedAt: true,
      entry: { select: { slug: true, title: true } },
      decisions: { select: decisionSelect, orderBy: { decidedAt: "desc" }, take: 1 },
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: PAGE,
  });
}

export type MyRevisionItem = Awaited<ReturnType<typeof listMyRevisions>>[number];

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
      changes: true,
      createdAt: true,
      updatedAt: true,
      submittedAt: true,
      claimedAt: true,
      entryId: true,
      entry: { select: { slug: true, title: true, version: true } },
      decisions: { select: decisionSelect, orderBy: { decidedAt: "desc" } },
    },
  });
  if (!revision) return null;
  const changes = asChanges(revision.changes);
  const current = revision.entryId ? await getCurrentEntry(db, { id: revision.entryId }) : null;
  const content: Content = apply(current?.content ?? emptyContent(revision.type), changes);
  return { ...revision, changes, content };
}

export type MyRevision = NonNullable<Awaited<ReturnType<typeof getMyRevision>>>;

/** The versions of an entry, newest first: who proposed, who decided, when, why, and what changed. */
export async function listVersions(entryId: string, beforeVersion: number | null = null) {
  const versions = await db.decision.findMany({
    where: { entryId, entryVersion: beforeVersion === null ? { not: null } : { lt: beforeVersion } },
    select: {
      ...decisionSelect,
      applied: true,
      revision: {
        select: { id: true, comment: true, submittedAt: true, author: { select: { name: true } } },
      },
    },
    orderBy: { entryVersion: "desc" },
    take: PAGE,
  });
  return versions.map((version) => ({ ...version, applied: asChanges(version.applied) }));
}
