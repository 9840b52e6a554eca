import { env } from "#lib/env";
import { answerSearchExport } from "#lib/exports/answer-export";
import { isLang } from "#lib/messages/index";

export const dynamic = "force-dynamic";

/** A list or a search as a file. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/export/[format]">,
): Promise<Response> {
  const { lang, format } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  return await answerSearchExport({
    lang,
    format,
    params: new URL(request.url).searchParams,
    origin: env.PUBLIC_URL,
    now: new Date(),
  });
}
