import { isOutage } from "#lib/db";
import { env } from "#lib/env";
import { isKnown } from "#lib/http/conditional";
import { journalFeed } from "#lib/journal/feed";
import { parseFilters } from "#lib/journal/filters";
import { isLang } from "#lib/messages/index";

export const dynamic = "force-dynamic";

/** The journal of decisions as an Atom feed, narrowed as the page is. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[lang]/journal/atom.xml">,
): Promise<Response> {
  const { lang } = await params;
  if (!isLang(lang)) return new Response(null, { status: 404 });
  const { filters } = parseFilters(Object.fromEntries(new URL(request.url).searchParams));
  try {
    const feed = await journalFeed(filters, lang, env.PUBLIC_URL);
    const headers = {
      etag: feed.etag,
      "last-modified": feed.updated.toUTCString(),
      "cache-control": "public, max-age=0, s-maxage=60",
    };
    if (isKnown(feed, request.headers)) return new Response(null, { status: 304, headers });
    return new Response(feed.xml, {
      headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" },
    });
  } catch (error) {
    if (!isOutage(error)) throw error;
    return new Response(null, { status: 503, headers: { "retry-after": "30", "cache-control": "no-store" } });
  }
}
