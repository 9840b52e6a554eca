import type { MetadataRoute } from "next";
import { env } from "#lib/env";
import { LANGS } from "#lib/messages/lang";
import {
  accountPath,
  agendaPath,
  alertsPath,
  contributionsPath,
  mapPath,
  mapPointsPath,
  reviewPath,
  searchPath,
  signInPath,
  sitemapPath,
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
    reviewPath(lang),
    searchPath(lang),
    signInPath(lang),
  ]);
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/*/pdf$", ...spared] },
    sitemap: env.PUBLIC_URL + sitemapPath(),
  };
}
