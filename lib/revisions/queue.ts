/** The queue of proposals, oldest first, as moderators filter and count it. */
import { db } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import type { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { changedFields } from "./compare";
import type { Cursor } from "./cursor";
import {
  type Age,
  ages,
  type Holder,
  holders,
  type ProposalKind,
  proposalKinds,
  type QueueFilters,
  span,
} from "./queue-filters";
import { claimOf, isId, kindOf, languageOf, rowSelect, titleOf } from "./review-row";
import { CLAIM_MINUTES } from "./states";

const PAGE = 30;

export type QueueItem = Awaited<ReturnType<typeof listQueue>>["items"][number];

/** A page of what waits for a decision, oldest submission first. @throws DomainError forbidden */
export async function listQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  after: Cursor | null = null,
  now = new Date(),
) {
  authorise(moderator, "review");
  const rows = await db.revision.findMany({
    where: {
      AND: [...conditions(moderator, filters, await mergedThemes(), now), ...(after ? [beyond(after)] : [])],
    },
    select: rowSelect,
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: PAGE + 1,
  });
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    items: rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      type: row.type,
      kind: kindOf(row),
      title: titleOf(row),
      language: languageOf(row),
      comment: row.comment,
      author: row.author.name,
      own: row.authorId === moderator.id,
      submittedAt: row.submittedAt ?? row.updatedAt,
      fields: changedFields(row.type, asChanges(row.changes)),
      claim: claimOf(row, moderator, now),
      /** Changes were asked, and it came back. */
      again: row.decisions.length > 0,
    })),
    next: last?.submittedAt ? { at: last.submittedAt, id: last.id } : null,
  };
}

export interface QueueCounts {
  total: number;
  type: Record<EntryType, number>;
  kind: Record<ProposalKind, number>;
  age: Record<Age, number>;
  holder: Record<Holder, number>;
  /** Themes of which proposals wait, in the order of the vocabulary. */
  themes: { slug: string; labelFr: string; labelEn: string; count: number }[];
}

/** How many proposals each choice of each filter would show, the other filters kept. @throws DomainError forbidden */
export async function countQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  now = new Date(),
): Promise<QueueCounts> {
  authorise(moderator, "review");
  const merged = await mergedThemes();
  const count = (more: Partial<QueueFilters>) =>
    db.revision.count({ where: { AND: conditions(moderator, { ...filters, ...more }, merged, now) } });
  // One after the other: some forty counts at once would take every connection from those who read.
  const each = async <K extends string>(keys: readonly K[], one: (key: K) => Promise<number>) => {
    const counts: Partial<Record<K, number>> = {};
    for (const key of keys) counts[key] = await one(key);
    return counts as Record<K, number>;
  };
  const vocabulary = await db.theme.findMany({
    where: { mergedIntoId: null },
    select: { slug: true, labelFr: true, labelEn: true },
    orderBy: { position: "asc" },
  });
  const slugs = vocabulary.map(({ slug }) => slug);
  const theme = await each(slugs, (one) => count({ theme: one }));
  const themes = vocabulary.map((one) => ({ ...one, count: theme[one.slug] ?? 0 }));
  return {
    total: await count({}),
    type: await each(ENTRY_TYPES, (one) => count({ type: one })),
    kind: await each(proposalKinds, (one) => count({ kind: one })),
    age: await each(ages, (one) => count({ age: one })),
    holder: await each(holders, (one) => count({ holder: one })),
    themes: themes.filter((one) => one.count > 0 || one.slug === filters.theme),
  };
}

/**
 * The oldest proposal that this moderator may decide on: neither their own nor read by another.
 * @param except the one that they have before their eyes, if any.
 */
export async function nextInQueue(
  moderator: Actor | null,
  filters: QueueFilters,
  except: string | null,
  now = new Date(),
) {
  authorise(moderator, "review");
  const next = await db.revision.findFirst({
    where: {
      AND: [
        ...conditions(moderator, filters, await mergedThemes(), now),
        { authorId: { not: moderator.id } },
        ...(except ? [{ id: { not: except } }] : []),
        { OR: [isFree(now), { claimedById: moderator.id }] },
      ],
    },
    select: { id: true, title: true, entry: { select: { title: true } } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
  });
  return next && { id: next.id, title: titleOf(next) };
}

/** The decision that this moderator has just taken on a proposal, to say so on the queue; null when there is none. */
export async function getMyDecision(moderator: Actor | null, revisionId: string) {
  authorise(moderator, "review");
  if (!isId(revisionId)) return null;
  return db.decision.findFirst({
    where: { revisionId, moderatorId: moderator.id },
    select: {
      verdict: true,
      revision: { select: { id: true, title: true, type: true } },
      entry: { select: { slug: true } },
    },
    orderBy: { decidedAt: "desc" },
  });
}

/** Each filter as a condition; `strictUndefinedChecks` refuses a condition that would mean nothing. */
function conditions(
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

function ofAge(age: Age, now: Date): Prisma.RevisionWhereInput {
  const { after, until } = span(age, now);
  return { submittedAt: { ...(after && { gt: after }), ...(until && { lte: until }) } };
}

function heldBy(holder: Holder, moderator: Actor, now: Date): Prisma.RevisionWhereInput {
  const held = { claimedAt: { gt: claimedAfter(now) } };
  if (holder === "nobody") return isFree(now);
  return holder === "me"
    ? { ...held, claimedById: moderator.id }
    : { ...held, claimedById: { not: moderator.id } };
}

const isFree = (now: Date): Prisma.RevisionWhereInput => ({
  OR: [{ claimedAt: null }, { claimedAt: { lte: claimedAfter(now) } }],
});

const claimedAfter = (now: Date) => new Date(now.getTime() - CLAIM_MINUTES * 60_000);

type MergedThemes = ReadonlyMap<string, string>;

const mergedThemes = async (): Promise<MergedThemes> => (await readMergedTerms(db)).themes;

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

function beyond({ at, id }: Cursor): Prisma.RevisionWhereInput {
  return { OR: [{ submittedAt: { gt: at } }, { submittedAt: at, id: { gt: id } }] };
}
