/**
 * What our checks remark is told to the author before sending and to the moderator beside the decision, and stops
 * nothing; what an author misses in the vocabularies is settled beside the proposal. With and without JavaScript.
 */
import type { Page } from "@playwright/test";
import { expect, test, unique } from "./fixtures";
import { field, fillLab, send } from "./proposing";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`remarks are told before sending and beside the decision, and stop nothing, ${how}`, async ({
    browse,
  }) => {
    test.slow();
    const author = await browse("contributor", { javaScriptEnabled });
    await author.goto("/fr/labs/proposer");
    const title = unique("LABORATOIRE REMARQUABLE TOUT EN CAPITALES").toUpperCase();
    await fillLab(author, { title, summary: "Un lab. Appelez Ada au 01 23 45 67 89." }, javaScriptEnabled);
    await author.getByRole("button", { name: "Enregistrer le brouillon" }).click();

    const remarks = author.locator(".notice", { hasText: "À relire avant d’envoyer" });
    await expect(remarks).toContainText("Écrit en capitales");
    await expect(remarks).toContainText("01 23 45 67 89");
    // Saved again once mended in part: the remarks are those of what is kept.
    await field(author, "summary").fill(
      "Un laboratoire régional qui aide les services à essayer avec les habitants, avant de choisir pour eux.",
    );
    await author.getByRole("button", { name: "Enregistrer le brouillon" }).click();
    await expect(remarks).not.toContainText("01 23 45 67 89");
    await expect(remarks).toContainText("Écrit en capitales");
    await expect(author.locator(".error-summary")).toHaveCount(0);

    await author.getByRole("button", { name: "Voir l’aperçu" }).click();
    await expect(author).toHaveURL(/\/apercu$/);
    await expect(remarks).toContainText("Écrit en capitales");
    await author.getByRole("link", { name: "Revenir au formulaire" }).click();
    const id = await send(author);

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto(`/fr/moderation/${id}`);
    const advice = moderator.getByRole("region", { name: /remarques? automatiques?/ });
    await expect(advice).toContainText("Écrit en capitales");
    await expect(moderator.getByRole("button", { name: /^Accepter/ }).first()).toBeEnabled();
  });

  test(`a theme that is missing is suggested, added and put in the proposal by the decision, ${how}`, async ({
    browse,
  }) => {
    test.slow();
    const theme = unique("Sobriété des services");
    // Published, it must not look like that of the other browser.
    const title = unique(javaScriptEnabled ? "Lab en quête de thème" : "Fabrique privée de sujet");
    const author = await browse("contributor", { javaScriptEnabled });
    await author.goto("/fr/labs/proposer");
    await fillLab(
      author,
      {
        title,
        summary: "Un laboratoire régional qui cherche un thème que l’annuaire ne connaît pas encore.",
      },
      javaScriptEnabled,
    );
    await suggest(author, theme);
    await expect(author.getByText("Votre suggestion est notée")).toBeVisible();
    await expect(author.getByRole("region", { name: "Vos suggestions de vocabulaire" })).toContainText(theme);
    await expect(field(author, "suggestion.name")).toHaveValue("");
    const id = await send(author);

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto("/fr/vocabulaires");
    await expect(moderator.getByRole("region", { name: /à régler/ })).toContainText(theme);
    await moderator.goto(`/fr/moderation/${id}`);
    await moderator.getByRole("link", { name: new RegExp(`^Régler.*${theme}`) }).click();
    await expect(moderator.getByRole("textbox", { name: /^Libellé français/ })).toHaveValue(theme);
    await moderator.getByRole("textbox", { name: /^Libellé anglais/ }).fill(`${theme} (en)`);
    await moderator.getByRole("combobox", { name: /^Groupe/ }).selectOption("cross-cutting");
    await expect(
      moderator.getByRole("checkbox", { name: "Corriger la proposition avec ce thème" }),
    ).toBeChecked();
    await moderator.getByRole("button", { name: "Accepter", exact: true }).last().click();

    await expect(moderator).toHaveURL(new RegExp(`/fr/moderation/${id}`));
    await expect(moderator.getByRole("region", { name: "Suggestions de vocabulaire" })).toContainText(
      "Acceptée",
    );
    await expect(moderator.getByRole("checkbox", { name: theme })).toBeChecked();
    await moderator
      .getByRole("button", { name: /^Accepter/ })
      .first()
      .click();
    await expect(moderator.locator(".notice").first()).toContainText("acceptée");

    await author.goto(`/fr/contributions/${id}`);
    await expect(author.getByRole("main")).toContainText(
      `Votre suggestion «\u00a0${theme}\u00a0» est acceptée`,
    );
    await author.getByRole("link", { name: title }).first().click();
    await expect(author.getByRole("main").getByRole("link", { name: theme })).toBeVisible();
  });
}

test("a suggestion that is refused says why to its author; one may be taken back", async ({ browse }) => {
  const [kept, dropped] = [unique("Thème trop vague"), unique("Thème repris")];
  const author = await browse("contributor");
  await author.goto("/fr/labs/proposer");
  await fillLab(
    author,
    {
      title: unique("Lab aux suggestions"),
      summary: "Un laboratoire régional qui suggère deux thèmes, dont un dont il ne veut plus.",
    },
    true,
  );
  await suggest(author, kept);
  await expect(author.getByText("Votre suggestion est notée")).toBeVisible();
  await suggest(author, dropped);
  const own = author.getByRole("region", { name: "Vos suggestions de vocabulaire" });
  await expect(own).toContainText(dropped);
  const id = await send(author);
  await author.getByRole("button", { name: new RegExp(`^Retirer.*${dropped}`) }).click();
  await expect(own.getByRole("listitem").filter({ hasText: dropped })).toContainText("Retirée");

  const moderator = await browse("moderator");
  await moderator.goto(`/fr/moderation/${id}`);
  await expect(moderator.getByRole("main")).not.toContainText(dropped);
  await moderator.getByRole("link", { name: new RegExp(`^Régler.*${kept}`) }).click();
  await moderator.getByRole("button", { name: "Refuser" }).click();
  await expect(moderator.locator(".error-summary")).toContainText("Votre réponse");
  await moderator.getByRole("textbox", { name: /^Votre réponse/ }).fill("« Design » le dit déjà.");
  await moderator.getByRole("button", { name: "Refuser" }).click();
  await expect(moderator).toHaveURL(new RegExp(`/fr/moderation/${id}`));

  await author.reload();
  await expect(own).toContainText("Refusée");
  await expect(author.getByRole("main")).toContainText("« Design » le dit déjà.");
});

async function suggest(page: Page, name: string): Promise<void> {
  await page.getByText("Ce thème ou cet organisme n’existe pas").click();
  await field(page, "suggestion.kind").selectOption("new_theme");
  await field(page, "suggestion.name").fill(name);
  await page.getByRole("button", { name: "Ajouter cette suggestion" }).click();
  await expect(page).toHaveURL(/fait=suggere/);
  await expect(page.getByRole("region", { name: "Vos suggestions de vocabulaire" })).toContainText(name);
}
