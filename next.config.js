import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readSecretFiles } from "./lib/secret-files.ts";

// Before anything reads a setting: this file is the first of ours that a server loads.
readSecretFiles(process.env);

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
    // A server that comes back answers at once, and loads each page when it is first asked for: all of them would be half of
    // the time that it takes to start.
    preloadEntriesOnStart: false,
  },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "nodemailer", "@prisma/adapter-pg", "redis"],
  // Another lockfile above the clone must not move the root of the project.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  typedRoutes: false,
};
