/** Levels, samples and quarantines as their people and the desk read them. */
import { validate as isUuid } from "uuid";
import { z } from "zod";
import { db } from "#lib/db";
import { asChanges } from "#lib/entries/content-json";
import { type Actor, authorise } from "#lib/permissions";
import type { Cursor } from "#lib/revisions/cursor";
import { countFigures } from "./figures";
import { type Condition, type Figures, type Level, missingFor } from "./levels";

/** Changes of level shown: what is older is in the export and in the log. */
const HISTORY = 20;

export interface Standing {
  level: Level;
  figures: Figures;
  /** What the next level still asks for; null when there is none above, or when the level is held. */
  next: { level: Exclude<Level, "newcomer">; missing: Condition[] } | null;
  /** Since when, and why, an administrator holds it. */
  held: { at: Date; reason: string } | null;
  history: {
    id: string;
    at: Date;
    from: Level;
    to: Level;
    cause: string;
    figures: Figures;
    reason: string | null;
  }[];
}

/** One's own; null for those who review, who have none. */
export async function getOwnStanding(actor: Actor, now = new Date()): Promise<Standing | null> {
  return actor.role === "contributor" ? standingOf(actor.id, now) : null;
}

/** Someone's; null when levels mean nothing to them. @throws DomainError forbidden */
export async function getStandingOf(
  administrator: Actor | null,
  userId: string,
  now = new Date(),
): Promise<Standing | null> {
  authorise(administrator, "administer");
  return isUuid(userId) ? standingOf(userId, now) : null;
}

async function standingOf(userId: string, now: Date): Promise<Standing | null> {
  const counted = await countFigures(db, userId, now);
  if (!counted) return null;
  const { level, figures } = counted;
  const person = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      levelHeldAt: true,
      levelChanges: { orderBy: [{ at: "desc" }, { id: "desc" }], take: HISTORY },
    },
  });
  const { levelHeldAt } = person;
  const above = level === "newcomer" ? "contributor" : level === "contributor" ? "trusted" : null;
  const history = person.levelChanges.map(({ figures: then, userId: _, actorId: __, ...change }) => ({
    ...change,
    figures: asFigures(then),
  }));
  const reason = history.find(({ cause }) => cause === "held")?.reason ?? "";
  return {
    level,
    figures,
    next: above && !levelHeldAt ? { level: above, missing: missingFor(above, figures) } : null,
    held: levelHeldAt && { at: levelHeldAt, reason },
    history,
  };
}

const stored = z.object({
  accepted: z.number(),
  recentAccepted: z.number(),
  recentRefused: z.number(),
  days: z.number(),
  open: z.boolean(),
});

const asFigures = (value: unknown): Figures => stored.parse(value);

const PAGE = 30;

/**
 * What the rule published: what was drawn and waits, oldest first; or all of it, the latest first.
 * @throws DomainError forbidden
 */
export async function listSample(
  moderator: Actor | null,
  { all, after = null }: { all: boolean; after?: Cursor | null },
) {
  authorise(moderator, "review");
  const compare = all ? "lt" : "gt";
  const beyond = after && {
    OR: [{ decidedAt: { [compare]: after.at } }, { decidedAt: after.at, id: { [compare]: after.id } }],
  };
  const order = all ? "desc" : "asc";
  const rows = await db.decision.findMany({
    where: { rule: "small", ...(!all && { sampled: { is: { outcome: null } } }), ...beyond },
    select: {
      id: true,
      decidedAt: true,
      applied: true,
      entryVersion: true,
      entry: { select: { slug: true, title: true, type: true, removed: true } },
      revision: { select: { id: true, authorId: true, comment: true, author: { select: { name: true } } } },
      sampled: { select: { outcome: true, seenAt: true, reason: true, seenBy: { select: { name: true } } } },
    },
    orderBy: [{ decidedAt: order }, { id: order }],
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    items: page.flatMap(({ entry, applied, revision, ...decision }) =>
      entry
        ? {
            ...decision,
            ...entry,
            id: decision.id,
            changes: asChanges(applied),
            comment: revision.comment,
            author: revision.author.name,
            own: revision.authorId === moderator.id,
          }
        : [],
    ),
    next: last ? { at: last.decidedAt, id: last.id } : null,
  };
}

export type SampleItem = Awaited<ReturnType<typeof listSample>>["items"][number];

/** How many drawn edits wait to be looked at. @throws DomainError forbidden */
export async function countSample(moderator: Actor | null): Promise<number> {
  authorise(moderator, "review");
  return db.sampledDecision.count({ where: { outcome: null } });
}

/** Quarantines that last, and the latest that were lifted. @throws DomainError forbidden */
export async function listQuarantines(moderator: Actor | null) {
  authorise(moderator, "review");
  const select = {
    id: true,
    reason: true,
    setAt: true,
    liftedAt: true,
    setBy: { select: { name: true } },
    liftedBy: { select: { name: true } },
    user: {
      select: {
        id: true,
        name: true,
        _count: { select: { revisions: { where: { state: "quarantined" } } } },
      },
    },
  } as const;
  const [open, past] = await Promise.all([
    db.quarantine.findMany({ where: { liftedAt: null }, select, orderBy: { setAt: "asc" } }),
    db.quarantine.findMany({
      where: { liftedAt: { not: null } },
      select,
      orderBy: { liftedAt: "desc" },
      take: PAGE,
    }),
  ]);
  return { open, past };
}

export type QuarantineItem = Awaited<ReturnType<typeof listQuarantines>>["open"][number];

/** An account that may be put in quarantine, with what waits of it; null when there is none. @throws DomainError forbidden */
export async function getQuarantinable(moderator: Actor | null, userId: string) {
  authorise(moderator, "review");
  if (!isUuid(userId)) return null;
  const person = await db.user.findFirst({
    where: { id: userId, role: "contributor" },
    select: {
      id: true,
      name: true,
      quarantines: { where: { liftedAt: null }, select: { id: true } },
      revisions: {
        where: { state: "submitted" },
        select: { id: true, title: true, type: true, submittedAt: true },
        orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!person) return null;
  const { quarantines, revisions, ...shown } = person;
  return { ...shown, quarantined: quarantines.length > 0, waiting: revisions };
}

/** One's own quarantine that lasts, with its reason. */
export async function getOwnQuarantine(actor: Actor) {
  return db.quarantine.findFirst({
    where: { userId: actor.id, liftedAt: null },
    select: { reason: true, setAt: true },
  });
}
