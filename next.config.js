import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The policy of content security is not here: it depends on each page's scripts, and lib/cache-handler.mjs and
 * proxy.ts write it.
 */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

// A year of HTTPS only is a promise that http://localhost cannot keep. The launcher builds again when it changes.
if (process.env.PUBLIC_URL?.startsWith("https://")) {
  securityHeaders.push({ key: "Strict-Transport-Security", value: "max-age=31536000" });
}

const cacheHandler = fileURLToPath(new URL("lib/cache-handler.mjs", import.meta.url));

/** @type {import("next").NextConfig} */
export default {
  agentRules: false,
  cacheHandler: existsSync(cacheHandler) ? cacheHandler : undefined,
  compress: true,
  experimental: {
    // A file to import; whatever else is larger than 1 MB proxy.ts refuses.
    serverActions: { bodySizeLimit: "9mb" },
    // Expiry by tag lives in memory: a page cached on disk would come back stale after a restart.
    isrFlushToDisk: false,
  },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Widgets are made to be framed, and they alone (lib/widgets).
    { source: "/((?!(?:fr|en)/widget$).*)", headers: [{ key: "X-Frame-Options", value: "DENY" }] },
  ],
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "nodemailer", "@prisma/adapter-pg"],
  // Another lockfile above the clone must not move the root of the project.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  typedRoutes: false,
};
