/**
 * The public API: the directory for programs. Open to any site, briefly kept by shared caches, errors as problem
 * details (RFC 9457).
 */
import { z } from "zod";
import { anew, type Memory, memory } from "#lib/answers";
import { isOutage } from "#lib/db";
import { apiEntryOf, wholeApiEntryOf } from "#lib/entries/api";
import { findRecord } from "#lib/entries/records";
import { type ProblemDetail, type ProblemStatus, problem } from "#lib/http/problem";
import { messages } from "#lib/messages/index";
import { apiEntryPath } from "#lib/paths";
import { understand } from "./meaning";
import { nameFilters } from "./names";
import { type ParsedSearch, parseSearch } from "./query";
import { search } from "./search";

// Anyone's page may read it: nothing here depends on who asks.
export const OPEN = { "access-control-allow-origin": "*" };

/** Shared caches may keep an answer for ten seconds. */
const CACHED = { "cache-control": "public, max-age=0, s-maxage=10" };

/**
 * The directory as a list, newest first, or by relevance when words are searched (`q`): `{ total, items, next }`.
 * `next` goes back as `cursor`; null on the last page. `total` is exact to 1,000; beyond, a search narrowed by words
 * or filters says 1001. Filters are those of the search page; a territory finds what is in it, and national entries only
 * with `territory=national` beside it.
 * @param origin the site's address, without a final slash
 * @param remember what was answered lately (`listsAnswered`), or nothing
 */
export async function answerList(
  params: URLSearchParams,
  origin: string,
  now: Date,
  remember: Memory<string> = anew,
): Promise<Response> {
  const { query, limit, errors } = parseApiSearch(params);
  if (errors.length > 0) return refuse(400, "Some parameters are wrong.", errors);
  return await answer(async () => {
    const list = await remember(String(params), async () => {
      const standing = await understand((await nameFilters(query, "fr")).query);
      const { hits, next, total } = await search(standing, { now, limit, count: true });
      const { count, more } = total ?? { count: 0, more: false };
      const items = hits.map((hit) => apiEntryOf(hit, origin));
      return JSON.stringify({ total: more ? count + 1 : count, items, next });
    });
    return new Response(list, { headers: { ...OPEN, ...CACHED, "content-type": "application/json" } });
  });
}

/** The memory of the server's lists. */
export const listsAnswered = memory<string>();

/**
 * An entry with all its fields. 308 to the entry into which it was merged; an archived one is still there and says
 * so, like its page; 410 when it was taken down; 404 when there is none.
 */
export async function answerEntry(slug: string, origin: string): Promise<Response> {
  return await answer(async () => {
    const found = await findRecord(slug);
    if (!found) return refuse(404, "No entry has this slug.");
    if ("removed" in found) return refuse(410, "This entry was taken down.");
    if ("record" in found) return give(wholeApiEntryOf(found.record, origin));
    return new Response(null, {
      status: 308,
      headers: { ...OPEN, location: origin + apiEntryPath(found.mergedInto) },
    });
  });
}

/** The answer to a preflight request: what may be asked. */
export function answerPreflight(): Response {
  const methods = "GET, HEAD, OPTIONS";
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      allow: methods,
      "access-control-allow-methods": methods,
      "access-control-max-age": "86400",
    },
  });
}

export async function answer(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    if (!isOutage(error)) throw error;
    return refuse(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}

const give = (value: object) => Response.json(value, { headers: { ...OPEN, ...CACHED } });

export const refuse = (status: ProblemStatus, detail: string, errors?: readonly ProblemDetail[]) =>
  problem(status, detail, { errors, headers: OPEN });

const limits = z
  .array(
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(100)),
  )
  .max(1);

/** The search asked for; `limit` is 20 unless given, 100 at most. Each wrong parameter is an error. */
function parseApiSearch(
  params: URLSearchParams,
): Pick<ParsedSearch, "query"> & { limit: number; errors: ProblemDetail[] } {
  const { query, issues } = parseSearch(params, { strict: true, others: ["limit"] });
  const limit = limits.safeParse(params.getAll("limit").filter(Boolean));
  const { wrong } = messages("en").search;
  const errors = issues.map(({ name, code }) => ({ name, reason: wrong[code](name) }));
  if (!limit.success) errors.push({ name: "limit", reason: wrong.notLimit("limit") });
  return { query, limit: limit.data?.[0] ?? 20, errors };
}
