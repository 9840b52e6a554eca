/** The addresses that published entries hold, each to be visited once in a while. Run once a day by the worker. */
import { db } from "#lib/db";
import { PUBLISHED } from "#lib/entries/queries";

/** Entries read at a time: none of our statements lasts. */
const BATCH = 1000;

/** How many addresses are new. */
export async function discoverLinks(now = new Date()): Promise<number> {
  let after: string | null = null;
  let found = 0;
  for (;;) {
    const entries: { id: string; url: string | null; links: { url: string }[] }[] = await db.entry.findMany({
      where: { ...PUBLISHED, ...(after ? { id: { gt: after } } : {}) },
      select: { id: true, url: true, links: { select: { url: true } } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    const urls = entries.flatMap(({ url, links }) => [
      ...(url ? [url] : []),
      ...links.map((link) => link.url),
    ]);
    found += await keep([...new Set(urls)], now);
    after = entries.at(-1)?.id ?? null;
    if (entries.length < BATCH) return found;
  }
}

/** Each server is visited in its turn: a directory that was just filled does not ask for everything at once. */
async function keep(urls: readonly string[], now: Date): Promise<number> {
  const visitable = urls.flatMap((url) => {
    const host = hostOf(url);
    return host && Buffer.byteLength(url) <= MAX_BYTES ? [{ url, host, nextVisitAt: now }] : [];
  });
  if (visitable.length === 0) return 0;
  const known = await db.linkVisit.findMany({
    where: { url: { in: visitable.map(({ url }) => url) } },
    select: { url: true },
  });
  const seen = new Set(known.map(({ url }) => url));
  const fresh = visitable.filter(({ url }) => !seen.has(url));
  if (fresh.length === 0) return 0;
  const hosts = [...new Set(fresh.map(({ host }) => host))];
  await db.linkHost.createMany({
    data: hosts.map((host) => ({ host, nextVisitAt: now })),
    skipDuplicates: true,
  });
  // A server of which nothing was due may have been put off for weeks.
  await db.linkHost.updateMany({
    where: { host: { in: hosts }, nextVisitAt: { gt: new Date(now.getTime() + 86_400_000) } },
    data: { nextVisitAt: now },
  });
  const { count } = await db.linkVisit.createMany({ data: fresh, skipDuplicates: true });
  return count;
}

/** As the table's CHECK has it. */
const MAX_BYTES = 2000;

/** "exemple.fr:8080" of an address that can be visited; null of another. */
export function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && host !== "" ? host : null;
}
