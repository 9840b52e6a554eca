import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { FEED_FILES, FEED_FORMATS } from "#lib/paths";
import { answerSelectionFeed } from "#lib/selections/answer-selection";

export const dynamic = "force-dynamic";

/** A selection as a feed: what is put into it. */
export async function GET(
  { headers }: Request,
  { params }: RouteContext<"/[lang]/selections/[id]/flux/[file]">,
): Promise<Response> {
  const { lang, id, file } = await params;
  const format = FEED_FORMATS.find((one) => FEED_FILES[one] === file);
  if (!isLang(lang) || !format) return new Response(null, { status: 404 });
  const asked = { id, lang, headers, reader: await getActor(), origin: env.PUBLIC_URL };
  return await answerSelectionFeed(asked, format);
}
