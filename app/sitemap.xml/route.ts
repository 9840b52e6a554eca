import { kept } from "#lib/cache";
import { rootSitemap } from "#lib/entries/sitemap";
import { env } from "#lib/env";
import { xmlResponse } from "#lib/http/xml";
import { tags } from "#lib/tags";

export const dynamic = "force-dynamic";

/** The sitemap, or the index of its files when the directory is large. */
export const GET = () =>
  xmlResponse(() => kept(() => rootSitemap(env.PUBLIC_URL), ["sitemap"], [tags.sitemap]));
