import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { answerWidget, widgetsAnswered } from "#lib/widgets/answer-widget";

export const dynamic = "force-dynamic";

/** Any search as a small page that other sites frame. */
export async function GET(request: Request, { params }: RouteContext<"/[lang]/widget">): Promise<Response> {
  const { lang } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  const asked = {
    lang,
    params: new URL(request.url).searchParams,
    headers: request.headers,
    origin: env.PUBLIC_URL,
    now: new Date(),
  };
  return await answerWidget(asked, widgetsAnswered);
}
