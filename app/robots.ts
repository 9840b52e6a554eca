import type { MetadataRoute } from "next";
import { env } from "#lib/env";
import { LANGS } from "#lib/messages/lang";
import {
  accountPath,
  agendaPath,
  alertsPath,
  contributionsPath,
  embedPath,
  FEED_FORMATS,
  feedPath,
  mapPath,
  mapPointsPath,
  reviewPath,
  searchPath,
  signInPath,
  sitemapPath,
  widgetPath,
} from "#lib/paths";

// The address of the site is known when it runs, not when it is built.
export const dynamic = "force-dynamic";

/** Public pages are for everyone; what is private or endless, or a file to make, is not worth a robot's time. */
export default function robots(): MetadataRoute.Robots {
  const spared = LANGS.flatMap((lang) => [
    accountPath(lang),
    alertsPath(lang),
    // Its months and filters, not the page itself; likewise the map below.
    `${agendaPath(lang)}?`,
    contributionsPath(lang),
    `${mapPath(lang)}?`,
    mapPointsPath(lang),
    `${embedPath(lang)}?`,
    widgetPath(lang),
    // Feeds of the whole directory are worth following, those of each search are without number.
    ...FEED_FORMATS.map((format) => `${feedPath(lang, format)}?`),
    reviewPath(lang),
    searchPath(lang),
    signInPath(lang),
  ]);
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/*/pdf$", ...spared] },
    sitemap: env.PUBLIC_URL + sitemapPath(),
  };
}
