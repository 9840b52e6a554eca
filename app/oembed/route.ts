import { env } from "#lib/env";
import { answerOembed } from "#lib/widgets/answer-oembed";

export const dynamic = "force-dynamic";

/** How a page of ours is embedded in another site's. */
export const GET = (request: Request): Promise<Response> =>
  answerOembed(new URL(request.url).searchParams, env.PUBLIC_URL);
