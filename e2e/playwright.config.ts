/**
 * Journeys in the browser, on the production server that bin/test.mjs starts (PUBLIC_URL, DATABASE_URL), or on a
 * running one: E2E_BASE_URL=http://localhost:3000 npx playwright test -c e2e.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// Playwright reads this file in each of its processes: the first one makes the folder and removes it at its end.
if (!process.env.SILLAGE_BROWSER_FOLDER) {
  const folder = mkdtempSync(join(tmpdir(), "sillage-browser-"));
  process.env.SILLAGE_BROWSER_FOLDER = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
}
const folder = process.env.SILLAGE_BROWSER_FOLDER;

export const baseURL = process.env.E2E_BASE_URL || process.env.PUBLIC_URL || "http://localhost:3000";

export default defineConfig({
  testDir: ".",
  // Entries that no journey can make through the screens of today: merged and archived ones.
  globalSetup: "./prepare.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.E2E_REPORT
    ? [["line"], ["json", { outputFile: process.env.E2E_REPORT }]]
    : [["list"]],
  // A second server on the same build cannot be had while `next dev` runs.
  grepInvert: process.env.E2E_BASE_URL ? /@build/ : undefined,
  use: {
    baseURL,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording costs every journey time, and only who looks into a failure reads it.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: await browser(),
  },
});

/** Chromium from npm on Linux, where nothing can be assumed to be installed; elsewhere Playwright's own. */
async function browser() {
  if (process.platform !== "linux" || process.arch !== "x64") return {};
  // It unpacks into the temporary folder, where two runs at once would fight over one file.
  process.env.TMPDIR = folder;
  const { default: chromium } = await import("@sparticuz/chromium");
  return {
    executablePath: await chromium.executablePath(),
    // Not the package's own arguments: they switch off the very protections that are under test.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--disable-gpu"],
    env: { ...process.env, TMPDIR: folder },
  };
}
