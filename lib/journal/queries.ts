/**
 * The decisions of moderators as everyone reads them. What was published has its title and its author; of the rest,
 * a verdict on a type of entry and who decided: what was refused may hold what should not be said, or harm who wrote it.
 */
import { db } from "#lib/db";
import { endOf, startOf } from "#lib/entries/partial-date";
import type { Prisma } from "#lib/generated/prisma/client";
import type { EntryType } from "#lib/paths";
import type { Cursor } from "#lib/revisions/cursor";
import { type Rule, rules } from "#lib/revisions/rules";
import { teamName, teamNameSelect } from "#lib/teams/name";
import type { JournalFilters, JournalVerdict } from "./filters";

/** Decisions a page. */
export const JOURNAL_PAGE = 50;

export interface JournalItem {
  id: string;
  at: Date;
  type: EntryType;
  verdict: JournalVerdict;
  /** Of a new entry, or of a change to one. */
  kind: "creation" | "edit";
  /** The act that was decided at once. */
  rule: Rule | null;
  /** The team that published it by itself, unless its page was taken down. */
  team: string | null;
  /** The version to which it goes back. */
  revertsTo: number | null;
  /** What was published, unless it was taken down since. */
  entry: { slug: string; title: string; language: string; version: number } | null;
  /** It was published, and taken down since. */
  removed: boolean;
  /** Who proposed what was published. */
  author: string | null;
  moderator: string;
}

/** A page of the journal, newest first, and where the next one starts. */
export async function listJournal(
  filters: JournalFilters,
  after: Cursor | null = null,
  limit = JOURNAL_PAGE,
): Promise<{ items: JournalItem[]; next: Cursor | null }> {
  const rows = await db.decision.findMany({
    where: { AND: [whereOf(filters), after ? beyond(after) : {}] },
    select,
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(itemOf), next: last ? { at: last.decidedAt, id: last.id } : null };
}

/** What was accepted on a published entry, newest first; none when there is no such entry, or when it was taken down. */
export async function listEntryDecisions(
  type: EntryType,
  slug: string,
  limit = JOURNAL_PAGE,
): Promise<JournalItem[]> {
  const rows = await db.decision.findMany({
    where: { verdict: "accepted", entry: { type, slug, removed: false, mergedIntoId: null } },
    select,
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(itemOf);
}

const select = {
  id: true,
  verdict: true,
  rule: true,
  decidedAt: true,
  entryVersion: true,
  moderator: { select: { name: true } },
  team: { select: teamNameSelect },
  entry: { select: { slug: true, title: true, language: true, removed: true } },
  revision: {
    select: { type: true, baseVersion: true, revertsTo: true, author: { select: { name: true } } },
  },
} satisfies Prisma.DecisionSelect;

type Row = Prisma.DecisionGetPayload<{ select: typeof select }>;

function itemOf({
  id,
  verdict,
  rule,
  team,
  decidedAt,
  entryVersion,
  moderator,
  entry,
  revision,
}: Row): JournalItem {
  const shown = entry !== null && !entry.removed && entryVersion !== null;
  return {
    id,
    at: decidedAt,
    type: revision.type,
    verdict,
    kind: revision.baseVersion === 0 ? "creation" : "edit",
    rule: rules.find((known) => known === rule) ?? null,
    team: entry?.removed ? null : teamName(team),
    revertsTo: revision.revertsTo,
    entry: shown
      ? { slug: entry.slug, title: entry.title, language: entry.language, version: entryVersion }
      : null,
    removed: entry?.removed === true,
    author: verdict === "accepted" && !entry?.removed ? revision.author.name : null,
    moderator: moderator.name,
  };
}

function whereOf({ type, verdict, theme, from, to }: JournalFilters): Prisma.DecisionWhereInput {
  return {
    ...(verdict && { verdict }),
    ...((from || to) && {
      decidedAt: { ...(from && { gte: startOf(from) }), ...(to && { lte: endOf(to) }) },
    }),
    revision: {
      ...(type && { type }),
      // A theme is the entry's as it is now; what was never published has none, and what was taken down tells none.
      ...(theme && { entry: { removed: false, themes: { some: { theme: { slug: theme } } } } }),
    },
  };
}

const beyond = ({ at, id }: Cursor): Prisma.DecisionWhereInput => ({
  OR: [{ decidedAt: { lt: at } }, { decidedAt: at, id: { lt: id } }],
});
