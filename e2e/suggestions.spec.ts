/** Suggestions in the search boxes: with the keyboard, for screen readers, on a touch screen, without JavaScript. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "./fixtures";

const box = (page: Page, landmark: "main" | "banner" = "main") =>
  page.getByRole(landmark).getByRole("combobox", { name: "Rechercher dans l’annuaire" });
const list = (page: Page) => page.getByRole("listbox", { name: "Suggestions" });
const status = (page: Page, text: RegExp) => page.getByRole("status").filter({ hasText: text });

async function type(page: Page, text: string, landmark: "main" | "banner" = "main"): Promise<void> {
  await box(page, landmark).focus();
  await page.keyboard.type(text);
  await expect(list(page)).toBeVisible();
  await expect(list(page).getByRole("option").last()).toHaveText(`Rechercher «\u00a0${text}\u00a0»`);
}

test("a screen reader is told of the list, of its groups and of the option pointed at, and the box keeps the focus", async ({
  browse,
}) => {
  const page = await browse();
  await page.goto("/fr");
  await expect(box(page)).toHaveAttribute("aria-expanded", "false");
  await expect(box(page)).toHaveAttribute("aria-autocomplete", "list");
  await type(page, "innov");
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await expect(box(page)).toHaveAttribute("aria-controls", (await list(page).getAttribute("id")) ?? "none");
  await expect(status(page, /^10 suggestions$/)).toHaveCount(1);
  for (const name of ["Fiches", "Organismes", "Thèmes", "Mots"]) {
    await expect(list(page).getByRole("group", { name }).getByRole("option").first()).toBeAttached();
  }
  await expect(list(page).getByRole("option")).toHaveCount(11);
  await expect(list(page).getByRole("option", { selected: true })).toHaveCount(0);

  await page.keyboard.press("ArrowDown");
  const first = list(page).getByRole("option").first();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toHaveAttribute(
    "aria-activedescendant",
    (await first.getAttribute("id")) ?? "none",
  );
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(box(page)).not.toHaveAttribute("aria-activedescendant");
  await page.keyboard.press("ArrowUp");
  await expect(list(page).getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await expect(list(page).getByRole("option").last()).toBeInViewport();
});

test("with the keyboard an entry is opened, a word searched with the filters, and what was typed searched as it is", async ({
  browse,
}) => {
  const page = await browse();
  await page.goto("/fr");
  await type(page, "l'innovation au pouv");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/fr\/ressources\/l-innovation-au-pouvoir$/);

  await page.goto("/fr/recherche?type=lab");
  await type(page, "inno");
  await expect(page.getByRole("option", { name: "innovation", exact: true })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=innovation/);
  await expect(page).toHaveURL(/type=lab/);

  await page.goto("/fr");
  await type(page, "innov");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/fr\/recherche\?q=innov$/);
});

test("Escape closes the list, then empties the box; an arrow opens it again", async ({ browse }) => {
  const page = await browse();
  await page.goto("/fr/themes");
  await type(page, "labo", "banner");
  await page.keyboard.press("Escape");
  await expect(list(page)).toBeHidden();
  await expect(box(page, "banner")).toHaveValue("labo");
  await expect(box(page, "banner")).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowDown");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(box(page, "banner")).toHaveValue("");
  await page.keyboard.type("labo");
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(list(page)).toBeHidden();
});

test("a body of before says what it became, on a page of any kind, and a click or a tap leads to it", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL,
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto("/fr/themes");
  await type(page, "sgma", "banner");
  await page.getByRole("group", { name: "Organismes" }).getByText("SGMAP (aujourd’hui DITP)").tap();
  await expect(page).toHaveURL(/\/fr\/organisations\/sgmap$/);
  await context.close();
});

test("an answer that comes late is not shown, one that fails says nothing, and the form works all along", async ({
  browse,
}) => {
  const page = await browse();
  await page.goto("/fr");
  await page.route(/completions.*q=desig&/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined); // given up meanwhile: that is the point
  });
  await box(page).focus();
  const slow = page.waitForRequest(/q=desig&/);
  await page.keyboard.type("desig");
  await slow;
  await page.keyboard.type("n de serv");
  await expect(list(page).getByRole("option", { name: "Design de services publics" })).toBeVisible();
  const shown = await list(page).getByRole("option").allTextContents();
  await page.waitForTimeout(1700);
  expect(await list(page).getByRole("option").allTextContents()).toEqual(shown);

  await page.route(/api\/completions/, (route) => route.abort());
  await page.keyboard.type("ices");
  await expect(list(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/fr\/recherche\?q=design\+de\+services$/);
});

test("without JavaScript it is a search form", async ({ plain }) => {
  await plain.goto("/fr");
  const plainBox = plain.getByRole("main").getByRole("searchbox", { name: "Rechercher dans l’annuaire" });
  await plainBox.fill("innov");
  await expect(plain.getByRole("listbox")).toHaveCount(0);
  await plainBox.press("Enter");
  await expect(plain).toHaveURL(/\/fr\/recherche\?q=innov$/);
});

test("the open list keeps to the rules of accessibility and to the screen, narrow or wide, light or dark", async ({
  browse,
}) => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [320, 1280]) {
      const page = await browse(null, { viewport: { width, height: 700 }, colorScheme });
      await page.goto("/fr/themes");
      await type(page, "innov", "banner");
      await page.keyboard.press("ArrowDown");
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 200)])).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      const place = await list(page).boundingBox();
      expect(place?.x).toBeGreaterThanOrEqual(0);
      expect((place?.x ?? 0) + (place?.width ?? 9999)).toBeLessThanOrEqual(width);
      for (const option of await list(page).getByRole("option").all()) {
        expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(24);
      }
    }
  }
});

test("nothing is asked before one types, and the code of the list comes with the first use", async ({
  browse,
}) => {
  const page = await browse();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/fr", { waitUntil: "networkidle" });
  const before = asked.length;
  await box(page).focus();
  await expect.poll(() => asked.slice(before).some((url) => url.includes("/_next/static/"))).toBe(true);
  expect(asked.filter((url) => url.includes("/api/completions"))).toEqual([]);
  await type(page, "labo");
  expect(asked.filter((url) => url.includes("/api/completions"))).toHaveLength(1);
});

const problem = z.object({ status: z.literal(400), errors: z.array(z.object({ name: z.string() })).min(1) });

test("whatever is typed is answered, and a wrong question is a clear 400", async ({ request }) => {
  const ask = (parameters: Record<string, string>) =>
    request.get(`/api/completions?${new URLSearchParams(parameters)}`);
  for (const q of [
    "",
    " ",
    "a",
    "\u0000",
    "in\u0000nov",
    "🙂🙂",
    "\u202etxet",
    "العربية",
    "日本語",
    "'; DROP TABLE entry; --",
    "a:* & !b | (c",
    "%_\\",
    "[a-z]+(.*)$",
    "((((((",
    "- - -",
    "de la les un",
    `${"é ".repeat(49)}é`,
  ]) {
    const response = await ask({ q, lang: "fr" });
    expect(response.status(), q).toBe(200);
    expect(response.headers()["cache-control"]).toContain("s-maxage=60");
  }
  for (const parameters of [
    "",
    "q=labo",
    "lang=fr",
    "q=labo&lang=de",
    "q=labo&lang=fr&kind=entry",
    "q=labo&q=lab&lang=fr",
    `q=${"a".repeat(101)}&lang=fr`,
    `q=${"a".repeat(10_000)}&lang=fr`,
  ]) {
    const response = await request.get(`/api/completions?${parameters}`);
    expect(response.status(), parameters.slice(0, 60)).toBe(400);
    expect(response.headers()["content-type"]).toContain("application/problem+json");
    problem.parse(await response.json());
  }
});
