/**
 * How many keys are pressed, in a real browser, for a session of review (ten plain acceptances, from the queue) and from an
 * address in its box to a proposal that waits.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { newSessionToken } from "#lib/accounts/secrets";
import { openSession } from "#lib/accounts/sessions";
import { db } from "#lib/db";
import { entryTypes } from "#lib/entries/types/index";
import { proposeFromPath, reviewPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { startSources, type TestSources } from "#lib/testing/sources";

const DECISIONS = 10;

/** Tokens of those who press, and what stands in the place of the web. */
export interface Session {
  moderator: string;
  contributor: string;
  sources: TestSources;
}

/**
 * Ten new programmes that wait, alone of their type, the session of someone who may decide on them, and that of someone
 * who proposes what a page says. The server that is started next reads pages of this machine, as the embedded mode lets it.
 */
export async function makeSession(): Promise<Session> {
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
  const sources = await startSources();
  sources.answer(PAGE, (response) => response.writeHead(200, { "content-type": "text/html" }).end(MARKUP));
  process.env.OUTBOUND_TEST_SERVERS = sources.server;
  return { moderator: await signIn(moderator), contributor: await signIn(author), sources };
}

/** A page as many are: nothing in the directory looks like it. */
const PAGE = "/page-du-banc";
const MARKUP = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Banc</title>
  <meta property="og:type" content="article"><meta property="og:title" content="Quatorze touches pour un clavier">
  <meta property="og:description" content="Ce que coûte une proposition à qui ne prend pas la souris.">`;

async function signIn({ id: userId }: Actor): Promise<string> {
  const token = newSessionToken();
  await db.$transaction((tx) => openSession(tx, { token, userId, by: "link" }, new Date()));
  return token;
}

/** Both counts, in words: what stands after "Key presses for ten decisions: ". */
export async function countKeys(
  origin: string,
  { moderator, contributor, sources }: Session,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sillage-bench-"));
  const browser = await chromium.launch(await launchOptions(folder));
  try {
    const decisions = await decideTen(await openAs(browser, origin, moderator), origin);
    const proposal = await proposeOne(
      await openAs(browser, origin, contributor),
      origin,
      sources.origin + PAGE,
    );
    return `${decisions}; from an address to a proposal that waits: ${proposal}`;
  } finally {
    await browser.close();
    await sources.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openAs(browser: Browser, origin: string, session: string): Promise<Page> {
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 900 } });
  await context.addCookies([
    { name: "next-auth.session-token", value: session, url: origin, httpOnly: true },
  ]);
  return context.newPage();
}

/** Presses and counts. */
function keyboardOf(page: Page) {
  let keys = 0;
  return {
    press: async (key: string) => {
      keys++;
      if (keys > 1000) throw new Error("a thousand keys, and no end");
      await page.keyboard.press(key);
    },
    count: () => keys,
  };
}

/** Enter to begin, then for each proposal the key that leads to the button that accepts, and Enter: all that is pressed. */
async function decideTen(page: Page, origin: string): Promise<number> {
  const { press, count } = keyboardOf(page);
  await page.goto(origin + reviewPath("fr", { type: "programme" }));
  await page.getByRole("link", { name: "Commencer par la plus ancienne" }).focus();
  await press("Enter");
  for (let decided = 0; decided < DECISIONS; decided++) {
    const address = /\/moderation\/[0-9a-f-]{36}/;
    await page.waitForURL((url) => address.test(url.pathname));
    await page.getByRole("button", { name: "Raccourcis clavier" }).waitFor();
    const here = page.url();
    await press("a");
    await mustBeFocused(page.getByRole("button", { name: "Accepter et publier" }));
    await press("Enter");
    await page.waitForURL((url) => url.href !== here);
    await page.getByRole("status").filter({ hasText: "acceptée" }).waitFor();
  }
  return count();
}

/** The bookmark has brought the address, and the box has the focus: read it, go to where it is sent, send it. */
async function proposeOne(page: Page, origin: string, address: string): Promise<number> {
  const { press, count } = keyboardOf(page);
  await page.goto(origin + proposeFromPath("fr", { adresse: address }));
  await mustBeFocused(page.getByRole("textbox", { name: "Adresse d’une page, DOI, ISBN" }));
  await press("Enter");
  const toSending = page.getByRole("link", { name: "aller à l’envoi" });
  await toSending.waitFor();
  await press("Tab");
  await mustBeFocused(toSending);
  await press("Enter");
  await press("Tab");
  await mustBeFocused(page.getByRole("button", { name: "Envoyer en relecture" }));
  await press("Enter");
  await page.getByText("Proposition envoyée").waitFor();
  return count();
}

async function mustBeFocused(target: Locator): Promise<void> {
  const focused = await target.evaluate((element) => element === document.activeElement);
  if (!focused) throw new Error(`the keys did not lead to ${target}`);
}

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
