/** Signing in by a link, without a password; in the demonstration also in one click. */
import { CONFIRM_SIGN_IN_ACTION, expect, newAddress, newIp, openSignInLink, test } from "./fixtures";

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

  await page.getByRole("button", { name: "Se déconnecter" }).click();
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
    await plain.getByRole("button", { name: "Recevoir un lien" }).click();
    const answer =
      links <= 5
        ? "Un lien de connexion part"
        : "Trop de liens de connexion ont été demandés. Réessayez dans";
    await expect(plain.getByRole("main")).toContainText(answer);
  }
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
