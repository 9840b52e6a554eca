/** Teams that hold pages: claimed by a mail to the page's domain or through a moderator; their changes show at once. */
import type { Page } from "@playwright/test";
import { expect, newIp, openMail, test, unique } from "./fixtures";
import { field } from "./proposing";
import { search } from "./searching";
import { world } from "./world";

for (const [which, javaScriptEnabled] of [true, false].entries()) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a lab is claimed by a mail to its domain, and its team changes it at once, ${how}`, async ({
    browse,
    request,
  }) => {
    test.slow();
    const lab = world().teams.free[which];
    if (!lab) throw new Error("one of each");
    const page = await browse("contributor", { javaScriptEnabled });
    await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
    const email = `equipe@service.${lab.domain}`;

    await test.step("the public page leads to asking; another domain proves nothing", async () => {
      await page.goto(`/fr/labs/${lab.slug}`);
      await page.getByRole("link", { name: "Tenir cette page" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(lab.title);
      const input = page.getByRole("textbox", { name: "Votre adresse professionnelle" });
      await input.fill("camille@ailleurs.fr");
      await page.getByRole("button", { name: "Recevoir le lien" }).click();
      await expect(page.locator(".error-summary")).toContainText("n’est pas du domaine");
      await expect(input).toHaveValue("camille@ailleurs.fr");
      await input.fill(email);
      await page.getByRole("button", { name: "Recevoir le lien" }).click();
      await expect(page.getByText("Un courriel part à votre adresse professionnelle")).toBeVisible();
    });

    await test.step("what scans mails confirms nothing; the button does, once", async () => {
      await openMail(page, email, "Confirmez que vous tenez la page");
      const link = page.getByRole("main").getByRole("link", { name: "/equipes/confirmer?" });
      const address = (await link.getAttribute("href")) ?? "";
      expect((await request.get(address)).status()).toBe(200);
      expect((await request.head(address)).status()).toBe(200);
      await page.goto(address);
      await page.getByRole("button", { name: "Confirmer" }).click();
      await expect(page.getByText("La page vous est confiée")).toBeVisible();
      const again = await browse("contributor", { javaScriptEnabled });
      await again.goto(address);
      await expect(again.getByRole("heading", { level: 1 })).toHaveText("Ce lien ne fonctionne plus");
    });

    await test.step("the public page says so, naming nobody", async () => {
      const reader = await browse(null, { javaScriptEnabled });
      await reader.goto(`/fr/labs/${lab.slug}`);
      await expect(reader.getByText("Cette page est tenue par son équipe")).toBeVisible();
      await expect(reader.getByRole("main")).not.toContainText(world().people.contributor.name);
    });

    await test.step("a change by the team shows at once, in the history with its name", async () => {
      const summary = unique("Un résumé que dit l’équipe");
      await page.getByRole("link", { name: "Modifier" }).first().click();
      await field(page, "summary").fill(summary);
      await field(page, "comment").fill("Pour dire ce que nous faisons.");
      await page.getByRole("button", { name: "Publier tout de suite" }).click();
      await expect(page.getByText("Correction publiée")).toBeVisible();
      const reader = await browse(null, { javaScriptEnabled });
      await reader.goto(`/fr/labs/${lab.slug}`);
      await expect(reader.getByRole("main")).toContainText(summary);
      await reader.goto(`/fr/labs/${lab.slug}/historique`);
      await expect(reader.getByText(`Par l’équipe de « ${lab.title} »`).first()).toBeVisible();
    });

    await test.step("someone asks to join, is let in, and the last manager hands over before leaving", async () => {
      const other = await browse("neighbour", { javaScriptEnabled });
      await other.goto(`/fr/labs/${lab.slug}`);
      await other.getByRole("link", { name: "Rejoindre l’équipe" }).click();
      await other.getByRole("textbox", { name: "Qui êtes-vous" }).fill("J’anime les ateliers.");
      await other.getByRole("button", { name: "Envoyer la demande" }).click();
      await expect(other.getByText("Votre demande est transmise")).toBeVisible();

      await openTeam(page, lab.title);
      const { name } = world().people.neighbour;
      await page.getByRole("button", { name: `Accepter ${name} dans l’équipe` }).click();
      await expect(page.getByText("La personne est dans l’équipe")).toBeVisible();
      await page.locator("summary", { hasText: name }).click();
      await page.getByRole("button", { name: `Transmettre ma place de responsable à ${name}` }).click();
      await expect(page.getByText("Votre place est transmise")).toBeVisible();
      await page.locator("summary", { hasText: "Quitter l’équipe" }).click();
      await page.getByRole("button", { name: "Quitter l’équipe" }).click();
      await expect(page.getByText("Vous avez quitté l’équipe")).toBeVisible();
      await openTeam(other, lab.title);
      await expect(other.getByText("partir, c’est la dissoudre")).toBeVisible();
    });
  });

  test(`a claim is answered by a moderator, who may refuse with a reason only, ${how}`, async ({
    browse,
  }) => {
    test.slow();
    const lab = world().teams.asked[which];
    if (!lab) throw new Error("one of each");
    const page = await browse("neighbour", { javaScriptEnabled });
    const moderator = await browse("moderator", { javaScriptEnabled });
    await page.goto(`/fr/equipes/rejoindre?fiche=${lab.slug}`);
    await page.getByRole("textbox", { name: "Qui êtes-vous" }).fill("Je dirige ce lab.");
    await page.getByRole("button", { name: "Envoyer à la modération" }).click();
    await expect(page.getByText("transmise à la modération")).toBeVisible();

    await moderator.goto("/fr/moderation/equipes");
    await moderator.getByRole("link", { name: lab.title }).click();
    await expect(moderator.getByRole("main")).toContainText("Je dirige ce lab.");
    await moderator.getByRole("button", { name: "Refuser" }).click();
    await expect(moderator.locator(".error-summary")).toContainText("obligatoire");
    await moderator.getByRole("button", { name: "Confier la page" }).click();
    await expect(moderator.getByText("La page est confiée")).toBeVisible();

    await page.goto("/fr/notifications");
    await expect(page.getByText("La page vous est confiée").first()).toBeVisible();
    await openTeam(page, lab.title);
    await page.locator("summary", { hasText: "Dissoudre l’équipe" }).click();
    await page.getByRole("button", { name: "Dissoudre l’équipe" }).click();
    await expect(page.getByText("L’équipe est dissoute")).toBeVisible();
    const reader = await browse(null, { javaScriptEnabled });
    await reader.goto(`/fr/labs/${lab.slug}`);
    await expect(reader.getByRole("link", { name: "Tenir cette page" })).toBeVisible();
  });
}

for (const [which, javaScriptEnabled] of [true, false].entries()) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`the team of an organisation says all of it, and what it follows; a moderator undoes it, ${how}`, async ({
    browse,
  }) => {
    test.slow();
    const body = world().teams.bodies[which];
    if (!body) throw new Error("one of each");
    const page = await browse("contributor", { javaScriptEnabled });
    const alias = unique("Bureau d’avant");
    const renamed = `${body.name} nouvelle manière`;
    await openTeam(page, body.name);
    await page.getByRole("textbox", { name: /^Nom \(/ }).fill("");
    await page.getByRole("textbox", { name: /^Autres noms/ }).fill(alias);
    await page.getByRole("combobox", { name: /^Nature/ }).selectOption("Établissement public");
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(page.locator(".error-summary")).toContainText("obligatoire");
    await expect(page.getByRole("textbox", { name: /^Autres noms/ })).toHaveValue(alias);
    await expect(page.getByRole("combobox", { name: /^Nature/ })).toHaveValue("public-agency");
    await page.getByRole("textbox", { name: /^Nom \(/ }).fill(renamed);
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(page.locator(".notice")).toContainText("Ce que vous dites de l’organisme est enregistré");
    await expect(page.getByRole("textbox", { name: /^Autres noms/ })).toHaveValue(`${alias}\n${body.name}`);

    await search(page, /^L’autre organisme/, "DITP", javaScriptEnabled);
    await page.getByRole("textbox", { name: /^Année/ }).fill("2019");
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await expect(page.locator(".notice")).toContainText("La succession est ajoutée");

    const reader = await browse(null, { javaScriptEnabled });
    await reader.goto(`/fr/organisations/${body.slug}`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(renamed);
    await expect(reader.getByRole("main")).toContainText("2019");

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto(`/fr/vocabulaires/organismes/${body.slug}`);
    await expect(moderator.getByText("pour l’équipe de l’organisme").first()).toBeVisible();
    await moderator.getByRole("button", { name: /^Annuler.*Modification de/ }).click();
    await expect(moderator.locator(".notice")).toContainText("Annulation");
    await reader.goto(`/fr/organisations/${body.slug}`);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(body.name);
  });
}

test("a team is for its members and for moderators; the others get a 404", async ({ browse, plain }) => {
  const { team } = world().teams;
  const stranger = await browse("contributor");
  expect((await stranger.goto(`/fr/equipes/${team}`))?.status()).toBe(404);
  await plain.goto(`/fr/equipes/${team}`);
  await expect(plain).toHaveURL(/\/fr\/connexion\?next=/);
  const moderator = await browse("moderator");
  await moderator.goto(`/fr/equipes/${team}`);
  await expect(moderator.getByText("au titre de la modération")).toBeVisible();
  await expect(moderator.getByText("J’anime les ateliers du mardi.")).toHaveCount(0);
});

async function openTeam(page: Page, title: string): Promise<void> {
  await page.goto("/fr/equipes");
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
}
