/** How many keys a session of review takes: ten plain acceptances, from the queue, in a real browser. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { entryTypes } from "#lib/entries/types/index";
import { reviewPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";

const DECISIONS = 10;

/** Ten new programmes that wait, alone of their type, and the session of someone who may decide on them. */
export async function makeSession(): Promise<string> {
  const author: Actor = { id: uuid(), name: "Autrice des dix", role: "contributor", system: true };
  const moderator: Actor = { id: uuid(), name: "Modératrice des dix", role: "moderator" };
  for (const { system: _, ...user } of [author, moderator]) {
    await db.user.create({ data: { ...user, email: `${user.id}@exemple.fr`, createdAt: new Date() } });
  }
  for (let i = 0; i < DECISIONS; i++) {
    const bare = { themes: [], credits: [], relations: [], sources: [], territory: null, aliases: [] };
    const content = { ...entryTypes.programme.example, ...bare, title: `Programme des dix, ${i}` };
    const proposal = { type: "programme", baseVersion: 0, content, comment: null } as const;
    await submit(author, await propose(author, { ...proposal, idempotencyKey: uuid() }));
  }
  const token = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token, userId: moderator.id, by: "link" }, new Date()));
  return token;
}

/** Enter to begin, then for each proposal the key that leads to the button that accepts, and Enter: all that is pressed. */
export async function countKeys(origin: string, session: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "sillage-bench-"));
  const browser = await chromium.launch(await launchOptions(folder));
  try {
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 } });
    await context.addCookies([
      { name: "next-auth.session-token", value: session, url: origin, httpOnly: true },
    ]);
    const page = await context.newPage();
    await page.goto(origin + reviewPath("fr", { type: "programme" }));
    await page.getByRole("link", { name: "Commencer par la plus ancienne" }).focus();
    let keys = 0;
    const press = async (key: string) => {
      keys++;
      if (keys > 1000) throw new Error("a thousand keys, and no end");
      await page.keyboard.press(key);
    };
    await press("Enter");
    for (let decided = 0; decided < DECISIONS; decided++) {
      const address = /\/moderation\/[0-9a-f-]{36}/;
      await page.waitForURL((url) => address.test(url.pathname));
      await page.getByRole("button", { name: "Raccourcis clavier" }).waitFor();
      const here = page.url();
      await press("a");
      if (!(await isFocused(page))) throw new Error("the key did not lead to the button");
      await press("Enter");
      await page.waitForURL((url) => url.href !== here);
      await page.getByRole("status").filter({ hasText: "acceptée" }).waitFor();
    }
    return keys;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const isFocused = (page: Page) =>
  page
    .getByRole("button", { name: "Accepter et publier" })
    .evaluate((button) => button === document.activeElement);

/** As the journeys do (e2e/playwright.config.ts): Chromium from npm on Linux, Playwright's own elsewhere. */
async function launchOptions(folder: string) {
  if (process.platform !== "linux" || process.arch !== "x64") return {};
  process.env.TMPDIR = folder;
  const { default: packaged } = await import("@sparticuz/chromium");
  return {
    executablePath: await packaged.executablePath(),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    env: { ...process.env, TMPDIR: folder },
  };
}
