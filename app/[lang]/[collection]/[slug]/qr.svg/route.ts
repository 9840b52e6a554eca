import { env } from "#lib/env";
import { isLang } from "#lib/messages/index";
import { entryPath, typeOfCollection } from "#lib/paths";
import { qrSvg } from "#lib/qr";

/** The address of an entry's page as a QR code: on the printed page only. It depends on nothing but the address itself. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/[lang]/[collection]/[slug]/qr.svg">,
): Promise<Response> {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type || !/^[a-z0-9-]{1,120}$/.test(slug)) return new Response(null, { status: 404 });
  return new Response(qrSvg(env.PUBLIC_URL + entryPath(lang, type, slug)), {
    headers: { "content-type": "image/svg+xml", "cache-control": "public, max-age=604800" },
  });
}
