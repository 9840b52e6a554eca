/** A file becomes proposals: read line by line, chosen, sent, decided on together, undone and restored. */
import { expect, test, unique } from "./fixtures";

const table = (titles: readonly string[]) => ({
  name: "veille.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["Titre;Résumé;Nature", ...titles.map((title) => `${title};Ce que c’est, en une phrase.;Rapport`)].join(
      "\n",
    ),
  ),
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a file is imported, reviewed as a whole, undone and restored, ${how}`, async ({ browse }) => {
    test.slow();
    const [one, two] = [unique("Rapport apporté"), unique("Étude apportée")];
    const author = await browse("contributor", { javaScriptEnabled });
    await author.goto("/fr/contributions");
    await author.getByRole("main").getByRole("link", { name: "Importer un fichier" }).click();

    await author.getByRole("button", { name: "Lire le fichier" }).click();
    await expect(author.locator(".error-summary")).toContainText("Choisissez un fichier");
    await author
      .getByLabel(/^Fichier/)
      .setInputFiles({ name: "faux.csv", mimeType: "text/csv", buffer: Buffer.from("Titre;Licorne\na;b\n") });
    await author.getByRole("button", { name: "Lire le fichier" }).click();
    await expect(author.locator(".error-summary")).toContainText("Licorne");

    await author.getByLabel(/^Fichier/).setInputFiles(table([one, two, two]));
    await author.getByRole("button", { name: "Lire le fichier" }).click();
    await author.waitForURL(/\/fr\/importer\/[0-9a-f-]{36}/);
    const send = author.getByRole("button", { name: "Envoyer en relecture" });
    await expect(send).toBeVisible({ timeout: 60_000 });
    await expect(author.getByRole("row", { name: one })).toContainText("Nouvelle");
    await expect(author.getByRole("row", { name: two }).nth(1)).toContainText(
      "Comme la notice de la ligne 3",
    );
    await expect(author.getByText("2 notices choisies.")).toBeVisible();
    await author.getByRole("button", { name: "Aucune" }).click();
    await expect(author.getByText("Aucune notice n’est choisie.")).toBeVisible();
    await author.getByRole("button", { name: "Les nouvelles" }).click();
    await expect(author.getByText("2 notices choisies.")).toBeVisible();
    await send.click();
    await expect(author.locator(".notice")).toContainText("Envoi en relecture terminé", { timeout: 60_000 });
    await expect(author.getByRole("row", { name: one })).toContainText("En relecture");
    const id = author.url().match(/[0-9a-f-]{36}/)?.[0] ?? "";

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto("/fr/moderation");
    await moderator.getByRole("main").getByRole("link", { name: "Imports" }).click();
    await moderator.goto(`/fr/moderation/imports/${id}`);
    await moderator.getByRole("checkbox", { name: one }).check();
    await moderator.getByRole("radio", { name: /coche dans le tableau/ }).check();
    await moderator.getByRole("button", { name: "Accepter ces fiches" }).click();
    await expect(moderator.locator(".notice")).toContainText("Acceptation terminée", { timeout: 60_000 });
    await expect(moderator.getByRole("row", { name: one })).toContainText("Acceptée");
    await moderator.getByRole("button", { name: "Refuser ces fiches" }).click();
    await expect(moderator.locator(".error-summary")).toBeVisible();

    await moderator.getByText("Annuler cet import").click();
    await moderator.getByLabel(/^Pourquoi/).fill("Le mauvais fichier.");
    await moderator.getByRole("button", { name: "Annuler l’import" }).click();
    await expect(moderator.locator(".notice")).toContainText("Import annulé", { timeout: 60_000 });
    await expect(moderator.getByRole("row", { name: two })).toContainText("Retirée");
    await moderator.getByText("Rétablir cet import").click();
    await moderator
      .getByLabel(/^Pourquoi/)
      .last()
      .fill("C’était le bon.");
    await moderator.getByRole("button", { name: "Rétablir l’import" }).click();
    await expect(moderator.locator(".notice")).toContainText("Import rétabli", { timeout: 60_000 });
    await expect(moderator.getByRole("row", { name: two })).toContainText("En relecture");
  });
}

test("the table to fill in is a file with French headings", async ({ browse }) => {
  const author = await browse("contributor");
  const answer = await author.request.get("/fr/importer/modeles/evenements");
  expect(answer.headers()["content-disposition"]).toContain("modele-evenements.csv");
  expect(await answer.text()).toMatch(/^\uFEFFType;Nature;Titre;Résumé/);
  expect((await author.request.get("/fr/importer/modeles/licornes")).status()).toBe(404);
});
