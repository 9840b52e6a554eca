import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What is put at the door of a process stays there: each of these has a process of its own. */
const DOOR = "lib/http/**/*.test.ts";

/**
 * Two kinds of tests: `unit` (unit and property tests, of which `npm run check` has a minute) and `database` (use cases on a
 * real PostgreSQL, a clone of a template database per file: TEST_DATABASE_URL and TEST_TEMPLATE come from bin/test.mjs; and
 * `.integration.`, what starts processes or asks programs of others).
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
          exclude: ["**/*.{db,integration}.test.ts", DOOR],
          // One process loads each module once for all: two thirds of the time would go there.
          isolate: false,
          // Only against what hangs: a slow machine is not a fault.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "unit-door",
          include: [DOOR],
          exclude: ["**/*.integration.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{lib,components,app,prisma,bench}/**/*.{db,integration}.test.ts"],
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
