/**
 * The feeds of several filters, or of words, that were asked for while there is a hub: they are without number, and a hub asks
 * for those that someone follows through it. The hub is told of these too, as long as they are asked for.
 */
import { db } from "#lib/db";
import { matchedBefore, matchedSince, matches } from "#lib/search/matches";
import type { SearchQuery } from "#lib/search/query";
import { readSaved, savedText } from "#lib/search/saved";

/** The last asked for; beyond, those that were asked for before are forgotten. */
const MAX_TOPICS = 2000;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const MAX_PATH = 2000;

/** Notes that a feed was asked for, once a day. @param path with its parameters, without the site's address */
export async function noteTopic(path: string, query: SearchQuery, now: Date): Promise<void> {
  // The later pages of a feed are what does not change.
  if (isSimple(query) || query.cursor || path.length > MAX_PATH) return;
  await db.$executeRaw`
    INSERT INTO hub_topic (path, search, asked_at) VALUES (${path}, ${savedText(query)}, ${now})
    ON CONFLICT (path) DO UPDATE SET asked_at = EXCLUDED.asked_at
    WHERE hub_topic.asked_at < ${new Date(now.getTime() - DAY_MS)}`;
}

/** Whether the hub is told of its feed in any case (topics.ts): of all, or of one value. */
function isSimple({
  text,
  types,
  kinds,
  themes,
  territories,
  organisations,
  ...others
}: SearchQuery): boolean {
  const { years, languages, deadlines, from, to, when } = others;
  if (text || years.length > 0 || languages.length > 0 || deadlines.length > 0 || from || to || when)
    return false;
  return [types, kinds, themes, territories, organisations].flat().length <= 1;
}

/** The paths of those that one of these entries is in, or was in until then. */
export async function topicsFollowed(entryIds: readonly string[], since: Date, now: Date): Promise<string[]> {
  const topics = await db.hubTopic.findMany({
    orderBy: { askedAt: "desc" },
    take: MAX_TOPICS,
    select: { path: true, search: true },
  });
  const paths: string[] = [];
  for (const [search, feeds] of Map.groupBy(topics, (topic) => topic.search)) {
    const query = readSaved(search);
    const isIn =
      query &&
      ((await matches(query, entryIds, now)).length > 0 ||
        (await matchedBefore(query, entryIds, now)).length > 0 ||
        (await matchedSince(query, entryIds, since, now)).length > 0);
    if (isIn) paths.push(...feeds.map(({ path }) => path));
  }
  return paths;
}

/** Forgets those that nobody asks for any more, and those beyond the most. Run once an hour by the worker. */
export async function forgetTopics(now = new Date()): Promise<void> {
  await db.$executeRaw`
    DELETE FROM hub_topic WHERE asked_at < ${new Date(now.getTime() - KEPT_DAYS * DAY_MS)}
      OR path NOT IN (SELECT path FROM hub_topic ORDER BY asked_at DESC LIMIT ${MAX_TOPICS})`;
}
