/** The map: départements that filter, marks that lead to entries, the same in words; with and without JavaScript. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const large = (page: Page): Locator => page.locator(".map-main");
const area = (page: Page, name: string): Locator =>
  large(page).getByRole("link", { name: new RegExp(`^${name} \\(`) });
const viewBox = (page: Page) => large(page).locator("svg.map-drawing").getAttribute("viewBox");

test("without JavaScript, the map has its départements, its marks and the same entries in words", async ({
  plain,
}) => {
  await plain.goto("/fr/carte");
  await expect(plain.getByRole("heading", { level: 1, name: "Carte" })).toBeVisible();
  // Those of Paris and its suburbs are in their own frame.
  await expect(large(plain).locator(".map-area:not([aria-hidden])")).toHaveCount(92);
  await expect(plain.locator(".map-insets .map-area")).toHaveCount(15);
  await expect(plain.getByRole("button", { name: "Agrandir" })).toHaveCount(0);

  // A mark of several entries leads to where they are in the list; one of a single entry, to its page.
  const list = plain.locator("#liste");
  await expect(list).toBeVisible();
  const group = large(plain).locator(".map-mark-few, .map-mark-tens").first();
  const target = (await group.getAttribute("href")) ?? "";
  expect(target).toMatch(/^#(lieu|pays)-/);
  await expect(plain.locator(target)).toBeVisible();
  const names = await plain
    .locator(".map-mark")
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("aria-label")));
  expect(names.every(Boolean)).toBe(true);
  await expect(plain.getByRole("heading", { name: /^Toute la France/ })).toBeVisible();
  await expect(plain.getByRole("heading", { name: "À l’étranger" })).toBeVisible();
  await plain.getByRole("link", { name: /fiches? sans lieu$/ }).click();
  await expect(plain).toHaveURL(/#sans-lieu$/);
});

test("a département filters with the keyboard, stays with the rest of the search, and can be taken away", async ({
  plain,
}) => {
  await plain.goto("/fr/carte?type=lab");
  const loire = area(plain, "Loire-Atlantique");
  await loire.focus();
  await plain.keyboard.press("Enter");
  await expect(plain).toHaveURL(/type=lab&territory=departement-44#carte$/);
  await expect(loire).toHaveAttribute("aria-current", "true");
  await expect(plain.locator(".map-main .map-chosen")).toHaveCount(1);
  const paris = plain.locator(".map-inset-large").getByRole("link", { name: /^Paris \(/ });
  await paris.focus();
  await plain.keyboard.press("Enter");
  await expect(plain).toHaveURL(/territory=departement-44&territory=departement-75/);
  await plain.getByRole("link", { name: "Retirer le filtre « Paris »" }).click();
  await expect(plain).toHaveURL(/territory=departement-44$/);
  await loire.focus();
  await plain.keyboard.press("Enter");
  await expect(plain).not.toHaveURL(/territory/);
  await expect(plain).toHaveURL(/type=lab/);
});

test("each entry that is placed is in the list, and the table counts what the map shades", async ({
  plain,
}) => {
  await plain.goto("/fr/carte");
  await plain.getByText("Nombre de fiches par département").first().click();
  const table = plain.getByRole("table", { name: "Nombre de fiches par département" });
  const row = table.getByRole("row").filter({ hasText: "Loire-Atlantique (44)" });
  const count = Number((await row.getByRole("cell").textContent())?.replace(/\D/g, ""));
  expect(count).toBeGreaterThan(0);
  await expect(area(plain, "Loire-Atlantique")).toHaveAccessibleName(new RegExp(`:\\s${count}\\sfiche`));
  await row.getByRole("link").click();
  await expect(plain.locator(".list-bar-count")).toHaveText(new RegExp(`^${count}\\sfiche`));
  await expect(plain.locator("section[aria-labelledby=lieu-44] .placed-entries > li")).toHaveCount(count);
});

test("with the keyboard the map is enlarged, moved and seen whole again; a group opens", async ({
  browse,
}) => {
  const page = await browse();
  await page.goto("/fr/carte");
  await expect(page.getByRole("button", { name: "Agrandir" })).toBeVisible();
  expect(await viewBox(page)).toBe("0 0 500 480");
  const before = await large(page).locator(".map-mark").count();

  await area(page, "Cher").focus();
  await page.keyboard.press("+");
  const enlarged = await viewBox(page);
  expect(enlarged).not.toBe("0 0 500 480");
  await expect(page.getByText(/^Agrandissement/)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  expect(await viewBox(page)).not.toBe(enlarged);
  await page.keyboard.press("0");
  expect(await viewBox(page)).toBe("0 0 500 480");
  expect(await large(page).locator(".map-mark").count()).toBe(before);

  // Whole, the map leaves the arrows and the wheel to the page.
  const scrolled = () => page.evaluate(() => window.scrollY);
  const top = await scrolled();
  await large(page).locator("svg.map-drawing").hover();
  await page.mouse.wheel(0, 300);
  await expect.poll(scrolled).toBeGreaterThan(top);
  expect(await viewBox(page)).toBe("0 0 500 480");

  // A group that can be parted is; the focus goes on from a mark.
  const group = large(page).locator(".map-mark", { hasText: /^\d/ }).filter({ hasNotText: /^1$/ });
  for (let index = 0; index < (await group.count()); index++) {
    await group.nth(index).focus();
    await page.keyboard.press("Enter");
    if ((await viewBox(page)) !== "0 0 500 480") break;
  }
  expect(await viewBox(page)).not.toBe("0 0 500 480");
  await expect(large(page).locator(".map-mark:focus")).toHaveCount(1);
});

test("at 320 px nothing goes out of the page, and no button is too small", async ({ browse }) => {
  const page = await browse(null, { viewport: { width: 320, height: 700 } });
  await page.goto("/fr/carte");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByRole("button", { name: "Agrandir" }).click();
  for (const button of await page.locator(".map-buttons button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("the points are a file that narrows like the page and refuses what it does not understand", async ({
  plain,
}) => {
  await plain.goto("/fr/carte?territory=departement-44");
  const href = await plain
    .getByRole("link", { name: "Points de cette carte (GeoJSON)" })
    .getAttribute("href");
  expect(href).toBe("/fr/carte/points.geojson?territory=departement-44");
  const file = await plain.request.get(href ?? "");
  expect(file.headers()["content-type"]).toContain("application/geo+json");
  const { features } = await file.json();
  expect(features.length).toBeGreaterThan(0);
  expect((await plain.request.get("/fr/carte/points.geojson?nimporte=quoi")).status()).toBe(400);
});
