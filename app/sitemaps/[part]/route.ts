import { kept } from "#lib/cache";
import { sitemapPart } from "#lib/entries/sitemap";
import { env } from "#lib/env";
import { xmlResponse } from "#lib/http/xml";
import { tags } from "#lib/tags";

export const dynamic = "force-dynamic";

/** One file of the sitemap's index. */
export async function GET(_: Request, { params }: RouteContext<"/sitemaps/[part]">): Promise<Response> {
  const { part } = await params;
  // Only names that may exist are kept: others would fill the memory.
  if (!/^(pages|[1-9]\d{0,3})$/.test(part)) return new Response(null, { status: 404 });
  return xmlResponse(() => kept(() => sitemapPart(part, env.PUBLIC_URL), ["sitemap", part], [tags.sitemap]));
}
