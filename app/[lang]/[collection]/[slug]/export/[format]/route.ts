import { env } from "#lib/env";
import { answerEntryExport } from "#lib/exports/answer-export";
import { isLang } from "#lib/messages/index";
import { typeOfCollection } from "#lib/paths";

export const dynamic = "force-dynamic";

/** An entry as a file. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/[lang]/[collection]/[slug]/export/[format]">,
): Promise<Response> {
  const { lang, collection, slug, format } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  return await answerEntryExport({
    lang,
    format,
    type: typeOfCollection(collection),
    slug,
    origin: env.PUBLIC_URL,
  });
}
