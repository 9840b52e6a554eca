import { env } from "#lib/env";
import { answerJournalFeed, journalFeed } from "#lib/journal/feed";
import { parseFilters } from "#lib/journal/filters";
import { isLang } from "#lib/messages/index";

export const dynamic = "force-dynamic";

/** The journal of decisions as an Atom feed, narrowed as the page is. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/journal/atom.xml">,
): Promise<Response> {
  const { lang } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  const { filters } = parseFilters(Object.fromEntries(new URL(request.url).searchParams));
  return await answerJournalFeed(() => journalFeed(filters, lang, env.PUBLIC_URL), request.headers);
}
