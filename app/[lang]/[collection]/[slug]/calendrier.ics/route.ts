import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { typeOfCollection } from "#lib/paths";
import { answerEntryCalendar } from "#lib/search/calendars";

export const dynamic = "force-dynamic";

/** The dates of an entry, as a file for a calendar. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/[collection]/[slug]/calendrier.ics">,
): Promise<Response> {
  const { lang, collection, slug } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  const { headers } = request;
  return await answerEntryCalendar(typeOfCollection(collection), slug, {
    lang,
    headers,
    origin: env.PUBLIC_URL,
  });
}
