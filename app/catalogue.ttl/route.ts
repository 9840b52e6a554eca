import { answerCatalogue } from "#lib/dcat/answer-catalogue";
import { env } from "#lib/env";
import { publisherOf } from "#lib/publisher";

export const dynamic = "force-dynamic";

/** The catalogue of the open data (DCAT-AP). */
export const GET = (request: Request): Promise<Response> =>
  answerCatalogue("ttl", request.headers, { origin: env.PUBLIC_URL, publisher: publisherOf(env) });
