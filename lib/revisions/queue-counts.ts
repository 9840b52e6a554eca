/** How many proposals wait: by each filter of the queue, and in all with the age of the oldest. */
import { z } from "zod";
import { db } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { type Actor, authorise } from "#lib/permissions";
import { claimedAfter, conditions, mergedThemes } from "./queue-conditions";
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
  const theme = filters.theme && (merged.get(filters.theme) ?? filters.theme);
  const [groups, vocabulary] = await Promise.all([
    groupsOf(moderator, theme, [...merged], now),
    db.theme.findMany({
      where: { mergedIntoId: null },
      select: { slug: true, labelFr: true, labelEn: true },
      orderBy: { position: "asc" },
    }),
  ]);
  const names = ["type", "kind", "age", "holder"] as const;
  /** The groups that fit all the filters but one. */
  const fitting = (except: (typeof names)[number] | "theme" | null) =>
    groups.filter(
      (group) =>
        names.every((name) => name === except || filters[name] === null || filters[name] === group[name]) &&
        (except === "theme" || theme === null || group.themed),
    );
  const each = <K extends string>(name: (typeof names)[number], keys: readonly K[]) => {
    const kept = fitting(name).filter(({ slug }) => slug === null);
    const counts = keys.map((key) => [key, total(kept.filter((group) => group[name] === key))] as const);
    return Object.fromEntries(counts) as Record<K, number>;
  };
  const ofThemes = fitting("theme");
  const themes = vocabulary.map((one) => ({
    ...one,
    count: total(ofThemes.filter(({ slug }) => slug === one.slug)),
  }));
  return {
    total: total(fitting(null).filter(({ slug }) => slug === null)),
    type: each("type", ENTRY_TYPES),
    kind: each("kind", proposalKinds),
    age: each("age", ages),
    holder: each("holder", holders),
    themes: themes.filter((one) => one.count > 0 || one.slug === filters.theme),
  };
}

export interface Standing {
  waiting: number;
  /** When the one that waits for longest was sent; null when none waits. */
  oldest: Date | null;
  /** In this moderator's own file. */
  mine: number;
}

/** What stands in sight on every page of the desk. @throws DomainError forbidden */
export async function getStanding(moderator: Actor | null, now = new Date()): Promise<Standing> {
  authorise(moderator, "review");
  const none = { type: null, kind: null, age: null, holder: null, theme: null };
  const [all, mine] = await Promise.all([
    db.revision.aggregate({
      where: { state: "submitted" },
      _count: { _all: true },
      _min: { submittedAt: true },
    }),
    db.revision.count({
      where: { AND: conditions(moderator, { ...none, holder: "me" }, new Map(), now) },
    }),
  ]);
  return { waiting: all._count._all, oldest: all._min.submittedAt, mine };
}

const total = (groups: readonly { count: number }[]) => groups.reduce((sum, { count }) => sum + count, 0);

const groupSchema = z.array(
  z.object({
    type: z.enum(ENTRY_TYPES),
    kind: z.enum(proposalKinds),
    age: z.enum(ages),
    holder: z.enum(holders),
    /** Whether the entry treats the theme asked for. */
    themed: z.boolean(),
    /** A theme of the proposals counted; null in the line that counts them whatever their themes. */
    slug: z.string().nullable(),
    count: z.number(),
  }),
);

/** All that waits, counted once by what each filter asks of it: at most a hundred and forty-four groups, and as many a theme. */
async function groupsOf(
  moderator: Actor,
  theme: string | null,
  merged: readonly (readonly [string, string])[],
  now: Date,
) {
  const [day, week] = [span("day", now).after, span("week", now).after];
  return groupSchema.parse(
    await db.$queryRaw(Prisma.sql`
      WITH merged AS (
        SELECT * FROM unnest(${merged.map(([old]) => old)}::text[], ${merged.map(([, today]) => today)}::text[]) AS m (old, today)
      ), named AS (
        SELECT r.id, coalesce(m.today, n.slug) AS slug
        FROM revision r
        CROSS JOIN LATERAL jsonb_array_elements_text(
          CASE jsonb_typeof(r.changes #> '{themes,to}') WHEN 'array' THEN r.changes #> '{themes,to}' ELSE '[]' END
        ) AS n (slug)
        LEFT JOIN merged m ON m.old = n.slug
        WHERE r.state = 'submitted'
        UNION
        SELECT r.id, t.slug FROM revision r
        JOIN entry_theme et ON et.entry_id = r.entry_id
        JOIN theme t ON t.id = et.theme_id
        WHERE r.state = 'submitted'
      ), waiting AS (
        SELECT r.id, r.type::text AS type,
          CASE r.base_version WHEN 0 THEN 'creation' ELSE 'edit' END AS kind,
          CASE WHEN r.submitted_at > ${day} THEN 'day' WHEN r.submitted_at > ${week} THEN 'week' ELSE 'older' END AS age,
          CASE
            WHEN r.assignee_id = ${moderator.id}::uuid
              OR (r.claimed_at > ${claimedAfter(now)} AND r.claimed_by_id = ${moderator.id}::uuid) THEN 'me'
            WHEN r.assignee_id IS NOT NULL OR r.claimed_at > ${claimedAfter(now)} THEN 'others'
            ELSE 'nobody'
          END AS holder,
          EXISTS (SELECT FROM named n WHERE n.id = r.id AND n.slug = ${theme}::text) AS themed
        FROM revision r WHERE r.state = 'submitted'
      )
      SELECT type, kind, age, holder, themed, NULL AS slug, count(*)::int AS count FROM waiting GROUP BY 1, 2, 3, 4, 5
      UNION ALL
      SELECT type, kind, age, holder, themed, slug, count(*)::int FROM waiting JOIN named USING (id) GROUP BY 1, 2, 3, 4, 5, 6`),
  );
}
