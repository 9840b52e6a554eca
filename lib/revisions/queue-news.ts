/**
 * What happens to the queue, for the pages of the desk that are open: read from the audit log, which holds every act
 * on a proposal in its own transaction. One question every two seconds for all who listen, and none when nobody does.
 */
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
import { conditions, mergedThemes } from "./queue-conditions";
import { isFiltered, type QueueFilters } from "./queue-filters";
import type { News, NewsKind } from "./queue-news-kinds";

const KINDS: Readonly<Record<string, NewsKind>> = {
  "revision.submit": "arrived",
  "revision.claim": "taken",
  "revision.handover": "taken",
  "revision.assign": "assigned",
  "revision.release": "free",
  "revision.withdraw": "withdrawn",
  "revision.set-aside": "aside",
  "revision.put-back": "arrived",
  "decision.accepted": "decided",
  "decision.rejected": "decided",
  "decision.changes_requested": "decided",
};

/** A line is dated when its act begins, and is there when the act ends: a transaction lasts 20 s at most. */
const OVERLAP_MS = 30_000;
/** Further back, a page says less than a reload would. */
const MEMORY_MS = 15 * 60_000;
const POLL_MS = 2_000;
const MAX_NEWS = 200;
const MAX_LISTENERS = 200;
const MAX_OF_ONE_PERSON = 8;

/** Who is told, and of which part of the queue. */
export interface Reader {
  moderator: Actor;
  filters: QueueFilters;
}

/**
 * What others did since then, oldest first; a quarter of an hour at most. Of what arrived, only what the filters show.
 * @throws DomainError forbidden
 */
export async function listNews(
  moderator: Actor | null,
  filters: QueueFilters,
  since: Date,
  now = new Date(),
): Promise<News[]> {
  authorise(moderator, "review");
  const from = new Date(Math.max(since.getTime(), now.getTime() - MEMORY_MS));
  return newsFor({ moderator, filters }, await readNews(from), now);
}

interface Listener extends Reader {
  tell: (news: News[]) => void;
  /** The server stops. */
  close: () => void;
}

const listeners = new Set<Listener>();
/** The lines told already, with their dates. */
const told = new Map<string, number>();
let timer: NodeJS.Timeout | undefined;

/** Starts telling; the answer stops it. Null when too many listen already: a page does without. */
export function listen(listener: Listener): (() => void) | null {
  const ofPerson = [...listeners].filter(({ moderator }) => moderator.id === listener.moderator.id);
  if (listeners.size >= MAX_LISTENERS || ofPerson.length >= MAX_OF_ONE_PERSON) return null;
  listeners.add(listener);
  if (timer === undefined) {
    // Each who listens has just been told, or will be, what there was before.
    void readNews(new Date(Date.now() - OVERLAP_MS)).then(remember, () => undefined);
    schedule();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearTimeout(timer);
      timer = undefined;
      told.clear();
    }
  };
}

/** An open stream would hold the server back when it has to stop. */
export function stopTelling(): void {
  for (const { close } of [...listeners]) close();
}

function schedule(): void {
  const mine = setTimeout(async () => {
    await tellNews().catch(() => undefined); // the database is away: the next time
    // Unless the last one left meanwhile, and someone else came.
    if (timer === mine) schedule();
  }, POLL_MS);
  mine.unref();
  timer = mine;
}

async function tellNews(): Promise<void> {
  const fresh = (await readNews(new Date(Date.now() - OVERLAP_MS))).filter(({ news }) => !told.has(news.id));
  remember(fresh);
  for (const [id, at] of told) if (at < Date.now() - 2 * OVERLAP_MS) told.delete(id);
  if (fresh.length === 0) return;
  for (const listener of [...listeners]) {
    const news = await newsFor(listener, fresh, new Date());
    if (news.length > 0) listener.tell(news);
  }
}

/** What others did, without the arrivals that the filters leave out: what happens to a proposal shown is always told. */
async function newsFor({ moderator, filters }: Reader, lines: readonly Line[], now: Date): Promise<News[]> {
  const news = lines.filter(({ actorId }) => actorId !== moderator.id).map((line) => line.news);
  const arrived = news.filter(({ kind }) => kind === "arrived").map(({ revisionId }) => revisionId);
  if (arrived.length === 0 || !isFiltered(filters)) return news;
  const shown = await db.revision.findMany({
    where: {
      AND: [...conditions(moderator, filters, await mergedThemes(), now), { id: { in: arrived } }],
    },
    select: { id: true },
  });
  const within = new Set(shown.map(({ id }) => id));
  return news.filter(({ kind, revisionId }) => kind !== "arrived" || within.has(revisionId));
}

function remember(lines: readonly Line[]): void {
  for (const { news } of lines) told.set(news.id, new Date(news.at).getTime());
}

interface Line {
  actorId: string | null;
  news: News;
}

async function readNews(since: Date): Promise<Line[]> {
  const lines = await db.auditEvent.findMany({
    where: { at: { gt: since }, object: "revision", action: { in: Object.keys(KINDS) } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MAX_NEWS,
    select: { id: true, at: true, actorId: true, action: true, objectId: true },
  });
  if (lines.length === 0) return [];
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(lines.flatMap(({ actorId }) => actorId ?? []))] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return lines.reverse().flatMap(({ id, at, actorId, action, objectId }) => {
    const kind = KINDS[action];
    const by = names.get(actorId ?? "") ?? "";
    return kind ? [{ actorId, news: { id, at: at.toISOString(), kind, revisionId: objectId, by } }] : [];
  });
}
