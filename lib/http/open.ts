/** Answers that any site may read from its own pages (CORS): nothing in them depends on who asks. */
import { sayOutage } from "#lib/outage";
import { type ProblemDetail, type ProblemStatus, problem } from "./problem";

export const OPEN = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Location, RateLimit, RateLimit-Policy, Retry-After",
};

export const refuse = (status: ProblemStatus, detail: string, errors?: readonly ProblemDetail[]) =>
  problem(status, detail, { errors, headers: OPEN });

/** 503 while the database is away. */
export async function whenItAnswers(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    sayOutage(error, "open");
    return refuse(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}

/**
 * What a route's file answers to the methods that it has not:
 * `export const { POST, PUT, PATCH, DELETE } = notAllowed("GET, HEAD, OPTIONS")`.
 * @param headers of every answer there
 */
export function notAllowed(allow: string, headers: Readonly<Record<string, string>> = OPEN) {
  const answer = () =>
    problem(405, `What may be asked at this address: ${allow}.`, { headers: { ...headers, allow } });
  return { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer };
}

/** The `OPTIONS` of a route's file: what may be asked there. */
export function preflight(): Response {
  const methods = "GET, HEAD, OPTIONS";
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      allow: methods,
      "access-control-allow-methods": methods,
      "access-control-allow-headers": "If-None-Match",
      "access-control-max-age": "86400",
    },
  });
}
