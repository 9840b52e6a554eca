/** Moderators keep the vocabularies: what they merge is seen on the public pages, and undone, with and without JavaScript. */
import type { Page } from "@playwright/test";
import { expect, test, unique } from "./fixtures";
import { search } from "./searching";
import { world } from "./world";

for (const [index, javaScriptEnabled] of [true, false].entries()) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a theme merged into another leads there, and undone is what it was, ${how}`, async ({ browse }) => {
    test.slow();
    const { from, name, into, entry } = pick(world().terms.themes, index);
    const reader = await browse();
    await reader.goto(`/fr/themes/${from}`);
    await expect(entryLink(reader, entry)).toBeVisible();

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto("/fr/moderation");
    await moderator.getByRole("link", { name: "Vocabulaires", exact: true }).click();
    await moderator.getByRole("main").getByRole("link", { name: "Thèmes", exact: true }).click();
    await moderator.getByRole("searchbox", { name: "Chercher par nom" }).fill(name);
    await moderator.getByRole("main").getByRole("button", { name: "Chercher" }).click();
    await moderator.getByRole("link", { name, exact: true }).click();
    await expect(moderator.getByText("1 fiche", { exact: true })).toBeVisible();
    await moderator.getByRole("link", { name: "Choisir l’autre" }).click();
    await moderator.getByRole("combobox", { name: /^Fusionner dans/ }).selectOption(into);
    await moderator.getByRole("button", { name: "Voir ce qui changera" }).click();
    await expect(moderator.getByRole("heading", { name: "Ce qui changera" })).toBeVisible();
    await expect(moderator.getByText("1 fiche", { exact: true })).toBeVisible();
    await moderator.getByRole("button", { name: "Fusionner" }).click();
    await expect(moderator.locator(".notice")).toContainText("Fusion de");
    await expect(moderator).toHaveURL(new RegExp(`/vocabulaires/themes/${into}\\?`));

    await reader.goto(`/fr/themes/${from}`);
    await expect(reader).toHaveURL(new RegExp(`/fr/themes/${into}$`));
    await expect(entryLink(reader, entry)).toBeVisible();
    const answer = await reader.request.get(`/fr/themes/${from}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(301);
    await reader.goto(`/fr/labs/${entry}`);
    await expect(reader.getByRole("link", { name: `${name}, qui reste` })).toBeVisible();

    await moderator.getByRole("button", { name: /^Annuler.*Fusion de/ }).click();
    await expect(moderator.locator(".notice")).toContainText("Annulation");
    await reader.goto(`/fr/themes/${from}`);
    await expect(reader).toHaveURL(new RegExp(`/fr/themes/${from}$`));
    await expect(entryLink(reader, entry)).toBeVisible();
    await reader.goto(`/fr/themes/${into}`);
    await expect(entryLink(reader, entry)).toHaveCount(0);
  });

  test(`an organisation found by its name takes in its double, ${how}`, async ({ browse }) => {
    test.slow();
    const { from, name, into, entry } = pick(world().terms.organisations, index);
    const reader = await browse();
    await reader.goto(`/fr/organisations/${into}`);
    await expect(entryLink(reader, entry)).toHaveCount(0);

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto(`/fr/vocabulaires/organismes/${from}/fusionner`);
    await search(moderator, /^Fusionner dans/, `${name}, qui reste`, javaScriptEnabled);
    await moderator.getByRole("button", { name: "Voir ce qui changera" }).click();
    await expect(moderator.getByText("Ses noms deviennent d’autres noms")).toBeVisible();
    await moderator.getByRole("button", { name: "Fusionner" }).click();
    await expect(moderator.locator(".notice")).toContainText("Fusion de");
    await expect(moderator.getByRole("textbox", { name: /^Autres noms/ })).toHaveValue(name);

    await reader.goto(`/fr/organisations/${from}`);
    await expect(reader).toHaveURL(new RegExp(`/fr/organisations/${into}$`));
    await expect(entryLink(reader, entry)).toBeVisible();

    await moderator.getByRole("button", { name: /^Annuler.*Fusion de/ }).click();
    await expect(moderator.locator(".notice")).toContainText("Annulation");
    await reader.goto(`/fr/organisations/${into}`);
    await expect(entryLink(reader, entry)).toHaveCount(0);
  });

  test(`an organisation is added, renamed, tied to another and no longer offered, ${how}`, async ({
    browse,
  }) => {
    test.slow();
    const moderator = await browse("moderator", { javaScriptEnabled });
    const name = unique("Agence essai");
    await moderator.goto("/fr/vocabulaires/organismes/ajouter");
    await moderator.getByRole("button", { name: "Ajouter" }).last().click();
    await expect(moderator.locator(".error-summary")).toBeVisible();
    await moderator.getByRole("textbox", { name: /^Nom \(/ }).fill(name);
    await moderator.getByRole("combobox", { name: /^Nature/ }).selectOption("public-agency");
    await moderator.getByRole("button", { name: "Ajouter" }).last().click();
    await expect(moderator.locator(".notice")).toContainText("Ajout de");

    await moderator.getByRole("textbox", { name: /^Nom \(/ }).fill(`${name} renommée`);
    await moderator.getByRole("button", { name: "Enregistrer" }).last().click();
    await expect(moderator.locator(".notice")).toContainText("Modification de");
    await expect(moderator.getByRole("textbox", { name: /^Autres noms/ })).toHaveValue(name);

    await search(moderator, /^L’autre organisme/, "DITP", javaScriptEnabled);
    await moderator.getByRole("textbox", { name: /^Année/ }).fill("2019");
    await moderator.getByRole("button", { name: "Ajouter" }).last().click();
    await expect(moderator.locator(".notice")).toContainText("Succession ajoutée");
    await moderator.getByRole("button", { name: /^Retirer/ }).click();
    await expect(moderator.locator(".notice")).toContainText("Succession retirée");

    await moderator.getByRole("button", { name: "Ne plus le proposer" }).click();
    await expect(moderator.locator(".notice")).toContainText("n’est plus proposé");
    const address = new URL(moderator.url()).pathname.split("/").at(-1);
    await moderator.goto(`/fr/organisations/${address}`);
    await expect(moderator.getByText("n’est plus proposé dans les formulaires")).toBeVisible();
    const offered = await moderator.request.get(`/api/suggestions?kind=credit&q=${encodeURIComponent(name)}`);
    expect(await offered.json()).toEqual({ options: [] });
  });
}

const entryLink = (page: Page, slug: string) =>
  page.getByRole("main").locator(`a[href="/fr/labs/${slug}"]`).first();

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (!item) throw new Error(`no item ${index}`);
  return item;
}
