import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { answerAgenda } from "#lib/search/calendars";

export const dynamic = "force-dynamic";

/** What happens, of a search, as a calendar. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/agenda.ics">,
): Promise<Response> {
  const { lang } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  return await answerAgenda({
    lang,
    params: new URL(request.url).searchParams,
    headers: request.headers,
    origin: env.PUBLIC_URL,
    now: new Date(),
  });
}
