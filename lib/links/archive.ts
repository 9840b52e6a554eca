/**
 * Asks the Wayback Machine whether it has a copy of what no longer answers (https://archive.org/help/wayback_api.php). A
 * few at each run; an archive that is away is asked again a week later.
 */
import { z } from "zod";
import { db } from "#lib/db";
import { type Guard, OutboundError, publicInternet, reach } from "#lib/outbound";
import { tags } from "#lib/tags";

const AT_A_RUN = 10;
const AGAIN_MS = 7 * 86_400_000;

/** The tags of the pages that now offer a copy. */
export async function askArchive(
  origin: string,
  now = new Date(),
  guard: Guard = publicInternet,
): Promise<string[]> {
  const dead = await db.linkVisit.findMany({
    where: {
      deadSince: { not: null },
      archivedUrl: null,
      OR: [{ archiveAskedAt: null }, { archiveAskedAt: { lt: new Date(now.getTime() - AGAIN_MS) } }],
    },
    select: { url: true },
    orderBy: { deadSince: "asc" },
    take: AT_A_RUN,
  });
  const changed: string[] = [];
  for (const { url } of dead) {
    const archivedUrl = await findCopy(origin, url, guard);
    await db.linkVisit.updateMany({ where: { url }, data: { archiveAskedAt: now, archivedUrl } });
    if (archivedUrl === null) continue;
    await db.deadLink.updateMany({ where: { url }, data: { archivedUrl } });
    const marked = await db.deadLink.findMany({
      where: { url },
      select: { entry: { select: { slug: true } } },
    });
    changed.push(...marked.map(({ entry }) => tags.entry(entry.slug)));
  }
  return changed;
}

async function findCopy(origin: string, url: string, guard: Guard): Promise<string | null> {
  const question = new URL("/wayback/available", origin);
  question.searchParams.set("url", url);
  try {
    const { status, body } = await reach(
      question,
      {
        types: ["application/json", "application/javascript", "text/javascript"],
        maxBytes: 20_000,
        timeoutMs: 15_000,
      },
      guard,
    );
    return status === 200 ? copyIn(body.toString("utf8")) : null;
  } catch (error) {
    if (error instanceof OutboundError) return null;
    throw error;
  }
}

const answer = z.object({
  archived_snapshots: z.object({
    closest: z.object({ available: z.literal(true), url: z.string().max(3000) }).optional(),
  }),
});

/** Only a copy of the archive itself, over https: its answers still write http. */
function copyIn(text: string): string | null {
  const parsed = answer.safeParse(jsonOf(text));
  const found = parsed.success ? parsed.data.archived_snapshots.closest?.url : undefined;
  if (!found || !URL.canParse(found)) return null;
  const copy = new URL(found);
  if (copy.hostname !== "web.archive.org" || !/^https?:$/.test(copy.protocol) || copy.username) return null;
  copy.protocol = "https:";
  copy.port = "";
  return copy.href;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
