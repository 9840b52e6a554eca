import { apiEntryOf } from "#lib/entries/api";
import { env } from "#lib/env";
import { apiProblem, apiResponse, parseApiSearch, preflight } from "#lib/http/api";
import { countMatches } from "#lib/search/count";
import { search } from "#lib/search/search";

export const dynamic = "force-dynamic";

export const OPTIONS = preflight;

/**
 * The directory as a list, newest first, or by relevance when words are searched (`q`). Answers `{ total, items,
 * next }`; `next` goes back as `cursor`, null on the last page. `total` is exact to 1,000; beyond, a search narrowed
 * by words or filters says 1001.
 */
export async function GET(request: Request): Promise<Response> {
  const { query, limit, errors } = parseApiSearch(new URL(request.url).searchParams);
  if (errors.length > 0) return apiProblem(400, "Some parameters are wrong.", errors);
  return await apiResponse(async () => {
    const now = new Date();
    const [{ hits, next }, { count, more }] = await Promise.all([
      search(query, { now, limit }),
      countMatches(query, now),
    ]);
    return {
      total: more ? count + 1 : count,
      items: hits.map((hit) => apiEntryOf(hit, env.PUBLIC_URL)),
      next,
    };
  });
}
