/** Being told by mail of what changes, without an account: asked for, confirmed, changed, stopped, erased. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, newAddress, newIp, openMail, readForm, test, unique } from "./fixtures";
import { field } from "./proposing";
import { world } from "./world";

/** The address of a link of the mail that is open. */
async function linkOfMail(page: Page, part: string): Promise<string> {
  const href = await page.getByRole("main").getByRole("link", { name: part }).first().getAttribute("href");
  return href ?? "";
}

/** On a phone and in the pane of a mail reader, for everyone; as pictures too, to be looked at. */
async function expectReadable(page: Page, name: string): Promise<void> {
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`), fullPage: true });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
}

/** From a machine of nobody else: what is asked for is counted by IP address. */
async function open(page: Page, address: string): Promise<void> {
  await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
  await page.goto(address);
}

/** Asks for mails at once about what the page shows, and confirms by the mail that comes; returns the new address. */
async function followAtOnce(page: Page, path: string, title: string): Promise<string> {
  const address = newAddress();
  await open(page, path);
  await page.getByRole("link", { name: "Me prévenir par courriel" }).first().click();
  await expect(page.getByRole("main")).toContainText(title);
  await field(page, "email").fill(address);
  await page.getByRole("radio", { name: "Tout de suite" }).check();
  await readForm(page);
  await page.getByRole("button", { name: "Créer l’alerte" }).click();
  await openMail(page, address, "Confirmez votre alerte");
  await page.goto(await linkOfMail(page, "/alertes/confirmer?"));
  await page.getByRole("button", { name: "Confirmer mon alerte" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Votre alerte est en place" })).toBeVisible();
  return address;
}

/** Waits for the one mail with these words in its subject, opens it and returns its text. */
async function mailedOnce(page: Page, address: string, subject: string): Promise<string> {
  await expect(async () => {
    await page.goto("/fr/courrier");
    await expect(page.getByRole("row").filter({ hasText: address }).filter({ hasText: subject })).toHaveCount(
      1,
      { timeout: 500 },
    );
  }).toPass({ timeout: 60_000, intervals: [2_000] });
  return openMail(page, address, subject);
}

for (const scripting of [true, false]) {
  const how = scripting ? "" : "without JavaScript, ";

  test(`${how}a reader follows a list: nothing comes before the button of the mail's page, then all of it is on one page`, async ({
    browse,
    request,
  }) => {
    test.slow();
    const page = await browse(null, { javaScriptEnabled: scripting });
    const address = newAddress();
    await open(page, "/fr/labs?territory=region-53");
    await page.getByRole("link", { name: "Me prévenir par courriel" }).click();
    await expect(page.getByRole("main")).toContainText("Labs, Bretagne");

    await field(page, "email").fill("pas une adresse");
    await page.getByRole("radio", { name: /^Une fois par semaine/ }).check();
    await readForm(page);
    await page.getByRole("button", { name: "Créer l’alerte" }).click();
    await expect(page.locator(".error-summary")).toContainText("Votre adresse électronique");
    await expect(page.getByRole("radio", { name: /^Une fois par semaine/ })).toBeChecked();
    await field(page, "email").fill(address);
    await readForm(page);
    await page.getByRole("button", { name: "Créer l’alerte" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Un courriel vient de partir" })).toBeVisible();

    await openMail(page, address, "Confirmez votre alerte");
    const link = await linkOfMail(page, "/alertes/confirmer?");
    // A scanner opens every link of a mail.
    for (let times = 0; times < 2; times++) expect((await request.get(link)).status()).toBe(200);
    await page.goto(link);
    await page.getByRole("button", { name: "Confirmer mon alerte" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Votre alerte est en place" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Labs, Bretagne" })).toBeVisible();

    await page.getByLabel("Quand vous prévenir").selectOption("daily");
    await page.getByRole("button", { name: /^Enregistrer/ }).click();
    await expect(page.getByRole("status").filter({ hasText: "C’est enregistré" })).toBeVisible();
    await expect(page.getByLabel("Quand vous prévenir")).toHaveValue("daily");
    await page.getByRole("button", { name: /^Mettre en pause/ }).click();
    await expect(page.getByText("En pause depuis le")).toBeVisible();
    await page.getByRole("button", { name: /^Reprendre/ }).click();
    await expect(page.getByText("En pause depuis le")).toHaveCount(0);
    const own = page.url();
    await page.getByRole("button", { name: "Effacer mon adresse et mes alertes" }).click();
    await expect(page.getByRole("status").filter({ hasText: "sont effacées" })).toBeVisible();
    await page.goto(own);
    await expect(page.getByRole("main")).toContainText("Ce lien ne sert plus");
  });
}

test("who follows an entry is mailed within the minute of a change, and stops by one click that no scanner makes", async ({
  browse,
  request,
}) => {
  test.slow();
  const { followed, title } = world().alerts;
  const page = await browse();
  const address = await followAtOnce(page, `/fr/labs/${followed}`, title);

  const moderator = await browse("moderator");
  await moderator.goto(`/fr/labs/${followed}/modifier`);
  const summary = unique("Un lab que l’on suit de près");
  await field(moderator, "summary").fill(summary);
  await field(moderator, "comment").fill("Une précision.");
  await moderator.getByRole("button", { name: "Publier tout de suite" }).click();
  await expect(moderator.getByText("Correction publiée")).toBeVisible();
  const text = await mailedOnce(page, address, "Fiche modifiée");
  expect(text).toContain(summary);
  expect(text).toContain("vous suivez cette fiche");
  const stop = await linkOfMail(page, "/alertes/arreter?");
  await page.getByRole("link", { name: "Voir la version HTML" }).click();
  await expectReadable(page, "alert-mail");

  const posted = stop.replace(/\/fr\/alertes\/arreter\?/, "/api/alertes/arret?");
  const opened = await request.get(posted, { maxRedirects: 0 });
  expect(opened.status()).toBe(303);
  expect(opened.headers().location).toContain("/fr/alertes/arreter?");
  const asked = await request.post(posted, { form: { "List-Unsubscribe": "Rien" } });
  expect(asked.status()).toBe(400);
  const done = await request.post(posted, { form: { "List-Unsubscribe": "One-Click" } });
  expect(done.status()).toBe(200);
  expect(done.headers()["set-cookie"]).toBeUndefined();
  expect((await request.post(posted, { form: { "List-Unsubscribe": "One-Click" } })).status()).toBe(200);
  await page.goto(stop);
  await page.getByRole("link", { name: "changer mes alertes" }).click();
  await expect(page.getByText("En pause depuis le")).toBeVisible();
});

test("without JavaScript, who follows a selection is mailed what is put into it", async ({
  browse,
  plain,
}) => {
  test.slow();
  const { edited, mergedInto } = world();
  const owner = await browse("contributor");
  const title = unique("Lectures du soir");
  const put = async (slug: string, choice: string) => {
    await owner.goto(`/fr/selections/ajouter?fiche=${slug}`);
    await owner.getByRole("radio", { name: choice }).check();
    if (choice !== title)
      await owner.getByRole("textbox", { name: "Titre de la nouvelle sélection" }).fill(title);
    await owner.getByRole("button", { name: "Ajouter", exact: true }).click();
    await expect(owner.getByRole("heading", { level: 1 })).toHaveText(title);
  };
  await put(edited, "Une nouvelle sélection");
  const path = new URL(owner.url()).pathname;
  await owner.goto(`${path}/modifier`);
  await owner.getByRole("radio", { name: /^Publique/ }).check();
  await owner.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await owner.waitForURL((url) => url.pathname === path);

  const address = await followAtOnce(plain, path, title);

  await put(mergedInto, title);
  const text = await mailedOnce(plain, address, "Pour votre alerte");
  expect(text).toContain(title);
  expect(text).toContain(`/fr/labs/${mergedInto}`);
});

test("without JavaScript, the button of the mail's page stops all alerts", async ({ plain }) => {
  const { stop } = world().alerts;
  await plain.goto(`/fr/alertes/arreter?jeton=${stop}`);
  await plain.getByRole("button", { name: "Arrêter toutes mes alertes" }).click();
  await expect(plain.getByRole("main")).toContainText("C’est arrêté");
});

test("someone signed in follows with their own address at once, and finds it from their space", async ({
  browse,
}) => {
  const page = await browse("neighbour");
  await page.goto("/fr/alertes/nouvelle?type=event");
  await expect(field(page, "email")).toHaveValue(world().people.neighbour.email);
  await readForm(page);
  await page.getByRole("button", { name: "Créer l’alerte" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Votre alerte est en place" })).toBeVisible();
  await page.goto("/fr/compte");
  await page.getByRole("link", { name: "Vos alertes" }).click();
  await expect(page.getByRole("heading", { name: "Événements" })).toBeVisible();
  await page.getByRole("button", { name: /^Supprimer/ }).click();
  await expect(page.getByRole("main")).toContainText("Aucune alerte");
});

test("lost links are mailed again, and the answer is the same for an address that nobody knows", async ({
  browse,
}) => {
  const page = await browse();
  for (const address of [newAddress(), newAddress()]) {
    await open(page, "/fr/alertes");
    await field(page, "email").fill(address);
    await readForm(page);
    await page.getByRole("button", { name: "Recevoir le lien" }).click();
    await expect(
      page.getByRole("status").filter({ hasText: "Si cette adresse a des alertes" }),
    ).toBeVisible();
  }
});
