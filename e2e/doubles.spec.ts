/** A new entry that may exist already: its author sees what it looks like before sending, and so do moderators. */
import { expect, test, unique } from "./fixtures";
import { field, send } from "./proposing";

const WHY = "L’autre est le rapport de 2015, celui-ci est sa suite.";

for (const javaScriptEnabled of [true, false]) {
  test(`a title close to that of an entry is shown before sending ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browse,
  }) => {
    const author = await browse("contributor", { javaScriptEnabled });
    await author.goto("/fr/ressources/proposer");
    await field(author, "kind").selectOption("report");
    await field(author, "title").fill("L’innovation au pourvoir");
    await field(author, "summary").fill("Un rapport sur l’innovation dans les territoires.");
    await field(author, "language").selectOption("fr");
    await author.getByRole("button", { name: "Envoyer en relecture", exact: true }).click();

    const doubles = author.getByRole("region", { name: "Cette fiche existe peut-être déjà" });
    await expect(doubles).toContainText("L’innovation au pouvoir".replace("’", "'"));
    await expect(doubles).toContainText("nom proche");
    await expect(field(author, "title")).toHaveValue("L’innovation au pourvoir");
    await expect(doubles.getByRole("link", { name: "Proposer plutôt une modification" })).toHaveAttribute(
      "href",
      "/fr/ressources/l-innovation-au-pouvoir/modifier",
    );

    await test.step("told why it is another thing, it goes to review, where the note is read", async () => {
      await field(author, "duplicateNote").fill(WHY);
      const id = await send(author, "Envoyer en relecture avec cette précision");
      const moderator = await browse("moderator", { javaScriptEnabled });
      await moderator.goto(`/fr/moderation/${id}`);
      await expect(moderator.getByRole("main")).toContainText(WHY);
      await expect(
        moderator
          .getByRole("main")
          .getByRole("link", { name: /L.innovation au pouvoir/ })
          .first(),
      ).toBeVisible();
      await author.goto(`/fr/contributions/${id}`);
      await author.getByText("Retirer cette proposition").click();
      await author.getByRole("button", { name: "Oui, la retirer" }).click();
      await expect(author.getByText("Proposition retirée")).toBeVisible();
    });
  });
}

test("a title like no other goes straight to review", async ({ browse }) => {
  const author = await browse("contributor");
  await author.goto("/fr/ressources/proposer");
  await field(author, "kind").selectOption("report");
  await field(author, "title").fill(unique("Xylophones municipaux"));
  await field(author, "summary").fill("Un rapport que personne n’a encore écrit.");
  await field(author, "language").selectOption("fr");
  await send(author);
});

test("a moderator corrects an entry and publishes at once: the page and its history say so", async ({
  browse,
  request,
}) => {
  const moderator = await browse("moderator");
  await moderator.goto("/fr/labs/la-27e-region/modifier");
  const summary = `${await field(moderator, "summary").inputValue()} ${unique("Ajout")}`;
  await field(moderator, "summary").fill(summary);
  await moderator.getByRole("button", { name: "Publier tout de suite" }).click();
  await expect(moderator.getByRole("link", { name: /Pourquoi cette modification/ })).toBeVisible();
  await field(moderator, "comment").fill("Une précision.");
  await moderator.getByRole("button", { name: "Publier tout de suite" }).click();
  await expect(moderator.getByText("Correction publiée")).toBeVisible();
  expect(await (await request.get("/fr/labs/la-27e-region")).text()).toContain(summary.slice(-20));
  await moderator.goto("/fr/labs/la-27e-region/historique");
  await expect(moderator.getByText("Une précision.")).toBeVisible();
  const contributor = await browse("contributor");
  await contributor.goto("/fr/labs/la-27e-region/modifier");
  await expect(contributor.getByRole("button", { name: "Publier tout de suite" })).toHaveCount(0);
});
