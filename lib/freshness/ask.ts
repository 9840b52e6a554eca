/**
 * Who keeps a lab or a programme that nobody has changed nor confirmed for a year is asked whether it is still right: its
 * team, else the last person whose contribution to it was accepted and who wants such mails. Run once a day by the worker.
 */
import { v7 as uuid } from "uuid";
import { audit } from "#lib/audit";
import { db, type Transaction } from "#lib/db";
import { entryTypes } from "#lib/entries/types/index";
import { type Env, env } from "#lib/env";
import { Prisma } from "#lib/generated/prisma/client";
import { notify } from "#lib/notify";
import { ENTRY_TYPES } from "#lib/paths";
import { listHoldingTeams } from "#lib/teams/holding";

type Settings = Pick<Env, "FRESHNESS_DAYS">;

const DAY_MS = 86_400_000;
const LASTING = ENTRY_TYPES.filter((type) => entryTypes[type].lasts);

/** Entries asked about in a day, and how many of them of one person: the others wait for the days that follow. */
const A_DAY = 100;
const A_DAY_EACH = 3;

/** How many entries were asked about. */
export async function askFreshness(now = new Date(), settings: Settings = env): Promise<number> {
  const before = new Date(now.getTime() - settings.FRESHNESS_DAYS * DAY_MS);
  const due = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT e.id FROM entry e
    LEFT JOIN LATERAL (SELECT max(at) AS at FROM confirmation c WHERE c.entry_id = e.id) c ON true
    WHERE e.type = ANY(${[...LASTING]}::entry_type[]) AND NOT e.archived AND e.merged_into_id IS NULL
      AND e.updated_at < ${before} AND (c.at IS NULL OR c.at < ${before})
      AND NOT EXISTS (SELECT FROM freshness_ask a WHERE a.entry_id = e.id AND a.asked_at >= ${before})
    ORDER BY e.updated_at, e.id
    LIMIT ${A_DAY * 5}`);
  const asked = new Map<string, number>();
  let entries = 0;
  for (const { id } of due) {
    if (entries >= A_DAY) break;
    const done = await db.$transaction((tx) => askAbout(tx, id, asked, before, now));
    if (done) entries += 1;
  }
  return entries;
}

/** False when whoever keeps it has been asked enough for today, or it was asked about meanwhile. */
async function askAbout(
  tx: Transaction,
  entryId: string,
  asked: Map<string, number>,
  before: Date,
  now: Date,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`freshness ${entryId}`}, 0))`;
  const already = await tx.freshnessAsk.count({ where: { entryId, askedAt: { gte: before } } });
  if (already > 0) return false;
  const keepers = await keepersOf(tx, entryId);
  if (keepers.some((userId) => (asked.get(userId) ?? 0) >= A_DAY_EACH)) return false;
  const last = await tx.decision.findFirst({
    where: { entryId, verdict: "accepted" },
    select: { revisionId: true },
    orderBy: { entryVersion: "desc" },
  });
  if (!last) return false;
  // Of nobody when nobody can be: it then goes to those who review at once.
  for (const userId of keepers.length > 0 ? keepers : [null]) {
    const id = uuid();
    await tx.freshnessAsk.create({ data: { id, entryId, userId, askedAt: now }, select: { id: true } });
    if (userId === null) continue;
    asked.set(userId, (asked.get(userId) ?? 0) + 1);
    await notify(tx, now, { userId, kind: "freshness", event: id, revisionId: last.revisionId });
  }
  const details = { people: keepers.length };
  await audit(tx, now, {
    actorId: null,
    action: "freshness.ask",
    object: "entry",
    objectId: entryId,
    details,
  });
  return true;
}

/** Who may be asked: with an address, not shut out, and who has not said "never". */
const reachable = {
  email: { not: null },
  blockedAt: null,
  erasedAt: null,
  notificationSettings: { none: { kind: "freshness", frequency: "never" } },
} satisfies Prisma.UserWhereInput;

/** Of a team, so many at most. */
const MEMBERS = 5;

async function keepersOf(tx: Transaction, entryId: string): Promise<string[]> {
  const [team] = await listHoldingTeams(tx, { entryId, organisationId: null });
  const members = team
    ? await tx.teamMember.findMany({
        where: { teamId: team.id, user: reachable },
        select: { userId: true },
        orderBy: [{ role: "asc" }, { since: "asc" }, { userId: "asc" }],
        take: MEMBERS,
      })
    : [];
  if (members.length > 0) return members.map(({ userId }) => userId);
  const last = await tx.decision.findFirst({
    where: { entryId, verdict: "accepted", revision: { author: reachable } },
    select: { revision: { select: { authorId: true } } },
    orderBy: { entryVersion: "desc" },
  });
  return last ? [last.revision.authorId] : [];
}
