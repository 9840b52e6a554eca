/** The filters of the queue as conditions on revisions; lib/revisions/queue-counts.ts says the same in one statement. */
import { db } from "#lib/db";
import { readMergedTerms } from "#lib/entries/merged-terms";
import type { Prisma } from "#lib/generated/prisma/client";
import type { Actor } from "#lib/permissions";
import { type Age, type Holder, type QueueFilters, span } from "./queue-filters";
import { CLAIM_MINUTES } from "./states";

export type MergedThemes = ReadonlyMap<string, string>;

export const mergedThemes = async (): Promise<MergedThemes> => (await readMergedTerms(db)).themes;

/** Each filter as a condition; `strictUndefinedChecks` refuses a condition that would mean nothing. */
export function conditions(
  moderator: Actor,
  filters: QueueFilters,
  merged: MergedThemes,
  now: Date,
): Prisma.RevisionWhereInput[] {
  const { type, kind, age, holder, theme } = filters;
  return [
    { state: "submitted" },
    ...(type ? [{ type }] : []),
    ...(kind ? [{ baseVersion: kind === "creation" ? 0 : { gt: 0 } }] : []),
    ...(age ? [ofAge(age, now)] : []),
    ...(holder ? [heldBy(holder, moderator, now)] : []),
    ...(theme ? [aboutTheme(theme, merged)] : []),
  ];
}

/** What this moderator may decide on now, and that is not in a colleague's file. */
export const isForMe = (moderator: Actor, now: Date): Prisma.RevisionWhereInput => ({
  authorId: { not: moderator.id },
  OR: [
    { claimedAt: { gt: claimedAfter(now) }, claimedById: moderator.id },
    { AND: [isUnclaimed(now), { OR: [{ assigneeId: null }, { assigneeId: moderator.id }] }] },
  ],
});

/** Where claims began that still last. */
export const claimedAfter = (now: Date) => new Date(now.getTime() - CLAIM_MINUTES * 60_000);

function ofAge(age: Age, now: Date): Prisma.RevisionWhereInput {
  const { after, until } = span(age, now);
  return { submittedAt: { ...(after && { gt: after }), ...(until && { lte: until }) } };
}

/** A moderator's own file is what they are reading and what is assigned to them; what is in nobody's is free. */
function heldBy(holder: Holder, moderator: Actor, now: Date): Prisma.RevisionWhereInput {
  if (holder === "me") return ofMine(moderator, now);
  if (holder === "nobody") return { ...isUnclaimed(now), assigneeId: null };
  const byOther = { claimedAt: { gt: claimedAfter(now) }, claimedById: { not: moderator.id } };
  return {
    OR: [
      { ...byOther, OR: [{ assigneeId: null }, { assigneeId: { not: moderator.id } }] },
      {
        assigneeId: { not: moderator.id },
        OR: [{ claimedAt: null }, { claimedAt: { lte: claimedAfter(now) } }, byOther],
      },
    ],
  };
}

const ofMine = (moderator: Actor, now: Date): Prisma.RevisionWhereInput => ({
  OR: [{ assigneeId: moderator.id }, { claimedAt: { gt: claimedAfter(now) }, claimedById: moderator.id }],
});

const isUnclaimed = (now: Date): Prisma.RevisionWhereInput => ({
  OR: [{ claimedAt: null }, { claimedAt: { lte: claimedAfter(now) } }],
});

/**
 * The entry treats the theme, or would once the proposal is accepted. A proposal keeps the slugs that it was written
 * with: those that were merged since count as the theme that took their place.
 */
function aboutTheme(theme: string, merged: MergedThemes): Prisma.RevisionWhereInput {
  const slug = merged.get(theme) ?? theme;
  const absorbed = [...merged].flatMap(([old, today]) => (today === slug ? [old] : []));
  return {
    OR: [
      ...[slug, ...absorbed].map((name) => ({ changes: { path: ["themes", "to"], array_contains: [name] } })),
      { entry: { is: { themes: { some: { theme: { slug } } } } } },
    ],
  };
}
