/** What is wrong with an entry, said by anyone, answered by those who review; and the path of a person who is named. */
import type { Page } from "@playwright/test";
import { expect, newAddress, newIp, openMail, readForm, test, unique } from "./fixtures";
import { field } from "./proposing";
import { world } from "./world";

/** From a machine of nobody else: reports are counted by IP address. */
async function open(page: Page, address: string): Promise<void> {
  await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
  await page.goto(address);
}

/** The reference that the page gives. */
async function referenceOf(page: Page): Promise<string> {
  const status = page.getByRole("status").filter({ hasText: "référence" });
  await expect(status).toBeVisible();
  const [reference = ""] = /S-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await status.textContent()) ?? "") ?? [];
  expect(reference).not.toBe("");
  return reference;
}

for (const scripting of [true, false]) {
  const how = scripting ? "" : "without JavaScript, ";

  test(`${how}a visitor reports a problem from an entry's page, and gets the answer of who reviews`, async ({
    browse,
  }) => {
    test.slow();
    const visitor = await browse(null, { javaScriptEnabled: scripting });
    const moderator = await browse("moderator", { javaScriptEnabled: scripting });
    const address = newAddress();
    const words = unique("Le lab a déménagé");
    await open(visitor, "/fr/labs/tilab");
    await visitor.getByRole("link", { name: "Signaler un problème" }).first().click();
    await expect(visitor).toHaveURL("/fr/labs/tilab/signaler");

    await readForm(visitor);
    await visitor.getByRole("button", { name: "Envoyer le signalement" }).click();
    const summary = visitor.locator(".error-summary");
    await expect(summary).toContainText("Quel est le problème");
    await expect(summary).toContainText("Ce qui ne va pas");

    await visitor.getByRole("radio", { name: /^Une information périmée/ }).check();
    await field(visitor, "body").fill(words);
    await field(visitor, "email").fill("pas une adresse");
    await readForm(visitor);
    await visitor.getByRole("button", { name: "Envoyer le signalement" }).click();
    await expect(summary).toContainText("adresse électronique complète");
    await expect(field(visitor, "body")).toHaveValue(words);
    await field(visitor, "email").fill(address);
    await readForm(visitor);
    await visitor.getByRole("button", { name: "Envoyer le signalement" }).click();
    const reference = await referenceOf(visitor);
    expect(await openMail(visitor, address, "Signalement reçu")).toContain(reference);

    await moderator.goto("/fr/moderation");
    await moderator
      .getByRole("link", { name: /Signalements/ })
      .first()
      .click();
    const ofVisitors = moderator.getByRole("link", { name: /^Visiteurs/ });
    await ofVisitors.click();
    await expect(ofVisitors).toHaveAttribute("aria-current", "page");
    const item = await findReport(moderator, words);
    await moderator.getByRole("button", { name: "Prendre pour 30 minutes" }).click();
    await expect(moderator.getByText("À vous, encore")).toBeVisible();
    await expect(moderator.getByRole("main").getByRole("link", { name: "Corriger" })).toHaveAttribute(
      "href",
      "/fr/labs/tilab/modifier",
    );
    await moderator.getByRole("button", { name: "Traité", exact: true }).click();
    await expect(moderator.locator(".error-summary")).toContainText("Votre réponse");
    await field(moderator, "answer").fill("Merci : l’adresse est corrigée.");
    await moderator.getByRole("button", { name: "Traité", exact: true }).click();
    await expect(
      moderator.getByRole("status").filter({ hasText: "La réponse part par courriel" }),
    ).toBeVisible();
    await moderator.goto(item);
    await expect(moderator.getByRole("main")).toContainText("Merci : l’adresse est corrigée.");
    await expect(moderator.getByRole("button", { name: "Traité" })).toHaveCount(0);
    expect(await openMail(visitor, address, "Réponse à votre signalement")).toContain(
      "Merci : l’adresse est corrigée.",
    );

    await moderator.getByRole("button", { name: "Rouvrir" }).click();
    await expect(
      moderator.getByRole("status").filter({ hasText: "Le signalement est rouvert" }),
    ).toBeVisible();
    await expect(moderator.getByText("Réponse d’avant la réouverture")).toBeVisible();
    expect(await openMail(visitor, address, "Votre signalement est rouvert")).toContain(reference);
    await field(moderator, "answer").fill("Corrigée une seconde fois.");
    await moderator.getByRole("button", { name: "Traité", exact: true }).click();
    await expect(moderator.getByRole("status").filter({ hasText: "Signalement traité" })).toBeVisible();
  });

  test(`${how}a person who is named objects, is told until when, and those who review are told at once`, async ({
    browse,
  }) => {
    test.slow();
    const person = await browse(null, { javaScriptEnabled: scripting });
    const moderator = await browse("moderator");
    const address = newAddress();
    await open(person, "/fr/labs/tilab/signaler");
    await person.getByRole("link", { name: "Exercez votre droit d’opposition" }).click();
    await expect(person.getByRole("main")).toContainText("article 21");
    await field(person, "person").fill("Ada Lovelace");
    await field(person, "body").fill(unique("Je ne veux plus être citée"));
    await readForm(person);
    await person.getByRole("button", { name: "Envoyer ma demande" }).click();
    await expect(person.locator(".error-summary")).toContainText("Votre adresse électronique");
    await field(person, "email").fill(address);
    await readForm(person);
    await person.getByRole("button", { name: "Envoyer ma demande" }).click();
    const reference = await referenceOf(person);
    await expect(person.getByRole("status")).toContainText("La réponse est due au plus tard le");
    await openMail(person, address, "Signalement reçu");

    const email = world().people.moderator.email;
    await openMail(moderator, email, "Demande d’une personne", scripting ? 1 : 2);
    const told = await moderator.getByRole("main").textContent();
    expect(told).not.toContain("Lovelace");
    await moderator.goto("/fr/moderation/signalements?vue=people");
    await expect(
      moderator.getByRole("listitem").filter({ hasText: "Réponse avant le" }).first(),
    ).toBeVisible();
    expect(reference).toMatch(/^S-/);
  });
}

test("what nobody sees is left empty, and what was typed comes back whole", async ({ browse }) => {
  const page = await browse();
  await open(page, "/fr/labs/tilab/signaler");
  await page.getByRole("radio", { name: /^Une erreur/ }).check();
  await field(page, "body").fill("Un mot.");
  await page.locator("[name=website]").evaluate((input) => {
    if (input instanceof HTMLInputElement) input.value = "https://exemple.fr";
  });
  await readForm(page);
  await page.getByRole("button", { name: "Envoyer le signalement" }).click();
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(field(page, "body")).toHaveValue("Un mot.");
});

test("reports and what is written in them are for those who review alone", async ({ browse }) => {
  const { reports } = world();
  const paths = ["/fr/moderation/signalements", ...reports.map((id) => `/fr/moderation/signalements/${id}`)];
  for (const person of [null, "contributor"] as const) {
    const page = await browse(person);
    for (const path of paths) {
      const text = await (await page.request.get(path)).text();
      expect(text).not.toContain("Camille Exemple");
      expect(text).not.toContain("Ce lab a changé d’adresse au printemps.");
    }
  }
});

/** Opens the report that holds these words, among the newest of the list; answers its address. */
async function findReport(page: Page, words: string): Promise<string> {
  // What is counted is what is there: of a page that still comes in, a part.
  await page.waitForLoadState();
  const next = page.getByRole("link", { name: "Page suivante" });
  while ((await next.count()) > 0) await page.goto((await next.getAttribute("href")) ?? "");
  const links = await page.locator(".queue .queue-title a").all();
  const paths = await Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""));
  for (const path of paths.reverse()) {
    await page.goto(path);
    if (((await page.getByRole("main").textContent()) ?? "").includes(words)) return path;
  }
  throw new Error("the report is in the list");
}
