import { env } from "#lib/env";
import { notAllowed } from "#lib/http/open";
import { answerOai } from "#lib/oai/answer-oai";
import { publisherOf } from "#lib/publisher";

export const dynamic = "force-dynamic";

/** OAI-PMH 2.0: harvesters ask by GET or by POST. */
export const GET = (request: Request): Promise<Response> => answer(new URL(request.url).searchParams);

export async function POST(request: Request): Promise<Response> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers.get("content-type") ?? "");
  return await answer(new URLSearchParams(isForm ? await request.text() : ""));
}

const answer = (params: URLSearchParams) =>
  answerOai(params, { origin: env.PUBLIC_URL, email: publisherOf(env).email, now: new Date() });

export const { PUT, PATCH, DELETE } = notAllowed("GET, HEAD, POST, OPTIONS", {});
