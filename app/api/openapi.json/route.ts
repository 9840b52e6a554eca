import { answerDescription } from "#lib/api/answer-description";
import { env } from "#lib/env";
import { notAllowed, preflight } from "#lib/http/open";

export const dynamic = "force-dynamic";
export const OPTIONS = preflight;
export const { POST, PUT, PATCH, DELETE } = notAllowed("GET, HEAD, OPTIONS");

/** The description of the API, for programs: in French, or in English with `lang=en`. */
export const GET = (request: Request): Response =>
  answerDescription(new URL(request.url).searchParams, request.headers, env.PUBLIC_URL);
