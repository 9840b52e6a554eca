/**
 * Tells the WebSub hub, when there is one, that feeds have changed (https://www.w3.org/TR/websub/#publishing): it asks for
 * them and hands them on. How a hub is told is between it and us; all those that we know of take what PubSubHubbub 0.3
 * said (§ 7.1), several addresses at once included.
 */
import { db } from "#lib/db";
import { env } from "#lib/env";
import { type Guard, publicInternet, reach } from "#lib/outbound";
import { changedSince, readPublications } from "#lib/publications/read";
import { topicsFollowed } from "./hub-topics";
import { topicsOf } from "./topics";

/** Addresses in one request. */
const AT_ONCE = 50;
/** After very much at once the most particular feeds are left out. */
const MAX_TOPICS = 2000;
const TIMEOUT_MS = 10_000;

type Settings = Pick<typeof env, "WEBSUB_HUB" | "PUBLIC_URL">;

/** @throws when the hub does not take it: to be told again */
export async function tellHub(
  decisionIds: readonly string[],
  settings: Settings = env,
  guard: Guard = publicInternet,
): Promise<void> {
  const { WEBSUB_HUB: hub, PUBLIC_URL } = settings;
  if (!hub) return;
  const publications = await readPublications(decisionIds);
  const entryIds = [...new Set(publications.map(({ entry }) => entry.id))];
  const since = changedSince(publications);
  const entryId = { in: entryIds };
  const select = { type: true, tags: true } as const;
  const entries = [
    ...(await db.indexedEntry.findMany({ where: { entryId }, select })),
    ...(await db.departedEntry.findMany({ where: { entryId }, select })),
    ...(await db.formerEntry.findMany({ where: { entryId, until: { gte: since } }, select })),
  ];
  const followed = await topicsFollowed(entryIds, since, new Date());
  const topics = [
    ...topicsOf(entries, PUBLIC_URL).slice(0, MAX_TOPICS),
    ...followed.map((path) => PUBLIC_URL + path),
  ];
  for (let from = 0; from < topics.length; from += AT_ONCE) {
    const body = new URLSearchParams([["hub.mode", "publish"]]);
    for (const topic of topics.slice(from, from + AT_ONCE)) body.append("hub.url", topic);
    const { status } = await reach(
      hub,
      {
        method: "POST",
        types: ["*"],
        maxBytes: 0,
        tooLong: "cut",
        timeoutMs: TIMEOUT_MS,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: String(body),
      },
      guard,
    );
    if (status < 200 || status > 299) throw new Error(`the WebSub hub answers ${status}`);
  }
}
