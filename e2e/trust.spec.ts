/** Levels, what a rule publishes and moderators look at again, quarantine, and forms on guard under a flood. */
import type { Browser } from "@playwright/test";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { expect, newAddress, readForm, test } from "./fixtures";
import { field } from "./proposing";
import { startSecondServer } from "./second-server";
import { world } from "./world";

async function as(browser: Browser, session: string, url: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled });
  await context.addCookies([{ name: "next-auth.session-token", value: session, url, httpOnly: true }]);
  return { context, page: await context.newPage() };
}

for (const [index, javaScriptEnabled] of [true, false].entries()) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a trusted person's small edit is online at once, and undone by a moderator who says why, ${how}`, async ({
    browse,
    browser,
    baseURL,
  }) => {
    test.slow();
    const { keeper, kept, title } = world().trust[index] ?? world().trust[0];
    const { context, page } = await as(browser, keeper.session, baseURL ?? "", javaScriptEnabled);
    await page.goto(`/fr/labs/${kept}/modifier`);
    const summary = await field(page, "summary").inputValue();
    await field(page, "summary").fill(`${summary} Ouvert à tous.`);
    await field(page, "comment").fill("Une précision.");
    await page.getByRole("button", { name: "Envoyer en relecture", exact: true }).click();
    await expect(page.getByText("C’est en ligne")).toBeVisible();
    await page.goto(`/fr/labs/${kept}`);
    await expect(page.getByRole("main")).toContainText("Ouvert à tous.");
    await page.goto(`/fr/labs/${kept}/historique`);
    await expect(page.getByRole("main")).toContainText("Petite modification, publiée par la règle");

    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto("/fr/moderation/echantillon");
    const drawn = moderator.getByRole("article", { name: title });
    await expect(drawn).toContainText("Ouvert à tous.");
    await drawn.getByRole("link", { name: "Revenir en arrière" }).click();
    await drawn.getByRole("textbox", { name: "Motif" }).fill("Le lab reçoit sur rendez-vous.");
    await drawn.getByRole("button", { name: "Oui, revenir en arrière" }).click();
    await expect(moderator.getByRole("status")).toContainText("La fiche est revenue");
    await moderator.goto(`/fr/labs/${kept}`);
    await expect(moderator.getByRole("main")).not.toContainText("Ouvert à tous.");

    await page.goto("/fr/compte");
    await expect(page.getByRole("heading", { name: "Votre niveau" })).toBeVisible();
    await expect(page.locator("#niveau")).toContainText("Contribution de confiance");
    await page.goto("/fr/notifications");
    await expect(page.getByRole("main")).toContainText("de la modération, vous a écrit");
    await context.close();
  });

  test(`what an account sent leaves the queue in one act, and takes back its place, ${how}`, async ({
    browse,
    browser,
    baseURL,
  }) => {
    test.slow();
    const { sender, sent } = world().trust[index] ?? world().trust[0];
    const moderator = await browse("moderator", { javaScriptEnabled });
    await moderator.goto(`/fr/moderation/quarantaines/${sender.id}`);
    await expect(moderator.getByRole("main")).toContainText(sent);
    await moderator.getByRole("button", { name: "Mettre en quarantaine" }).click();
    await expect(moderator.locator(".error-summary")).toBeVisible();
    await moderator.getByRole("textbox", { name: "Motif" }).fill("Deux fois la même chose.");
    await moderator.getByRole("button", { name: "Mettre en quarantaine" }).click();
    await expect(moderator.getByRole("status")).toContainText("ont quitté la file");

    const { context, page } = await as(browser, sender.session, baseURL ?? "", javaScriptEnabled);
    await page.goto("/fr/contributions");
    await expect(page.getByRole("main")).toContainText("Deux fois la même chose.");
    await expect(page.getByText("Mise de côté", { exact: true }).first()).toBeVisible();

    await moderator.getByRole("button", { name: `Lever la quarantaine de ${sender.name}` }).click();
    await expect(moderator.getByRole("status")).toContainText("a repris sa place");
    await page.reload();
    await expect(page.getByText("En relecture", { exact: true })).toHaveCount(2);
    await context.close();
  });

  test(`an administrator holds a level, whose person reads why, and lets it go, ${how}`, async ({
    browse,
    browser,
    baseURL,
  }) => {
    const { sender } = world().trust[index] ?? world().trust[0];
    const admin = await browse("administrator", { javaScriptEnabled });
    await admin.goto(`/fr/administration/personnes/${sender.id}`);
    await admin.getByText("Fixer le niveau").click();
    await admin.getByRole("combobox", { name: "Niveau à fixer" }).selectOption("contributor");
    await admin.getByRole("textbox", { name: "Motif" }).fill("Un atelier a lieu ce mois-ci.");
    await admin.getByRole("button", { name: "Fixer ce niveau" }).click();
    await expect(admin.getByRole("status")).toContainText("Le niveau est fixé");
    await expect(admin.getByRole("table")).toContainText("Débuts → Contribution régulière");

    const { context, page } = await as(browser, sender.session, baseURL ?? "", javaScriptEnabled);
    await page.goto("/fr/compte");
    await expect(page.locator("#niveau")).toContainText("Un atelier a lieu ce mois-ci.");
    await context.close();
    await admin.getByRole("button", { name: "Le laisser suivre de nouveau" }).click();
    await expect(admin.getByRole("status")).toContainText("Le niveau suit de nouveau");
  });
}

test("under a flood a browser works for a link, and someone without JavaScript waits for it @build", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const server = await startSecondServer("sillage_guard");
  try {
    await raiseGuard(server.env.DATABASE_URL ?? "");
    const scripted = await browser.newContext({ baseURL: server.url });
    const page = await scripted.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await page.goto("/fr/connexion");
    await expect(page.getByText("Vérification faite")).toBeVisible({ timeout: 30_000 });
    for (const email of [newAddress(), newAddress()]) {
      await page.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
      await readForm(page);
      await page.getByRole("button", { name: "Recevoir un lien" }).click();
      await expect(page.getByText(`Un lien de connexion part à l’adresse ${email}`)).toBeVisible({
        timeout: 30_000,
      });
    }
    expect(errors).toEqual([]);
    await scripted.close();

    const plain = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
    const patient = await plain.newPage();
    await patient.goto("/fr/connexion");
    await expect(patient.getByText("Attendez une minute")).toBeVisible();
    const email = newAddress();
    await patient.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
    await readForm(patient);
    await patient.getByRole("button", { name: "Recevoir un lien" }).click();
    await expect(patient.locator(".error-summary")).toContainText("renvoyez ce formulaire dans une minute");
    await expect(patient.getByRole("textbox", { name: "Adresse électronique" })).toHaveValue(email);
    await patient.waitForTimeout(61_000);
    await patient.getByRole("button", { name: "Recevoir un lien" }).click();
    await expect(patient.getByText("Un lien de connexion part")).toBeVisible();
    await plain.close();
  } finally {
    await server.stop();
  }
});

async function raiseGuard(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const id = uuid();
    await client.query(
      `INSERT INTO "user" (id, name, email, role, created_at) VALUES ($1, 'Alix', 'alix@exemple.fr', 'admin', now())`,
      [id],
    );
    await client.query(
      "INSERT INTO form_guard (reason, raised_by_id, raised_at) VALUES ('Une vague', $1, now())",
      [id],
    );
  } finally {
    await client.end();
  }
}
