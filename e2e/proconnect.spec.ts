/** Signing in with ProConnect, in a production server of its own that knows a real provider of this machine. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startOpenId, type TestOpenId } from "../lib/testing/openid";
import { expect, newAddress, newIp, readForm, test } from "./fixtures";
import { linkIn, type SecondServer, startSecondServer } from "./second-server";

test.describe.configure({ mode: "serial" });

let server: SecondServer;
let openId: TestOpenId;
let open: (javaScriptEnabled?: boolean) => Promise<Page>;

test.beforeAll("a server that knows ProConnect starts @build", async ({ browser }) => {
  test.setTimeout(90_000);
  server = await startSecondServer("sillage_proconnect", async (url) => {
    openId = await startOpenId(url);
    return {
      PROCONNECT_ISSUER: openId.issuer,
      PROCONNECT_CLIENT_ID: openId.clientId,
      PROCONNECT_CLIENT_SECRET: openId.clientSecret,
    };
  });
  open = async (javaScriptEnabled = true) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    const page = await context.newPage();
    await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
    return page;
  };
});

test.afterAll(async () => {
  await openId?.stop();
  await server?.stop();
});

const signIn = (page: Page) => page.getByRole("button", { name: "S’identifier avec ProConnect" });

/** On the provider's page: says who one is. */
async function say(page: Page, subject: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ProConnect d’essai");
  await page.getByLabel("Identifiant").fill(subject);
  await page.getByRole("button", { name: "Continuer" }).click();
}

async function linkTo(address: string): Promise<string> {
  await expect
    .poll(() => server.smtp.received.filter(({ to }) => to.includes(address)).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  return linkIn(server.smtp.received.findLast(({ to }) => to.includes(address))?.source ?? "");
}

for (const javaScript of [true, false]) {
  test(`an agent comes in, confirms an address, and signs out here and there, JavaScript ${javaScript ? "on" : "off"} @build`, async () => {
    const page = await open(javaScript);
    const subject = `agent-${javaScript ? "avec" : "sans"}`;
    const address = newAddress();
    openId.emails.set(subject, address);
    await page.goto("/fr/connexion?next=%2Ffr%2Fcontributions");
    expect(await page.context().cookies()).toEqual([]);
    await expect(page.getByRole("link", { name: "Qu’est-ce que ProConnect" })).toHaveAttribute(
      "href",
      "https://www.proconnect.gouv.fr/",
    );
    await signIn(page).click();
    await say(page, subject);
    await expect(page).toHaveURL(`${server.url}/fr/contributions`);

    await test.step("the address of the identity is nobody's until its link is followed", async () => {
      await page.goto("/fr/compte");
      await expect(page.getByRole("main")).toContainText("n’a pas encore d’adresse confirmée");
      await page.goto(await linkTo(address));
      await page.getByRole("button", { name: "Confirmer" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("L’adresse de votre compte a changé");
      await page.goto("/fr/compte");
      await expect(page.getByRole("main")).toContainText(`Votre adresse : ${address}`);
    });

    await test.step("what the browser keeps is sealed, and bound to this host", async () => {
      const cookies = await page.context().cookies();
      const ours = cookies.filter(
        ({ domain, name }) => domain === "localhost" && /sillage|next-auth/.test(name),
      );
      expect(ours.map(({ name, path }) => [name, path]).sort()).toEqual([
        ["next-auth.session-token", "/"],
        ["sillage-proconnect-logout", "/"],
        ["sillage_signed_in", "/"],
      ]);
      const hint = ours.find(({ name }) => name.endsWith("logout"));
      expect(hint).toMatchObject({ httpOnly: true, sameSite: "Lax" });
      expect(hint?.value).not.toMatch(/^ey/);
    });

    await page.getByRole("main").getByRole("button", { name: "Se déconnecter" }).click();
    await page.getByRole("button", { name: "Fermer la session ProConnect" }).click();
    await expect(page).toHaveURL(/\/fr$/);
    await page.goto("/fr/connexion");
    await signIn(page).click();
    // Signed out there too: it asks again who one is.
    await say(page, subject);
    await expect(page).toHaveURL(`${server.url}/fr/compte`);
    await page.context().close();
  });
}

test("an identity with the address of an account is tied to it by its person, signed in by link @build", async () => {
  const page = await open();
  const address = newAddress();
  openId.emails.set("membre", address);
  await test.step("the account exists, by a link", async () => {
    await page.goto("/fr/connexion");
    await page.getByRole("textbox", { name: "Adresse électronique" }).fill(address);
    await readForm(page);
    await page.getByRole("button", { name: "Recevoir un lien" }).click();
    await page.goto(await linkTo(address));
    await page.getByRole("button", { name: "Me connecter" }).click();
    await expect(page).toHaveURL(/\/fr\/compte$/);
  });
  await test.step("in another browser, the identity alone does not open it", async () => {
    const other = await open(false);
    await other.goto("/fr/connexion");
    await signIn(other).click();
    await say(other, "membre");
    await expect(other.getByRole("main")).toContainText("Un compte Sillage existe déjà");
    expect((await other.context().cookies(server.url)).map(({ name }) => name)).not.toContain(
      "next-auth.session-token",
    );
    await other.context().close();
  });
  await page.getByRole("button", { name: "Associer ProConnect" }).click();
  await say(page, "membre");
  await expect(page.getByRole("main")).toContainText("est associée à votre compte");

  await test.step("from then on it opens the account, whatever its address has become", async () => {
    openId.emails.set("membre", newAddress());
    const other = await open(false);
    await other.goto("/fr/connexion");
    await signIn(other).click();
    await say(other, "membre");
    await expect(other.getByRole("main")).toContainText(`Votre adresse : ${address}`);
    await other.context().close();
  });
  await test.step("it is not tied to a second account", async () => {
    const other = await open(false);
    await other.goto("/fr/connexion");
    await signIn(other).click();
    await say(other, "quelqu-un-d-autre");
    await expect(other).toHaveURL(/\/fr\/compte$/);
    // Who has no address has no other way in.
    await other.getByRole("button", { name: /^Dissocier/ }).click();
    await expect(other.getByRole("main")).toContainText("votre seul moyen de vous connecter");
    await other.context().close();
  });
  await page.getByRole("button", { name: /^Dissocier/ }).click();
  await expect(page.getByRole("main")).toContainText("n’est plus associée");
  await page.context().close();
});

test("giving up there, coming back twice or from nowhere leads to the sign-in page, which says so @build", async () => {
  const page = await open(false);
  await page.goto("/fr/connexion");
  await signIn(page).click();
  await page.getByRole("button", { name: "Annuler" }).click();
  await expect(page.getByRole("main")).toContainText("Vous avez interrompu l’identification");

  await signIn(page).click();
  const [callback] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("/api/auth/callback/proconnect")),
    say(page, "revenant"),
  ]);
  await expect(page).toHaveURL(/\/fr\/compte$/);
  for (const path of [callback.url(), "/api/auth/callback/proconnect?code=x&state=y"]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText("a expiré, ou a déjà servi");
  }
  await page.context().close();
});

test("forms of ours may lead to ProConnect and nowhere else, and only when they come from our pages @build", async () => {
  const page = await open();
  const response = await page.goto("/fr/connexion");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain(`form-action 'self' ${new URL(openId.issuer).origin};`);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  for (const path of ["/api/auth/proconnect", "/api/auth/deconnexion"]) {
    const elsewhere = await page.request.post(path, {
      form: { lang: "fr" },
      headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    });
    expect(elsewhere.status(), path).toBe(403);
    expect((await page.request.get(path)).status(), path).toBe(405);
  }
  await page.context().close();
});

test("an answer that does not prove what it says opens nothing, and links are still there @build", async () => {
  const page = await open(false);
  await page.goto("/fr/connexion");
  await signIn(page).click();
  openId.forge = { idToken: (claims) => ({ claims: { ...claims, aud: "another-service" } }) };
  await say(page, "agent-faux");
  await expect(page.getByRole("main")).toContainText("n’a pas pu être vérifiée");
  openId.forge = {};
  expect((await page.context().cookies(server.url)).map(({ name }) => name)).not.toContain(
    "next-auth.session-token",
  );
  await expect(page.getByRole("button", { name: "Recevoir un lien" })).toBeVisible();
  await page.context().close();
});
