/** What the queue and the page of a proposal say alike of a revision. */
import { z } from "zod";
import { asChanges } from "#lib/entries/content-json";
import { RECORD_LANG } from "#lib/entries/language";
import type { Prisma } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";
import type { ProposalKind } from "./queue-filters";
import { isClaimed, minutesLeft } from "./states";

/** Who reads a proposal now, and for how many minutes at most. */
export interface Claim {
  mine: boolean;
  name: string;
  minutes: number;
}

export const rowSelect = {
  id: true,
  type: true,
  entryId: true,
  entry: { select: { slug: true, title: true, language: true } },
  /** 0 for a creation, also once it is accepted and has an entry. */
  baseVersion: true,
  title: true,
  comment: true,
  changes: true,
  authorId: true,
  author: { select: { name: true } },
  submittedAt: true,
  updatedAt: true,
  claimedById: true,
  claimedAt: true,
  claimedBy: { select: { name: true } },
  assignee: { select: { id: true, name: true } },
  decisions: { select: { verdict: true }, orderBy: { decidedAt: "desc" }, take: 1 },
  /** The import that made it, when one did. */
  batchLine: { select: { batch: { select: { id: true, fileName: true } } } },
} satisfies Prisma.RevisionSelect;

export const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/** An edit is known by the name that its entry has today, also when it would change it. */
export const titleOf = ({ title, entry }: { title: string; entry: { title: string } | null }) =>
  entry?.title ?? title;

/** The language of the title: that of the entry, or the one proposed for a new entry. */
export function languageOf({
  entry,
  changes,
}: {
  entry: { language: string } | null;
  changes: unknown;
}): string {
  const proposed = asChanges(changes).language?.to;
  return entry?.language ?? (typeof proposed === "string" ? proposed : RECORD_LANG);
}

export const kindOf = ({ baseVersion }: { baseVersion: number }): ProposalKind =>
  baseVersion === 0 ? "creation" : "edit";

/** In whose file it is, or null. */
export const assigneeOf = (
  { assignee }: { assignee: { id: string; name: string } | null },
  moderator: Actor,
): { mine: boolean; name: string } | null =>
  assignee && { mine: assignee.id === moderator.id, name: assignee.name };

interface Claimable {
  claimedById: string | null;
  claimedAt: Date | null;
  claimedBy: { name: string } | null;
}

export function claimOf(
  { claimedById, claimedAt, claimedBy }: Claimable,
  moderator: Actor,
  now: Date,
): Claim | null {
  if (!claimedAt || !isClaimed(claimedAt, now)) return null;
  return {
    mine: claimedById === moderator.id,
    name: claimedBy?.name ?? "",
    minutes: minutesLeft(claimedAt, now),
  };
}
