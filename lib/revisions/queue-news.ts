/**
 * What happens to the queue, for the pages of the desk that are open: read from the audit log, which holds every act
 * on a proposal in its own transaction. One question every two seconds for all who listen, and none when nobody does.
 */
import { db } from "#lib/db";
import { type Actor, authorise } from "#lib/permissions";
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

/** What others did since then, oldest first; a quarter of an hour at most. @throws DomainError forbidden */
export async function listNews(moderator: Actor | null, since: Date, now = new Date()): Promise<News[]> {
  authorise(moderator, "review");
  const from = new Date(Math.max(since.getTime(), now.getTime() - MEMORY_MS));
  return (await readNews(from)).filter(({ actorId }) => actorId !== moderator.id).map(({ news }) => news);
}

interface Listener {
  moderator: Actor;
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
  for (const { moderator, tell } of listeners) {
    const news = fresh.filter(({ actorId }) => actorId !== moderator.id).map((one) => one.news);
    if (news.length > 0) tell(news);
  }
}

function remember(lines: readonly { news: News }[]): void {
  for (const { news } of lines) told.set(news.id, new Date(news.at).getTime());
}

async function readNews(since: Date): Promise<{ actorId: string | null; news: News }[]> {
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
