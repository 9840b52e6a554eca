/** What the routes of the public API share: open to any site, briefly kept, errors as problem details. */
import { z } from "zod";
import { isOutage } from "#lib/db";
import { messages } from "#lib/messages/index";
import { type ParsedSearch, parseSearch } from "#lib/search/query";
import { type ProblemDetail, problem } from "./problem";

/** Anyone's page may read it: nothing here depends on who asks. */
export const OPEN = { "access-control-allow-origin": "*" };

/** Shared caches may keep an answer for ten seconds. */
const CACHED = { "cache-control": "public, max-age=0, s-maxage=10" };

/** The answer to a preflight request: what GET allows. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      allow: "GET, HEAD, OPTIONS",
      "access-control-allow-methods": "GET, HEAD, OPTIONS",
      "access-control-max-age": "86400",
    },
  });
}

/** What `answer` gives, as JSON; a Response as it is; 503 when the database is away. */
export async function apiResponse(answer: () => Promise<object | Response>): Promise<Response> {
  try {
    const value = await answer();
    return value instanceof Response ? value : Response.json(value, { headers: { ...OPEN, ...CACHED } });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return apiProblem(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}

export const apiProblem = (
  ...[status, detail, errors]: [Parameters<typeof problem>[0], string, (readonly ProblemDetail[])?]
) => problem(status, detail, { errors, headers: OPEN });

const limits = z
  .array(
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(100)),
  )
  .max(1);

/** The search that a request asks for; `limit` is 20 unless given, 100 at most. Each wrong parameter is an error. */
export function parseApiSearch(
  params: URLSearchParams,
): Pick<ParsedSearch, "query"> & { limit: number; errors: ProblemDetail[] } {
  const { query, issues } = parseSearch(params, { strict: true, others: ["limit"] });
  const limit = limits.safeParse(params.getAll("limit"));
  const { wrong } = messages("en").search;
  const errors = issues.map(({ name, code }) => ({ name, reason: wrong[code](name) }));
  if (!limit.success) errors.push({ name: "limit", reason: wrong.notLimit("limit") });
  return { query, limit: limit.data?.[0] ?? 20, errors };
}
