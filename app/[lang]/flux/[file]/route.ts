import { env } from "#lib/env";
import { answerFeed, feedsAnswered } from "#lib/feeds/answer-feed";
import { isLang } from "#lib/messages/index";
import { FEED_FILES, FEED_FORMATS } from "#lib/paths";

export const dynamic = "force-dynamic";

/** Any search as a feed. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/flux/[file]">,
): Promise<Response> {
  const { lang, file } = await params;
  const format = FEED_FORMATS.find((one) => FEED_FILES[one] === file);
  if (!isLang(lang) || !format) return new Response(null, { status: 404 });
  const asked = {
    lang,
    format,
    params: new URL(request.url).searchParams,
    headers: request.headers,
    origin: env.PUBLIC_URL,
    hub: env.WEBSUB_HUB ?? null,
    now: new Date(),
  };
  return await answerFeed(asked, feedsAnswered);
}
