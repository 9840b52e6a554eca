import { env } from "#lib/env";
import { preflight } from "#lib/http/open";
import { isLang } from "#lib/messages/index";
import { answerPoints } from "#lib/search/points";

export const dynamic = "force-dynamic";

export const OPTIONS = preflight;

/** The points of the map as GeoJSON, narrowed as the page is. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/carte/points.geojson">,
): Promise<Response> {
  const { lang } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  return await answerPoints(new URL(request.url).searchParams, lang, env.PUBLIC_URL, new Date());
}
