import { db } from "#lib/db";
import { wholeApiEntryOf } from "#lib/entries/api";
import { getCurrentEntry } from "#lib/entries/content";
import { env } from "#lib/env";
import { apiProblem, apiResponse, OPEN, preflight } from "#lib/http/api";
import { apiEntryPath } from "#lib/paths";

export const dynamic = "force-dynamic";

export const OPTIONS = preflight;

/**
 * An entry with all its fields. 308 to the entry into which it was merged; an archived one is still there and says
 * so, like its page; 404 when there is none.
 */
export async function GET(_: Request, { params }: RouteContext<"/api/v1/entries/[slug]">): Promise<Response> {
  const { slug } = await params;
  return await apiResponse(async () => {
    // No slug holds a character that the database would refuse.
    const entry = /^[a-z0-9-]{1,120}$/.test(slug) ? await getCurrentEntry(db, { slug }) : null;
    if (!entry) return apiProblem(404, "No entry has this slug.");
    const { mergedInto } = entry.content;
    if (typeof mergedInto !== "string") return wholeApiEntryOf(entry, env.PUBLIC_URL);
    return new Response(null, {
      status: 308,
      headers: { ...OPEN, location: env.PUBLIC_URL + apiEntryPath(mergedInto) },
    });
  });
}
