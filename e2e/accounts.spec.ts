/** Signing in by a link, without a password; in the demonstration also in one click. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import {
  CONFIRM_SIGN_IN_ACTION,
  expect,
  newAddress,
  newIp,
  openMail,
  openSignInLink,
  readForm,
  test,
  unique,
} from "./fixtures";

test("one signs in by a link, with a button that works once, and signs out", async ({ browse, baseURL }) => {
  const page = await browse(null, { javaScriptEnabled: false });
  const email = newAddress();
  const link = await openSignInLink(page, email);
  await expect(page.getByText(email)).toBeVisible();

  await test.step("what opens links to scan mails consumes nothing", async () => {
    const scanner = page.request;
    const token = new URL(link, baseURL).searchParams.get("token") ?? "";
    for (const path of [link, `${CONFIRM_SIGN_IN_ACTION}?token=${token}`]) {
      expect((await scanner.head(path)).status()).toBeLessThan(400);
      expect((await scanner.get(path)).status()).toBe(200);
    }
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual([]);
  });

  await page.getByRole("button", { name: "Me connecter" }).click();
  await expect(page).toHaveURL(/\/fr\/compte$/);
  await expect(page.getByRole("main")).toContainText(email);
  const session = (await page.context().cookies()).find(({ name }) => name.endsWith("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await test.step("the link is no longer good, for anyone", async () => {
    const other = await browse();
    await other.goto(link);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Ce lien ne fonctionne plus");
    await expect(other.getByRole("button", { name: "Me connecter" })).toHaveCount(0);
  });

  await test.step("the way out is on the page that « Mon espace » leads to", async () => {
    await page.getByRole("banner").getByRole("link", { name: "Mon espace" }).click();
    await page.getByRole("main").getByRole("button", { name: "Se déconnecter" }).click();
  });
  expect(await page.context().cookies()).toEqual([]);
  await page.goto("/fr/compte");
  await expect(page).toHaveURL(/\/fr\/connexion\?next=/);
});

test("whether an address is known or not, the answer is the same", async ({ browse }) => {
  const page = await browse();
  await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
  const answers = [];
  const known = "dominique@demo.invalid";
  for (const email of [newAddress(), known]) {
    await page.goto("/fr/connexion");
    await page.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
    await readForm(page);
    await page.getByRole("button", { name: "Recevoir un lien" }).click();
    const answer = page.getByRole("status").filter({ hasText: "Un lien de connexion part" });
    await expect(answer).toBeVisible();
    answers.push((await answer.textContent())?.replace(email, "…"));
  }
  expect(answers[0]).toBe(answers[1]);
});

test("an address that is none comes back with what was typed and why", async ({ plain }) => {
  await plain.goto("/fr/connexion");
  for (const [typed, message] of [
    ["", "Ce champ est obligatoire"],
    ["camille", "Écrivez une adresse électronique complète"],
    ["a@b.fr,c@d.fr", "Écrivez une adresse électronique complète"],
  ] as const) {
    const input = plain.getByRole("textbox", { name: "Adresse électronique" });
    await input.fill(typed);
    await readForm(plain);
    await plain.getByRole("button", { name: "Recevoir un lien" }).click();
    await expect(plain.locator(".error-summary")).toContainText(message);
    await expect(input).toHaveValue(typed);
  }
});

test("after five links in an hour, an address is told when to come back", async ({ plain }) => {
  await plain.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
  const email = newAddress();
  for (let links = 1; links <= 6; links++) {
    await plain.goto("/fr/connexion");
    await plain.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
    await readForm(plain);
    await plain.getByRole("button", { name: "Recevoir un lien" }).click();
    const answer =
      links <= 5 ? "Un lien de connexion part" : "Plusieurs liens viennent d’être envoyés à cette adresse";
    await expect(plain.getByRole("main")).toContainText(answer);
  }
  await expect(plain.getByRole("main")).toContainText("réessayez dans 5 minutes");
});

test("the three people of the demonstration are entered in one click each", async ({ browse }) => {
  for (const [name, role] of [
    ["Camille", "Contribution"],
    ["Dominique", "Modération"],
    ["Alex", "Administration"],
  ] as const) {
    const page = await browse(null, { javaScriptEnabled: name !== "Camille" });
    await page.goto("/fr/connexion");
    await page.getByRole("button", { name: `Entrer comme ${name}` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Mon espace/);
    await expect(page.getByRole("main")).toContainText(name);
    await expect(page.getByRole("main")).toContainText(role);
  }
});

test("who is sent to sign in comes back to where they were, and never to another site", async ({
  browse,
}) => {
  const page = await browse();
  await page.goto("/fr/contributions");
  await expect(page).toHaveURL(/\/fr\/connexion\?next=%2Ffr%2Fcontributions/);
  await page.getByRole("button", { name: "Entrer comme Camille" }).click();
  await expect(page).toHaveURL(/\/fr\/contributions$/);
  const elsewhere = await browse();
  await elsewhere.goto("/fr/connexion?next=https%3A%2F%2Fexemple.fr%2F");
  await elsewhere.getByRole("button", { name: "Entrer comme Camille" }).click();
  await expect(elsewhere).toHaveURL(/\/fr\/compte$/);
});

test("the header learns who is signed in, and shows the queue to those who review", async ({ browse }) => {
  const moderator = await browse("moderator");
  await moderator.goto("/fr");
  const banner = moderator.getByRole("banner");
  await expect(banner.getByRole("link", { name: /Mon espace.*Inès/ })).toBeVisible();
  await expect(banner.getByRole("link", { name: "Relecture" })).toBeVisible();
  const contributor = await browse("contributor");
  await contributor.goto("/fr");
  await expect(
    contributor.getByRole("banner").getByRole("link", { name: /Mon espace.*Maëlle/ }),
  ).toBeVisible();
  await expect(contributor.getByRole("banner").getByRole("link", { name: "Relecture" })).toHaveCount(0);
});

/** Signed in by a link, as someone of this test alone, for the `count`th time. */
async function enter(page: Page, email: string, count = 1): Promise<void> {
  await openSignInLink(page, email, count);
  await page.getByRole("button", { name: "Me connecter" }).click();
  await expect(page).toHaveURL(/\/fr\/compte$/);
}

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Follows the link of a mail that asks an address to confirm. */
async function confirmFrom(page: Page, address: string, subject: string): Promise<void> {
  await openMail(page, address, subject);
  await page.getByRole("main").getByRole("link", { name: "/compte/adresse?" }).click();
  await page.getByRole("button", { name: "Confirmer" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const mode = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`one sees one's sessions, ends one of them, then all others, ${mode}`, async ({ browse }) => {
    const email = newAddress();
    const page = await browse(null, { javaScriptEnabled });
    const others = [await browse(), await browse()];
    for (const [index, each] of [page, ...others].entries()) await enter(each, email, index + 1);
    await page.goto("/fr/compte");
    const sessions = section(page, "Sessions ouvertes");
    await expect(sessions.getByRole("listitem")).toHaveCount(3);
    await expect(sessions.getByText("Cette session")).toHaveCount(1);
    await sessions
      .getByRole("button", { name: /^Terminer la session/ })
      .first()
      .click();
    await expect(sessions.getByRole("status")).toHaveText("La session est terminée.");
    await expect(sessions.getByRole("listitem")).toHaveCount(2);
    await sessions.getByRole("button", { name: "Terminer toutes les autres" }).click();
    await expect(sessions.getByRole("listitem")).toHaveCount(1);
    for (const other of others) {
      await other.goto("/fr/compte");
      await expect(other).toHaveURL(/\/fr\/connexion/);
    }
    await page.goto("/fr/compte");
    await expect(page).toHaveURL(/\/fr\/compte$/);
  });

  test(`one chooses a public name, which is not that of the moderators, ${mode}`, async ({ browse }) => {
    const page = await browse(null, { javaScriptEnabled });
    await enter(page, newAddress());
    const profile = section(page, "Nom public et langue");
    const name = profile.getByRole("textbox", { name: "Nom public" });
    await name.fill("Équipe de modération");
    await profile.getByRole("button", { name: "Enregistrer" }).click();
    await expect(profile.locator(".error-summary")).toContainText("ferait croire à une fonction");
    await expect(name).toHaveValue("Équipe de modération");
    const chosen = unique("Zénobie");
    await name.fill(`  ${chosen} `);
    await profile.getByRole("combobox", { name: "Langue des courriels" }).selectOption("en");
    await profile.getByRole("button", { name: "Enregistrer" }).click();
    await expect(profile.getByRole("status")).toHaveText("C’est enregistré.");
    await page.goto("/fr/compte");
    await expect(page.getByText(`Bonjour ${chosen}.`)).toBeVisible();
    await expect(name).toHaveValue(chosen);
    await expect(profile.getByRole("combobox", { name: "Langue des courriels" })).toHaveValue("en");
  });

  test(`an address changes once both have confirmed, from anywhere, ${mode}`, async ({ browse }) => {
    const [before, after] = [newAddress(), newAddress()];
    const page = await browse(null, { javaScriptEnabled });
    const elsewhere = await browse(null, { javaScriptEnabled });
    await enter(elsewhere, before);
    await enter(page, before, 2);
    const email = section(page, "Adresse électronique");
    await email.getByRole("textbox", { name: "Nouvelle adresse" }).fill(after);
    await email.getByRole("button", { name: "Demander le changement" }).click();
    await expect(email.getByRole("status")).toContainText("Ouvrez les deux dans l’heure");
    await confirmFrom(page, before, "Changement d’adresse demandé");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Une adresse a confirmé");
    await page.goto("/fr/compte");
    await expect(email).toContainText(`Votre adresse : ${before}.`);
    await expect(email).toContainText("L’adresse actuelle a confirmé");
    await confirmFrom(page, after, "Confirmez votre nouvelle adresse");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("L’adresse de votre compte a changé");
    await page.goto("/fr/compte");
    await expect(email).toContainText(`Votre adresse : ${after}.`);
    await test.step("the other session has ended, the old address is told, the links are used", async () => {
      await elsewhere.goto("/fr/compte");
      await expect(elsewhere).toHaveURL(/\/fr\/connexion/);
      await openMail(page, before, "n’est plus celle de votre compte");
      await openMail(page, after, "Confirmez votre nouvelle adresse");
      await page.getByRole("main").getByRole("link", { name: "/compte/adresse?" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ce lien ne fonctionne plus");
    });
  });

  test(`one downloads one's data, then erases the account by typing the word, ${mode}`, async ({
    browse,
  }) => {
    const email = newAddress();
    const page = await browse(null, { javaScriptEnabled });
    await enter(page, email);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Télécharger mes données" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("sillage.json");
    const data = JSON.parse(readFileSync(await file.path(), "utf8"));
    expect(data.account).toMatchObject({ email });
    expect(data.sessions).toHaveLength(1);
    expect(data.audit.map(({ action }: { action: string }) => action)).toContain("user.export");

    await page.getByRole("link", { name: "Effacer mon compte…" }).click();
    const word = page.getByRole("textbox", { name: "Pour confirmer, écrivez : effacer" });
    await page.getByRole("button", { name: "Effacer définitivement" }).click();
    await expect(page.locator(".error-summary")).toContainText("Écrivez le mot demandé");
    await word.fill("effacer");
    await page.getByRole("button", { name: "Effacer définitivement" }).click();
    await expect(page.getByText("Votre compte est effacé")).toBeVisible();
    expect(await page.context().cookies()).toEqual([]);
    await page.goto("/fr/courrier");
    await expect(page.getByRole("main")).not.toContainText(email);
  });
}

test("the data of an account are for its person alone, and no cache keeps them", async ({
  browse,
  plain,
}) => {
  await plain.goto("/api/compte/donnees");
  await expect(plain).toHaveURL(/\/fr\/connexion\?next=/);
  const page = await browse("neighbour");
  const answer = await page.request.get("/api/compte/donnees");
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  expect(answer.headers()["content-disposition"]).toContain("attachment");
});
