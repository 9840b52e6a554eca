/**
 * A session of review in ten pictures, from the queue to the history: a journey like the others, which keeps its
 * pictures in docs/images/review when SILLAGE_FILM is set.
 *
 *   SILLAGE_FILM=1 npm test -- browser film
 */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { accept, field, findInQueue, send } from "./proposing";

const LAB = "/fr/labs/thecamp";
const MESSAGE = "Merci. D’où vient l’adresse : du site du lab ?";
const ANSWER = "Oui, de sa page « Nous trouver ».";

/** The window as the person sees it at that moment, with what matters in it. */
async function shoot(page: Page, name: string, about?: string): Promise<void> {
  if (!process.env.SILLAGE_FILM) return;
  if (about) await page.locator(about).first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(import.meta.dirname, "../docs/images/review", `${name}.png`) });
}

test("a review, from the queue to the history, in ten pictures", async ({ browse }) => {
  test.slow();
  const viewport = { width: 1280, height: 900 };
  const author = await browse("contributor", { viewport });
  await author.goto(LAB);
  const title = (await author.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await author.goto(`${LAB}/modifier`);
  const before = await field(author, "summary").inputValue();
  await field(author, "summary").fill(`${before} On y travaille en résidence, plusieurs mois durant.`);
  await field(author, "address").fill("550 rue Denis-Papin, Aix-en-Provence");
  await field(author, "comment").fill("J’ai complété avec ce que dit le site du lab.");
  const id = await send(author);

  const other = await browse("neighbour");
  await other.goto(`${LAB}/modifier`);
  await field(other, "summary").fill(`${before} Il accueille aussi des élus.`);
  await field(other, "comment").fill("Vu lors d’une visite.");
  const quick = await send(other);

  const moderator = await browse("moderator", { viewport });
  await moderator.goto("/fr/moderation");
  await shoot(moderator, "01-queue");
  await (await findInQueue(moderator, title)).first().getByRole("link").click();
  await moderator.goto(`/fr/moderation/${id}`);
  await expect(moderator.locator("ins").first()).toContainText("résidence");
  await shoot(moderator, "02-what-changes");
  await moderator.getByRole("button", { name: "Prendre en charge" }).click();
  await expect(moderator.getByText(/[Vv]ous la relisez/).first()).toBeVisible();

  const thread = moderator.locator("#echanges");
  await thread.getByLabel("Votre message").fill(MESSAGE);
  await thread.getByRole("button", { name: "Envoyer à l’auteur" }).click();
  await expect(thread.getByRole("listitem").filter({ hasText: MESSAGE })).toHaveCount(1);
  await shoot(moderator, "03-question", "#echanges");
  await author.goto(`/fr/contributions/${id}#echanges`);
  await author.locator("#echanges").getByLabel("Votre message").fill(ANSWER);
  await author.getByRole("button", { name: "Envoyer à la modération" }).click();
  await expect(author.locator("#echanges").getByText(ANSWER)).toBeVisible();
  await shoot(author, "04-answer", "#echanges");

  const colleague = await browse("colleague");
  await colleague.goto(`/fr/moderation/${quick}`);
  await accept(colleague);

  await test.step("the entry has moved: its three values, and a choice to make", async () => {
    await moderator.goto(`/fr/moderation/${id}`);
    await expect(moderator.getByText("Un champ a été changé deux fois")).toBeVisible();
    await shoot(moderator, "05-conflict", ".three-values");
    await moderator.locator('input[name="choice-summary"][value="value"]').check();
    await field(moderator, "summary").fill(
      `${before} Il accueille aussi des élus. On y travaille en résidence.`,
    );
    await field(moderator, "note").fill("J’ai gardé les deux précisions.");
    await shoot(moderator, "06-correction", '[name="summary"]');
  });
  await moderator.getByRole("button", { name: "Accepter avec vos corrections et publier" }).click();
  await expect(moderator.getByRole("status").filter({ hasText: "acceptée" })).toBeVisible();
  await shoot(moderator, "07-decided");

  await author.goto(`/fr/contributions/${id}`);
  await expect(author.getByRole("main")).toContainText("Corrigé à la relecture");
  await shoot(author, "08-outcome");
  await author.goto(`${LAB}/historique`);
  await expect(author.getByRole("heading", { name: "Version 3" })).toBeVisible();
  await shoot(author, "09-history");
  await author.goto(`${LAB}/historique/comparer?de=1&a=3`);
  await expect(author.locator("ins").first()).toBeVisible();
  await shoot(author, "10-compare");
});
