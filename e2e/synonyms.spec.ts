/** Administrators keep the synonyms of the search: what they change is said, kept when it is wrong, and undone. */
import type { Page } from "@playwright/test";
import { expect, test, unique } from "./fixtures";

const expressions = (page: Page) => page.getByRole("textbox", { name: /^Expressions de même sens/ });
const done = (page: Page) => page.locator(".notice");

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a set is added, changed, removed and given back, ${how}`, async ({ browse }) => {
    test.slow();
    const [first, second] = [unique("petit geste"), unique("incitation")];
    const admin = await browse("administrator", { javaScriptEnabled });
    await admin.goto("/fr/administration");
    await admin.getByRole("main").getByRole("link", { name: "Synonymes" }).click();
    await admin.getByRole("link", { name: "Ajouter un jeu" }).click();

    await expressions(admin).fill(first);
    await admin.getByRole("button", { name: "Ajouter" }).click();
    await expect(admin.locator(".error-summary")).toContainText("au moins 2 expressions");
    await expect(admin.locator(".field-error")).toContainText("au moins 2 expressions");
    await expect(expressions(admin)).toHaveValue(first);
    await expressions(admin).fill(`${first}\n${second}`);
    await admin.getByRole("button", { name: "Ajouter" }).click();
    await expect(done(admin)).toContainText(`Ajout : ${first} = ${second}`);

    await admin.getByRole("searchbox", { name: "Chercher une expression" }).fill(second.toUpperCase());
    await admin.getByRole("main").getByRole("button", { name: "Chercher" }).click();
    await expect(admin.getByRole("table")).toContainText("1 jeu de synonymes");
    await admin.getByRole("table").getByRole("link", { name: first }).click();
    await expect(expressions(admin)).toHaveValue(`${first}\n${second}`);
    await expressions(admin).fill(`${first}\n${second}\n${second} douce`);
    await admin.getByRole("button", { name: "Enregistrer" }).click();
    await expect(done(admin)).toContainText(`${first} = ${second} = ${second} douce`);
    await undo(admin, "Modification");
    await expect(done(admin)).toContainText("Annulation");

    await admin.goto(`/fr/administration/synonymes?q=${encodeURIComponent(second)}`);
    await admin.getByRole("table").getByRole("link", { name: first }).click();
    await expect(expressions(admin)).toHaveValue(`${first}\n${second}`);
    const address = admin.url();
    await admin.getByRole("button", { name: "Retirer ce jeu" }).click();
    await expect(done(admin)).toContainText(`Retrait : ${first} = ${second}`);
    expect((await admin.request.get(address)).status()).toBe(404);
    await undo(admin, "Retrait");
    await expect(done(admin)).toContainText("Annulation");
    expect((await admin.request.get(address)).status()).toBe(200);

    await admin.goto(address);
    await admin.getByRole("link", { name: "Tous les actes sur ce jeu" }).click();
    await expect(admin.getByRole("table")).toContainText("Synonymes retirés");
    await expect(admin.getByRole("table")).toContainText("Acte sur des synonymes annulé");
  });

  test(`an expression of another set is said, with a link to it, and may be kept, ${how}`, async ({
    browse,
  }) => {
    const [shared, other, own] = [unique("tiers endroit"), unique("autre endroit"), unique("endroit")];
    const admin = await browse("administrator", { javaScriptEnabled });
    await add(admin, [shared, other]);
    await add(admin, [own, shared.toUpperCase()]);
    await expect(admin.locator(".field-error")).toContainText(
      `« ${shared.toUpperCase()} » est déjà dans un autre jeu`,
    );
    await expect(expressions(admin)).toHaveValue(`${own}\n${shared.toUpperCase()}`);
    const link = admin.getByRole("link", { name: `${shared} = ${other}` });
    expect((await admin.request.get((await link.getAttribute("href")) ?? "")).status()).toBe(200);
    await admin.getByRole("checkbox", { name: /enregistrer quand même/ }).check();
    await admin.getByRole("button", { name: "Ajouter" }).click();
    await expect(done(admin)).toContainText(`Ajout : ${own} = ${shared.toUpperCase()}`);
  });

  test(`of two administrators who change the same set, the second is told, ${how}`, async ({ browse }) => {
    const [first, second] = [unique("mot"), unique("terme")];
    const admin = await browse("administrator", { javaScriptEnabled });
    await add(admin, [first, second]);
    await expect(done(admin)).toBeVisible();
    await admin.goto(`/fr/administration/synonymes?q=${encodeURIComponent(first)}`);
    await admin.getByRole("table").getByRole("link", { name: first }).click();
    const late = await browse("administrator", { javaScriptEnabled });
    await late.goto(admin.url());
    await expressions(admin).fill(`${first}\n${second}\n${first} ${second}`);
    await admin.getByRole("button", { name: "Enregistrer" }).click();
    await expect(done(admin)).toBeVisible();
    await expressions(late).fill(`${first}\n${second} autrement`);
    await late.getByRole("button", { name: "Enregistrer" }).click();
    await expect(late.locator(".error-summary")).toContainText("Quelqu’un d’autre a modifié ce jeu");
    await expect(expressions(late)).toHaveValue(`${first}\n${second} autrement`);
  });
}

test("what an administrator adds holds for the next search, until it is undone", async ({ browse }) => {
  // Letters alone: the search parts words from numbers.
  const word = unique("cagette").replace(/[^a-z]/g, "");
  const reader = await browse();
  const found = reader.getByRole("main").getByRole("link", { name: "La vidéocagette" });
  await reader.goto(`/fr/recherche?q=${word}`);
  await expect(found).toHaveCount(0);
  const admin = await browse("administrator");
  await add(admin, [word, "vidéocagette"]);
  await expect(done(admin)).toBeVisible();
  await reader.goto(`/fr/recherche?q=${word}`);
  await expect(found.first()).toBeVisible();
  await undo(admin, "Ajout");
  await expect(done(admin)).toContainText("Annulation");
  await reader.goto(`/fr/recherche?q=${word}`);
  await expect(found).toHaveCount(0);
});

async function add(page: Page, words: readonly string[]): Promise<void> {
  await page.goto("/fr/administration/synonymes/ajouter");
  await expressions(page).fill(words.join("\n"));
  await page.getByRole("button", { name: "Ajouter" }).click();
}

/** By the button under what has just been done. */
const undo = (page: Page, act: string) =>
  page
    .getByRole("button", { name: new RegExp(`^Annuler.*${act}`) })
    .first()
    .click();
