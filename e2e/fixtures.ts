/** What the journeys share: browsers that are someone, with or without JavaScript, and the mails that were kept. */
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { MIN_OPEN_MS } from "../lib/guard/limits";
import { CONFIRM_SIGN_IN_ACTION } from "../lib/paths";
import { type Person, world } from "./world";

export { expect };

interface Options {
  javaScriptEnabled?: boolean;
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
}

interface Fixtures {
  /** A new browser of someone, or of an anonymous reader, closed at the end of the test. */
  browse: (person?: Person | null, options?: Options) => Promise<Page>;
  /** A page without JavaScript, anonymous. */
  plain: Page;
}

export const test = base.extend<Fixtures>({
  browse: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person = null, options = {}) => {
      const context = await contextOf(browser, baseURL ?? "", person, options);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  plain: async ({ browse }, use) => use(await browse(null, { javaScriptEnabled: false })),
});

async function contextOf(browser: Browser, url: string, person: Person | null, options: Options) {
  const context = await browser.newContext({ baseURL: url, ...options });
  if (person) {
    await context.addCookies([
      { name: "next-auth.session-token", value: world().people[person].session, url, httpOnly: true },
      { name: "sillage_signed_in", value: "1", url },
    ]);
  }
  return context;
}

/** A name that no other test and no other run has. */
export function unique(name: string): string {
  return `${name} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}

/** An address of nobody, and of no other test. */
export const newAddress = (): string => `${unique("lectrice").replaceAll(" ", ".")}@exemple.fr`;

/** A machine of nobody else: sign-in links are counted by IP address. */
export const newIp = (): string =>
  `2001:db8:${[1, 2].map(() => Math.floor(Math.random() * 65_535).toString(16)).join(":")}::1`;

/**
 * Waits for a mail to an address whose subject holds some words, opens it on the page "Courrier", returns its text.
 * `count`: how many there are by then; the latest is opened.
 */
export async function openMail(page: Page, to: string, subject: string, count = 1): Promise<string> {
  const rows = page.getByRole("row").filter({ hasText: to }).filter({ hasText: subject });
  const row = rows.first();
  await expect(async () => {
    await page.goto("/fr/courrier");
    await expect(rows.nth(count - 1)).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 30_000, intervals: [500] });
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
  return (await page.getByRole("main").textContent()) ?? "";
}

/** As long as anyone takes: what is sent sooner is refused as a machine's. */
export const readForm = (page: Page): Promise<void> => page.waitForTimeout(MIN_OPEN_MS + 100);

/** Asks for a link (the address has had `count - 1` before) and opens it: the button's page, where nothing is consumed yet. */
export async function openSignInLink(page: Page, email: string, count = 1): Promise<string> {
  await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
  await page.goto("/fr/connexion");
  await page.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
  await readForm(page);
  await page.getByRole("button", { name: "Recevoir un lien" }).click();
  await expect(page.getByText("Un lien de connexion part à l’adresse")).toBeVisible();
  await openMail(page, email, "Votre lien de connexion", count);
  const link = page.getByRole("main").getByRole("link", { name: "/connexion/confirmer?" });
  const address = await link.getAttribute("href");
  await link.click();
  await expect(page.getByRole("button", { name: "Me connecter" })).toBeVisible();
  return address ?? "";
}

export { CONFIRM_SIGN_IN_ACTION };
