/** Narrowing: facets without JavaScript, with the keyboard and on a small screen; nothing found; what is alike. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const filtersOf = (page: Page) => page.getByRole("complementary", { name: "Filtres" });
const facetOf = (page: Page, name: string) => filtersOf(page).locator(`#facet-${name}`);
const isOpen = (details: Locator) => details.evaluate((element) => element.hasAttribute("open"));

async function countOf(page: Page): Promise<number> {
  const text = await page.locator("#resultats").textContent();
  return text?.startsWith("Aucune") ? 0 : Number(text?.replace(/\D/g, ""));
}

/** The number that a facet says beside its value. */
const numberOf = async (link: Locator) =>
  Number((await link.locator(".count").textContent())?.replace(/\D/g, ""));

test("each value says how many it would leave; values of a facet widen, facets narrow, and each can be taken away", async ({
  plain,
}) => {
  await plain.goto("/fr/recherche?type=resource&sort=title");
  const theme = (name: string) => facetOf(plain, "theme").getByRole("link", { name }).first();
  const one = await numberOf(theme("Innovation et territoires"));
  await theme("Innovation et territoires").click();
  expect(await countOf(plain)).toBe(one);
  await expect(plain).toHaveTitle(/Ressources, Innovation et territoires\s: .* · Sillage/);
  await expect(theme("Innovation et territoires")).toHaveAttribute("aria-current", "true");
  await expect(theme("Innovation et territoires")).toHaveAccessibleName(/retirer/);
  // The counts of its own facet did not move: another theme adds what only it has.
  await theme("Échanges internationaux").click();
  const either = await countOf(plain);
  expect(either).toBeGreaterThan(one);
  await expect(plain).toHaveURL(/theme=.*theme=/);
  await facetOf(plain, "kind").locator("summary").first().click();
  const report = facetOf(plain, "kind").getByRole("link", { name: /^Rapport/ });
  const reports = await numberOf(report);
  expect(reports).toBeLessThan(either);
  await report.click();
  expect(await countOf(plain)).toBe(reports);
  await plain.getByRole("link", { name: "Retirer le filtre « Innovation et territoires »" }).click();
  await expect(plain).toHaveURL(/type=resource.*kind=report.*sort=title/);
  await theme("Échanges internationaux").click();
  await expect(plain).not.toHaveURL(/theme=/);
  await plain.getByRole("link", { name: "Effacer les filtres" }).click();
  await expect(plain.locator(".list-bar-active")).toHaveCount(0);
});

test("territories unfold as they are chosen, any is found by its name, and national entries stay in sight", async ({
  plain,
}) => {
  await plain.goto("/fr/programmes");
  const place = facetOf(plain, "place");
  await plain.goto("/fr/recherche?sort=title");
  await place.getByRole("link", { name: /^Bretagne/ }).click();
  await expect(plain).toHaveURL(/territory=region-53/);
  await expect(place.getByRole("link", { name: /^Bretagne/ })).toHaveAttribute("aria-current", "true");
  const departement = place.getByRole("link", { name: /^Ille-et-Vilaine/ });
  await expect(departement).toBeVisible();
  const national = plain.getByRole("region", { name: "À l’échelle nationale" });
  await expect(national.getByRole("article").first()).toBeVisible();
  const local = await countOf(plain);
  await national.getByRole("link", { name: "Les mêler aux résultats" }).click();
  await expect(plain).toHaveURL(/territory=national.*territory=region-53/);
  expect(await countOf(plain)).toBeGreaterThan(local);
  await expect(national).toHaveCount(0);

  await plain.goto("/fr/recherche?type=lab&territory=region-53");
  await place.getByRole("link", { name: /^Ille-et-Vilaine/ }).click();
  // The part takes the place of the whole.
  await expect(plain).toHaveURL(/territory=departement-35(&|$)/);
  await expect(plain).not.toHaveURL(/region-53/);
  await place.getByLabel("Trouver un territoire").fill("saint denis reunion");
  await place.getByRole("button", { name: "Trouver" }).click();
  await expect(plain).toHaveURL(/type=lab.*territory=departement-35/);
  await expect(place.getByText("Aucun nom ne contient « saint denis reunion ».")).toBeVisible();
  await place.getByLabel("Trouver un territoire").fill("brest");
  await place.getByRole("button", { name: "Trouver" }).click();
  await place.getByRole("link", { name: /^Brest \(commune, Finistère\)/ }).click();
  await expect(plain).toHaveURL(/type=lab.*territory=commune-29019.*territory=departement-35/);

  await plain.goto("/fr/recherche?find-organisation=direction+interminist");
  await facetOf(plain, "by").getByRole("link", { name: /DITP/ }).first().click();
  await expect(plain).toHaveURL(/organisation=ditp/);
  expect(await countOf(plain)).toBeGreaterThan(0);
});

test("a period is a year, a month or a day; what cannot be read is said beside the field", async ({
  plain,
}) => {
  await plain.goto("/fr/ressources?kind=report");
  const dates = facetOf(plain, "date");
  await dates.locator("summary").first().click();
  await dates.getByLabel("Du").fill("hier");
  await dates.getByRole("button", { name: "Appliquer" }).click();
  const from = dates.getByLabel("Du");
  await expect(from).toHaveValue("hier");
  await expect(from).toHaveAttribute("aria-invalid", "true");
  await expect(from).toHaveAccessibleDescription(/Écrivez une année/);
  expect(await isOpen(dates)).toBe(true);
  await from.fill("1/1/2018");
  await dates.getByLabel("au").fill("2018");
  await dates.getByRole("button", { name: "Appliquer" }).click();
  await expect(
    plain.getByRole("link", { name: /Retirer le filtre « Depuis : 1er janvier 2018/ }),
  ).toBeVisible();
  await expect(plain.getByRole("link", { name: /Retirer le filtre « Jusqu’à : 2018/ })).toBeVisible();
  await expect(plain.getByRole("link", { name: "Retirer le filtre « Rapport »" })).toBeVisible();
  await plain.goto("/fr/ressources?from=2019&to=2018");
  await expect(dates.getByLabel("au")).toHaveAccessibleDescription(/avant le début/);
});

test("the same search is a list, a map and an agenda", async ({ plain }) => {
  await plain.goto("/fr/evenements?theme=innovation-territoriale&when=past");
  const views = plain.getByRole("navigation", { name: "Affichage" });
  await expect(views.getByRole("link", { name: "Liste" })).toHaveAttribute("aria-current", "page");
  for (const [name, path] of [
    ["Carte", "/fr/carte"],
    ["Agenda", "/fr/agenda"],
  ] as const) {
    const href = await views.getByRole("link", { name }).getAttribute("href");
    expect(href).toBe(`${path}?type=event&theme=innovation-territoriale&when=past`);
  }
});

test("on a small screen filters are behind one button, and the results right after", async ({ browse }) => {
  const page = await browse(null, { viewport: { width: 320, height: 640 } });
  await page.goto("/fr/ressources?kind=report");
  const button = filtersOf(page).locator(".filters-all > summary");
  await expect(button).toContainText("1 filtre actif");
  await expect(facetOf(page, "theme")).toBeHidden();
  await expect(page.locator("#resultats")).toBeVisible();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(facetOf(page, "theme")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  // From the button: past the filters in one key, or to the first value.
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Passer les filtres" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#resultats")).toBeFocused();
  await filtersOf(page)
    .getByRole("link", { name: /^Voir les? .*résultats?$/ })
    .click();
  await expect(page.locator("#resultats")).toBeInViewport();
  await facetOf(page, "theme").getByRole("link").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/theme=/);
  await expect(button).toContainText("2 filtres actifs");
});

test("a search that finds nothing says what would", async ({ plain }) => {
  await plain.goto("/fr/recherche?q=xyzzyxyzzy&type=programme&theme=innovation-territoriale");
  const main = plain.getByRole("main");
  await expect(main.getByRole("heading", { name: "Aucune fiche ne répond à « xyzzyxyzzy »" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Proposer un programme" })).toHaveAttribute(
    "href",
    "/fr/programmes/proposer",
  );
  await main.getByRole("link", { name: "Sans les mots « xyzzyxyzzy »" }).click();
  expect(await countOf(plain)).toBeGreaterThan(0);
  await expect(plain).toHaveURL(/type=programme.*theme=innovation-territoriale/);
  for (const typed of ["de la les", "!!!", "xyzzyxyzzy -design"]) {
    await plain.goto(`/fr/recherche?q=${encodeURIComponent(typed)}&type=lab`);
    // Something is found, or something else can be done.
    await expect(
      main
        .getByRole("article")
        .or(main.getByRole("link", { name: "Proposer un lab" }))
        .first(),
    ).toBeVisible();
  }
});

test("an entry names others that are like it, and says why", async ({ plain }) => {
  await plain.goto("/fr/labs/tilab");
  const similar = plain.getByRole("main").locator("section", { hasText: "Fiches proches" });
  const links = similar.getByRole("listitem").getByRole("link");
  await expect.poll(() => links.count()).toBeGreaterThan(0);
  await expect.poll(() => links.count()).toBeLessThanOrEqual(5);
  await expect(similar.getByText(/^Mêmes? (thèmes?|organismes?|territoire)/).first()).toBeVisible();
  expect(await similar.locator('a[href="/fr/labs/tilab"]').count()).toBe(0);
  await links.first().click();
  await expect(plain.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a facet shows its first values, and all of them one link away, at the same place of the same search", async ({
  plain,
}) => {
  await plain.goto("/fr/recherche?type=resource&language=fr&sort=title");
  const themes = facetOf(plain, "theme").getByRole("listitem");
  await expect(themes).toHaveCount(8);
  const all = facetOf(plain, "theme").getByRole("link", { name: /^Voir tout \(\d+\) : Thème/ });
  const count = Number((await all.textContent())?.replace(/\D/g, ""));
  const found = await countOf(plain);
  await all.click();
  await expect(plain).toHaveURL(/type=resource.*whole=theme#facet-theme$/);
  await expect(themes).toHaveCount(count);
  await expect(all).toHaveCount(0);
  expect(await countOf(plain)).toBe(found);
  // Choosing one folds the others again.
  await themes.last().getByRole("link").click();
  await expect(plain).not.toHaveURL(/whole=/);
  await expect(facetOf(plain, "theme").locator("[aria-current]")).toHaveCount(1);
});
