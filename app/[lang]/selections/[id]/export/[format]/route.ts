import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { answerSelectionExport } from "#lib/selections/answer-selection";

export const dynamic = "force-dynamic";

/** The entries of a selection as a file. */
export async function GET(
  { headers }: Request,
  { params }: RouteContext<"/[lang]/selections/[id]/export/[format]">,
): Promise<Response> {
  const { lang, id, format } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  const asked = { id, lang, headers, reader: await getActor(), origin: env.PUBLIC_URL };
  return await answerSelectionExport(asked, format);
}
