import { env } from "#lib/env";
import { answerJournalFeed, entryFeed } from "#lib/journal/feed";
import { isLang } from "#lib/messages/index";
import { typeOfCollection } from "#lib/paths";

export const dynamic = "force-dynamic";

/** What was changed in one entry, as an Atom feed. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/[collection]/[slug]/historique/atom.xml">,
): Promise<Response> {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return new Response(null, { status: 404 });
  return await answerJournalFeed(() => entryFeed(type, slug, lang, env.PUBLIC_URL), request.headers);
}
