/** Lists, searches and entries are taken away as files, with and without JavaScript. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const ENTRY = "/fr/ressources/l-innovation-au-pouvoir";

async function taken(page: Page, name: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("what a search finds is taken away as files that say what they are", async ({ plain }) => {
  await plain.goto("/fr/recherche?q=design&type=resource");
  const bibtex = await taken(plain, "BibTeX");
  expect(bibtex.name).toMatch(/^sillage-design-ressources?-\d{4}-\d\d-\d\d\.bib$/);
  expect(bibtex.text).toMatch(/^@\w+\{[a-z0-9-]+,\n/);
  const table = await taken(plain, "CSV");
  expect(table.text).toMatch(/^\uFEFFAdresse de la fiche;Type;/);
  expect(table.text.match(/\/fr\/ressources\//g)?.length).toBeGreaterThanOrEqual(
    bibtex.text.match(/^@/gm)?.length ?? 0,
  );
  await plain.getByRole("link", { name: "Bibliographie", exact: true }).click();
  await expect(plain.locator("pre")).toContainText("design", { ignoreCase: true });
});

test("an entry is taken away, and its reference copied by whoever has JavaScript", async ({
  browse,
  plain,
}) => {
  await plain.goto(ENTRY);
  expect((await taken(plain, "RIS")).text).toMatch(/^TY {2}- /);
  await expect(plain.getByRole("button", { name: "Copier la référence" })).toBeHidden();
  const page = await browse();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(ENTRY);
  await page.getByRole("button", { name: "Copier la référence" }).click();
  await expect(page.getByText("Référence copiée.")).toBeVisible();
  const reference = await page.locator("#reference").textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
});

test("bibliographic software finds what it reads in lists and on entries", async ({ plain }) => {
  await plain.goto("/fr/recherche?q=design&type=resource");
  const spans = plain.locator("span.Z3988");
  await expect.poll(() => spans.count()).toBeGreaterThan(0);
  await expect(spans.first()).toHaveAttribute("title", /^ctx_ver=Z39\.88-2004&/);
  await expect(spans.first()).toBeEmpty();
  await plain.goto(ENTRY);
  await expect(plain.locator('meta[name="citation_title"]')).toHaveCount(1);
  await expect(plain.locator('link[type="application/x-bibtex"]')).toHaveAttribute("href", /\/export\/bib$/);
});
