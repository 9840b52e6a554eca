/**
 * What answers a request of the API: counts it, reads its parameters with the schemas of its route, asks, and gives what
 * the route's schema says, no more. Open to any site, with a validator; errors are problem details (RFC 9457).
 */
import type { z } from "zod";
import { anew, type Memory, memory } from "#lib/answers";
import { clientIp } from "#lib/client-ip";
import { env } from "#lib/env";
import { etagOf, hasAlready } from "#lib/http/conditional";
import { OPEN } from "#lib/http/open";
import { type ProblemDetail, type ProblemStatus, problem } from "#lib/http/problem";
import { sayOutage } from "#lib/outage";
import { countRequest, READING } from "./limit";
import type { ApiRoute } from "./route";

/** What a use case of the API is asked. */
export interface Asked<P, Q> {
  path: P;
  query: Q;
  /** The site's address, without a final slash. */
  origin: string;
  now: Date;
}

/** The answer, or the address of what took its place. */
export type Reply<A extends z.ZodType> = { value: z.input<A> } | { movedTo: string };

export type Ask<P extends z.ZodObject, Q, A extends z.ZodType> = (
  asked: Asked<z.output<P>, Q>,
) => Promise<Reply<A>>;

/** Thrown by what answers: said to who asks as problem details. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: ProblemStatus,
    readonly detail: string,
    readonly errors?: readonly ProblemDetail[],
  ) {
    super(detail);
  }
}

type Handler = (request: Request, context?: { params: Promise<object> }) => Promise<Response>;

/** The `GET` of a route's file. */
export function answering<P extends z.ZodObject, Q, A extends z.ZodType>(
  route: ApiRoute<P, Q, A>,
  ask: Ask<P, Q, A>,
): Handler {
  return async (request, context) =>
    await answerRead(route, ask, {
      path: (await context?.params) ?? {},
      params: new URL(request.url).searchParams,
      headers: request.headers,
      origin: env.PUBLIC_URL,
      now: new Date(),
      remember: route.anew ? anew : answered,
    });
}

/** What the API was asked lately: see lib/answers.ts. */
const answered = memory<Kept>();

type Kept = { text: string; etag: string } | { movedTo: string };

interface Given {
  path: object;
  params: URLSearchParams;
  headers: Headers;
  origin: string;
  now: Date;
  remember?: Memory<Kept>;
}

export async function answerRead<P extends z.ZodObject, Q, A extends z.ZodType>(
  route: ApiRoute<P, Q, A>,
  ask: Ask<P, Q, A>,
  { path: given, params, headers, origin, now, remember = anew }: Given,
): Promise<Response> {
  const ip = clientIp(headers.get("x-forwarded-for"), env.TRUSTED_PROXIES);
  const counted = countRequest(READING, ip, now);
  const open = { ...OPEN, ...counted.headers };
  const refuse = (status: ProblemStatus, detail: string, errors?: readonly ProblemDetail[]) =>
    problem(status, detail, { errors, headers: open });
  if (counted.refused) return refuse(429, "Too many requests from this address: see Retry-After.");
  const path = route.path.safeParse(given);
  if (!path.success) return refuse(404, "There is nothing at this address.");
  const read = route.query.read(params);
  if ("errors" in read) return refuse(400, "Some parameters are wrong.", read.errors);
  const asked = { path: path.data, query: read.query, origin, now };
  try {
    const question = `${route.id} ${JSON.stringify(path.data)} ${params}`;
    const kept = await remember(question, async () => keptOf(route, await ask(asked)));
    const caching = { ...open, "cache-control": `public, max-age=0, s-maxage=${route.seconds ?? 10}` };
    if ("movedTo" in kept) {
      return new Response(null, { status: 308, headers: { ...caching, location: origin + kept.movedTo } });
    }
    const known = { ...caching, etag: kept.etag };
    if (hasAlready(kept.etag, headers)) return new Response(null, { status: 304, headers: known });
    return new Response(kept.text, { headers: { ...known, "content-type": "application/json" } });
  } catch (error) {
    if (error instanceof ApiRefusal) return refuse(error.status, error.detail, error.errors);
    sayOutage(error, "api");
    return refuse(503, "The directory does not answer for the moment. Try again in a few seconds.");
  }
}

function keptOf<A extends z.ZodType>(route: { answer: A }, reply: Reply<A>): Kept {
  if ("movedTo" in reply) return reply;
  const text = JSON.stringify(route.answer.parse(reply.value));
  return { text, etag: etagOf(text) };
}
