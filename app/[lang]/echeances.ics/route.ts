import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { answerDeadlines } from "#lib/search/calendars";

export const dynamic = "force-dynamic";

/** The deadlines of a search, as a calendar. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/echeances.ics">,
): Promise<Response> {
  const { lang } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  return await answerDeadlines({
    lang,
    params: new URL(request.url).searchParams,
    headers: request.headers,
    origin: env.PUBLIC_URL,
    now: new Date(),
  });
}
