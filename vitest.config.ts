import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Two kinds of tests: `unit` (unit and property tests, no database) and `database` (use cases on a real PostgreSQL,
 * a clone of a template database per file: TEST_DATABASE_URL and TEST_TEMPLATE come from bin/test.mjs).
 */
export default defineConfig({
  resolve: {
    // Outside Next, "server-only" throws on sight: here there is no browser to protect.
    alias: { "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)) },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,app,prisma,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          // Only against what hangs: a slow machine is not a fault.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{lib,components,app,prisma,bench}/**/*.db.test.ts"],
          globalSetup: ["lib/testing/pooled.ts"],
          // Written for a loader of modules that this Node has outgrown.
          server: { deps: { inline: ["oai-pmh"] } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
