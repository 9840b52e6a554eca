/** Two entries of one thing become one, and two again: by a moderator, by a proposal, with and without JavaScript. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { world } from "./world";

for (const [index, javaScriptEnabled] of [true, false].entries()) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a moderator merges two entries side by side, and puts both back, ${how}`, async ({
    browse,
    request,
  }) => {
    test.slow();
    const { goes, goesTitle, stays, staysTitle, citedBy } = pick(world().twins.decided, index);
    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto(`/fr/labs/${goes}`);
    await moderator.getByRole("link", { name: "C’est un doublon" }).click();
    await expect(moderator.getByRole("heading", { level: 1 })).toContainText("est un doublon");
    await search(moderator, /^L’autre fiche/, staysTitle, javaScriptEnabled);
    await moderator.getByRole("button", { name: "Voir les deux côte à côte" }).click();

    await expect(moderator.getByRole("heading", { level: 1 })).toHaveText("Réunir deux fiches");
    const summary = moderator.getByRole("group", { name: /^Résumé/ });
    await expect(summary).toContainText("Le résumé de qui reste.");
    await summary.getByRole("radio", { name: "De celle qui s’efface" }).check();
    const names = moderator.getByRole("group", { name: /^Autres noms/ });
    await expect(names.getByRole("checkbox", { name: goesTitle })).toBeChecked();
    // Why is asked for, and what was chosen is still there.
    await moderator.getByRole("button", { name: "Réunir les deux fiches" }).click();
    await expect(moderator.locator(".error-summary")).toBeVisible();
    await expect(summary.getByRole("radio", { name: "De celle qui s’efface" })).toBeChecked();
    await moderator.getByRole("textbox", { name: /^Pourquoi/ }).fill("Le même lab, inscrit deux fois.");
    await moderator.getByRole("button", { name: "Réunir les deux fiches" }).click();
    await expect(moderator).toHaveURL(new RegExp(`/fr/labs/${stays}/historique\\?`));
    await expect(moderator.locator(".notice").first()).toContainText("son adresse mène ici");

    for (const lang of ["fr", "en"]) {
      const answer = await request.get(`/${lang}/labs/${goes}`, { maxRedirects: 0 });
      expect(answer.status()).toBe(301);
      expect(answer.headers().location).toContain(`/${lang}/labs/${stays}`);
    }
    const answer = await request.get(`/api/v1/entries/${goes}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    const reader = await browse(null, { javaScriptEnabled });
    await reader.goto(`/fr/labs/${goes}`);
    await expect(reader).toHaveURL(new RegExp(`/fr/labs/${stays}$`));
    await expect(reader.getByText("Le résumé de qui s’efface.")).toBeVisible();
    await reader.goto(`/fr/ressources/${citedBy}`);
    await expect(reader.getByRole("main").getByRole("link", { name: staysTitle }).first()).toBeVisible();
    await reader.goto(`/fr/labs/${goes}/historique`);
    await expect(reader.getByRole("main").getByRole("link", { name: staysTitle }).first()).toBeVisible();

    await moderator.goto(`/fr/labs/${goes}/historique`);
    await moderator.getByRole("link", { name: "Annuler cette fusion" }).click();
    await moderator.getByRole("textbox", { name: /^Pourquoi/ }).fill("Deux labs voisins.");
    await moderator.getByRole("button", { name: "Annuler la fusion" }).click();
    await expect(moderator.locator(".notice").first()).toContainText("de nouveau séparées");
    await reader.goto(`/fr/labs/${goes}`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(goesTitle);
    await reader.goto(`/fr/labs/${stays}`);
    await expect(reader.getByText("Le résumé de qui reste.")).toBeVisible();
    await reader.goto(`/fr/ressources/${citedBy}`);
    await expect(reader.getByRole("main").getByRole("link", { name: goesTitle }).first()).toBeVisible();
  });

  test(`a contributor proposes to merge two entries, and someone else decides, ${how}`, async ({
    browse,
    request,
  }) => {
    test.slow();
    const { goes, goesTitle, stays, staysTitle } = pick(world().twins.proposed, index);
    const contributor = await browse("neighbour", { javaScriptEnabled });
    await contributor.goto(`/fr/labs/${goes}/fusionner?avec=${stays}`);
    await contributor.getByRole("textbox", { name: /^Pourquoi/ }).fill("C’est un doublon.");
    await contributor.getByRole("button", { name: "Proposer de les réunir" }).click();
    await expect(contributor).toHaveURL(/\/fr\/contributions\//);
    await expect(contributor.getByText("Cette proposition réunit deux fiches")).toBeVisible();
    expect((await request.get(`/fr/labs/${goes}`, { maxRedirects: 0 })).status()).toBe(200);
    const id = new URL(contributor.url()).pathname.split("/").at(-1);

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto(`/fr/moderation/${id}`);
    await expect(moderator.getByText("Cette proposition réunit deux fiches")).toBeVisible();
    await expect(moderator.getByRole("link", { name: goesTitle }).first()).toBeVisible();
    await moderator
      .getByRole("button", { name: /^Accepter/ })
      .first()
      .click();
    await expect(moderator).toHaveURL(/\/fr\/moderation(\?|$)/);
    const answer = await request.get(`/fr/labs/${goes}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(301);
    await contributor.goto(`/fr/labs/${stays}/historique`);
    await expect(contributor.getByText("A absorbé la fiche")).toBeVisible();
    await expect(contributor.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(contributor.getByText(staysTitle).first()).toBeVisible();
  });
}

/** What an element of the world is for this browser. */
function pick<T>(pair: readonly [T, T], index: number): T {
  const one = pair[index];
  if (one === undefined) throw new Error("one a browser");
  return one;
}

/** With JavaScript the list follows what is typed; without, a button sends the search and the answer is a choice. */
async function search(page: Page, label: RegExp, text: string, javaScriptEnabled: boolean): Promise<void> {
  if (javaScriptEnabled) {
    await page.getByRole("combobox", { name: label }).pressSequentially(text, { delay: 5 });
    // What cites it has its name too.
    await page
      .locator('[role="option"]')
      .filter({ hasText: new RegExp(`^${text}`) })
      .first()
      .click();
  } else {
    await page.getByRole("textbox", { name: label }).fill(text);
    await page.getByRole("button", { name: /^Chercher.*L’autre fiche/ }).click();
    await page.getByRole("radio", { name: new RegExp(`^${text}`) }).check();
  }
}
