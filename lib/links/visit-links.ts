/**
 * Visits the addresses whose turn has come: one a server, a few servers at a time, as each robots.txt asks. Run every ten
 * minutes by the worker; what it finds is marked on entries by marks.ts.
 */
import { db } from "#lib/db";
import { type Env, env } from "#lib/env";
import { Prisma } from "#lib/generated/prisma/client";
import { type Guard, publicInternet, reach } from "#lib/outbound";
import { askArchive } from "./archive";
import { markDeadLinks } from "./marks";
import { mayVisit, NO_RULES, parseRobots, type Robots, readRobots } from "./robots";
import { after, HOST_PAUSE_MS, ROUND_DAYS } from "./schedule";
import { type Visited, visit } from "./visit";

export interface Round {
  visited: number;
  /** The cached pages that now say something else. */
  tags: string[];
}

type Settings = Pick<Env, "LINK_VISITS_PER_DAY" | "ARCHIVE_URL">;

/** Runs of the worker in a day. */
const RUNS_PER_DAY = 144;
const AT_A_TIME = 4;
/** A run ends before the next one begins. */
const RUN_MS = 8 * 60_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export async function visitLinks(
  now = new Date(),
  settings: Settings = env,
  guard: Guard = publicInternet,
): Promise<Round> {
  const most = Math.ceil(settings.LINK_VISITS_PER_DAY / RUNS_PER_DAY);
  const due = most > 0 ? await findDue(now, most) : [];
  const end = Date.now() + RUN_MS;
  const found: Found[] = [];
  for (let i = 0; i < due.length && Date.now() < end; i += AT_A_TIME) {
    const some = due.slice(i, i + AT_A_TIME);
    found.push(...(await Promise.all(some.map((one) => look(one, now, guard)))));
  }
  // When nothing answers anywhere, the line that is cut is ours.
  const cut = !found.some(answered) && !(await answeredLately(now));
  for (const one of found) await note(one, cut, now);
  const tags = await markDeadLinks(now);
  tags.push(...(await askArchive(settings.ARCHIVE_URL, now, guard)));
  return { visited: found.length, tags: [...new Set(tags)] };
}

interface Due {
  url: string;
  host: string;
  etag: string | null;
  lastModified: string | null;
  failures: number;
  failingSince: Date | null;
  deadSince: Date | null;
  robots: unknown;
  robotsAt: Date | null;
  /** Whether a published entry still holds it. */
  held: boolean;
}

/** The address that has waited longest on each of the servers that have. */
async function findDue(now: Date, most: number): Promise<Due[]> {
  return db.$queryRaw<Due[]>(Prisma.sql`
    SELECT v.url, v.host, v.etag, v.last_modified AS "lastModified", v.failures, v.failing_since AS "failingSince",
      v.dead_since AS "deadSince", h.robots, h.robots_at AS "robotsAt",
      EXISTS (SELECT FROM entry e WHERE e.url = v.url AND NOT e.archived AND e.merged_into_id IS NULL)
        OR EXISTS (SELECT FROM entry_link l JOIN entry e ON e.id = l.entry_id
          WHERE l.url = v.url AND NOT e.archived AND e.merged_into_id IS NULL) AS held
    FROM link_host h
    CROSS JOIN LATERAL (
      SELECT * FROM link_visit v WHERE v.host = h.host AND v.next_visit_at <= ${now}
      ORDER BY v.next_visit_at, v.url LIMIT 1
    ) v
    WHERE h.next_visit_at <= ${now}
    ORDER BY h.next_visit_at, h.host
    LIMIT ${most}`);
}

interface Found {
  due: Due;
  robots: Robots;
  robotsAt: Date;
  /** Null when it was not visited: no entry holds it any more, its server asks not to, or we do not ask such addresses. */
  visited: Visited | null;
}

async function look(due: Due, now: Date, guard: Guard): Promise<Found> {
  const { robots, robotsAt } = await robotsOf(due, now, guard);
  const { pathname, search } = new URL(due.url);
  const may = due.held && mayVisit(robots, pathname + search);
  return { due, robots, robotsAt, visited: may ? await visit(due.url, due, guard) : null };
}

/** Read anew once a week; a server that has none, or does not give it, asks nothing. */
async function robotsOf({ url, robots, robotsAt }: Due, now: Date, guard: Guard) {
  if (robotsAt && now.getTime() - robotsAt.getTime() < 7 * DAY_MS)
    return { robots: readRobots(robots), robotsAt };
  const read = await reach(
    new URL("/robots.txt", url),
    { types: ["text/plain"], maxBytes: MAX_ROBOTS, tooLong: "cut", timeoutMs: 10_000 },
    guard,
  ).catch(() => null);
  const text = read && read.status === 200 ? read.body.toString("utf8") : "";
  return { robots: text ? parseRobots(text, "sillage") : NO_RULES, robotsAt: now };
}

/** As much as RFC 9309 wants read. */
const MAX_ROBOTS = 500 * 1024;

const answered = ({ visited }: Found) =>
  visited !== null && (visited.outcome !== "gone" || visited.status !== null);

async function answeredLately(now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - DAY_MS);
  return (
    (await db.linkVisit.findFirst({ where: { answeredAt: { gt: since } }, select: { url: true } })) !== null
  );
}

async function note(found: Found, cut: boolean, now: Date): Promise<void> {
  const { due, visited } = found;
  const { url } = due;
  await db.$transaction(async (tx) => {
    if (!due.held) await tx.linkVisit.deleteMany({ where: { url } });
    else await tx.linkVisit.updateMany({ where: { url }, data: changesOf(due, visited, cut, now) });
    await tx.linkHost.update({
      where: { host: due.host },
      data: {
        robots: { ...found.robots },
        robotsAt: found.robotsAt,
        nextVisitAt: await nextOf(found, tx, now),
      },
      select: { host: true },
    });
  });
}

function changesOf(due: Due, visited: Visited | null, cut: boolean, now: Date): Prisma.LinkVisitUpdateInput {
  if (!visited) return { nextVisitAt: new Date(now.getTime() + ROUND_DAYS * DAY_MS) };
  const { failures, failingSince, deadSince } = due;
  const status = visited.status;
  if (cut && status === null) return { nextVisitAt: new Date(now.getTime() + HOUR_MS) };
  return {
    ...after({ failures, failingSince, deadSince }, visited, now),
    visitedAt: now,
    status,
    failure: visited.outcome === "gone" ? visited.failure : null,
    ...(status === null ? {} : { answeredAt: now }),
    ...(visited.outcome === "found" ? { etag: visited.etag, lastModified: visited.lastModified } : {}),
  };
}

/** After the pause that it asks for, when another of its addresses is due; a server that is busy is left alone whole. */
async function nextOf(
  { due, robots, visited }: Found,
  tx: Prisma.TransactionClient,
  now: Date,
): Promise<Date> {
  const waits = visited?.outcome === "later" ? visited.seconds * 1000 : 0;
  const pause = Math.max(HOST_PAUSE_MS, robots.delay * 1000, waits);
  const soonest = new Date(now.getTime() + pause);
  const next = await tx.linkVisit.findFirst({
    where: { host: due.host },
    select: { nextVisitAt: true },
    orderBy: { nextVisitAt: "asc" },
  });
  return next && next.nextVisitAt > soonest ? next.nextVisitAt : soonest;
}
