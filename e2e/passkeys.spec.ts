/**
 * Passkeys, with the virtual authenticator of Chromium (WebAuthn, § 11): added, used, renamed, removed; asked of those who
 * review, on a server whose settings want it; recovered by a code, without JavaScript too, and by the administration.
 */
import { createHash, randomBytes } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, CDPSession, Page } from "@playwright/test";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { expect, newAddress, openSignInLink, test, unique } from "./fixtures";
import { type SecondServer, startSecondServer } from "./second-server";

test("one adds a passkey, signs in with it, renames it and removes it", async ({ browse }) => {
  const page = await browse();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const device = await plugIn(page);
  await openSignInLink(page, newAddress());
  await page.getByRole("button", { name: "Me connecter", exact: true }).click();
  await page.getByRole("link", { name: "Gérer mes clés d’accès" }).click();
  await expect(page.getByRole("heading", { name: "Aucune clé d’accès" })).toBeVisible();
  await axe(page);

  await test.step("a name is asked for before the device is", async () => {
    await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
    await expect(page.locator(".error-summary")).toContainText("obligatoire");
    expect(await device.count()).toBe(0);
  });
  await addKey(page, "Ordinateur du bureau");
  await expect(page.getByText("La clé est ajoutée")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Votre clé", exact: true })).toBeVisible();
  await expect(page.getByText("N’a pas encore servi")).toBeVisible();
  await axe(page);
  const codes = page.getByRole("region", { name: "Vos codes de secours" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await page.reload();
  await expect(codes).toHaveCount(0);

  await test.step("the browser offers it under the field, where the virtual device takes it at once", async () => {
    await signOut(page);
    await page.goto("/fr/connexion");
    await expect(page).toHaveURL(/\/fr\/compte$/);
    await page.getByRole("link", { name: "Gérer mes clés d’accès" }).click();
    await expect(page.getByText("Dernier usage le")).toBeVisible();
  });
  await test.step("it takes another name", async () => {
    await page.getByText("Changer", { exact: true }).click();
    await page.getByRole("textbox", { name: "Nouveau nom" }).fill("Portable");
    await page.getByRole("button", { name: "Renommer" }).click();
    await expect(page.getByText("La clé est renommée.")).toBeVisible();
    await expect(page.getByText("Portable", { exact: true })).toBeVisible();
  });
  await test.step("once removed it opens nothing, and the browser says why", async () => {
    await page.getByText("Changer", { exact: true }).click();
    await page.getByRole("button", { name: "Retirer" }).click();
    await expect(page.getByText("La clé est retirée")).toBeVisible();
    await signOut(page);
    await page.goto("/fr/connexion");
    await expect(page.locator(".error-summary")).toContainText("n’a pas pu être vérifiée");
  });
  await test.step("a device without any key says that nothing was confirmed", async () => {
    await device.empty();
    await page.goto("/fr/connexion");
    await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
    await expect(page.getByText("Rien n’a été confirmé sur l’appareil")).toBeVisible();
  });
  expect(errors).toEqual([]);
});

test("without JavaScript the pages say that the link by mail remains the way", async ({ browse }) => {
  const page = await browse("contributor", { javaScriptEnabled: false });
  for (const path of ["/fr/connexion", "/fr/compte/cles"]) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: /clé d’accès/ })).toHaveCount(0);
  }
  await page.goto("/fr/connexion");
  // Locators read no text within noscript.
  expect(await page.locator("main noscript").innerHTML()).toContain("le lien par courriel reste la voie");
});

test.describe("where those who review must show one", () => {
  test.describe.configure({ mode: "serial" });
  let server: SecondServer;
  let sql: pg.Client;

  test.beforeAll("a server that wants passkeys starts @build", async () => {
    test.setTimeout(90_000);
    server = await startSecondServer("sillage_keys", async () => ({ REVIEW_PASSKEYS: "required" }));
    sql = new pg.Client({ connectionString: server.env.DATABASE_URL });
    await sql.connect();
  });

  test.afterAll(async () => {
    await sql?.end();
    await server?.stop();
  });

  test("a moderator who came by mail adds a key, then reviews; a code stands for it once @build", async ({
    browser,
  }) => {
    const moderator = await makePerson(sql, "moderator");
    const page = await open(browser, server, moderator.session);
    await plugIn(page);
    await test.step("the account says it, and the desk leads to what is to be done", async () => {
      await page.goto("/fr/compte");
      await expect(page.getByText("Votre rôle demande une clé d’accès")).toBeVisible();
      await axe(page);
      await page.goto("/fr/moderation");
      await expect(page).toHaveURL(/\/fr\/connexion\/cle\?next=%2Ffr%2Fmoderation/);
      await expect(page.getByText("une boîte aux lettres volée ne doit pas suffire")).toBeVisible();
      await axe(page);
      expect((await page.request.get("/api/moderation/nouvelles")).status()).toBe(403);
    });
    await page.getByRole("link", { name: "Ajouter une clé d’accès" }).click();
    await addKey(page, "Téléphone");
    const codes = page.getByRole("region", { name: "Vos codes de secours" }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    const code = (await codes.first().textContent()) ?? "";
    await mailed(server, moderator.email, "Une clé d’accès est ajoutée");
    await page.goto("/fr/moderation");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Relecture");

    await test.step("a page opened before is refused once the session has proved nothing", async () => {
      await page.goto("/fr/vocabulaires/themes/ajouter");
      await sql.query("UPDATE session SET proved_at = NULL, passkey_id = NULL");
      await page.locator("form.form button[type=submit]").last().click();
      await expect(page.locator(".error-summary")).toContainText("confirmée par une clé d’accès");
      const [other] = await Promise.all([
        page.context().waitForEvent("page"),
        page.getByRole("link", { name: "Montrer une clé d’accès" }).click(),
      ]);
      await other.close();
    });
    await test.step("showing the key opens the desk again", async () => {
      await page.goto("/fr/moderation");
      await page.getByRole("button", { name: "Confirmer avec une clé d’accès" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Relecture");
    });
    await test.step("a code stands for the key, without JavaScript, and once", async () => {
      const plain = await open(browser, server, await openSession(sql, moderator.id), false);
      await plain.goto("/fr/moderation");
      expect(await plain.locator("main noscript").innerHTML()).toContain(
        "Sans lui, le lien par courriel reste la voie",
      );
      await plain.getByRole("textbox", { name: "Code de secours" }).fill(code.toLowerCase());
      await plain.getByRole("button", { name: "Confirmer avec ce code" }).click();
      await expect(plain.getByText("C’est confirmé")).toBeVisible();
      await expect(plain.getByText("Il vous en reste 9.")).toBeVisible();
      await plain.goto("/fr/moderation");
      await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Relecture");
      await plain.goto("/fr/connexion/cle");
      await plain.getByRole("textbox", { name: "Code de secours" }).fill(code);
      await plain.getByRole("button", { name: "Confirmer avec ce code" }).click();
      await expect(plain.locator(".error-summary")).toContainText("a déjà servi");
      await mailed(server, moderator.email, "Un code de secours a servi");
      await plain.context().close();
    });
    await page.context().close();
  });

  test("an administrator removes the keys of someone who lost them, who is told and begins anew @build", async ({
    browser,
  }) => {
    const [administrator, person] = [await makePerson(sql, "admin"), await makePerson(sql, "contributor")];
    const page = await open(browser, server, person.session);
    await plugIn(page);
    await page.goto("/fr/compte/cles");
    await addKey(page, "Clé perdue");
    await expect(page.getByText("La clé est ajoutée")).toBeVisible();

    const admin = await open(browser, server, administrator.session);
    await plugIn(admin);
    await admin.goto("/fr/compte/cles");
    await addKey(admin, "Clé de sécurité");
    await expect(admin.getByText("La clé est ajoutée")).toBeVisible();
    await admin.goto(`/fr/administration/personnes/${person.id}`);
    await expect(admin.getByText("Codes de secours restants")).toBeVisible();
    await axe(admin);
    await admin.getByRole("button", { name: "Retirer toutes ses clés" }).click();
    await expect(admin.getByText("Les clés sont retirées.")).toBeVisible();
    await mailed(server, person.email, "Vos clés d’accès Sillage sont retirées");
    await page.goto("/fr/compte/cles");
    await expect(page).toHaveURL(/\/fr\/connexion\?next=/);
    await expect(page.locator(".error-summary")).toContainText("n’a pas pu être vérifiée");
    await admin.context().close();
    await page.context().close();
  });
});

/** A device that recognises its person by itself, and keeps keys. */
async function plugIn(page: Page) {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
    empty: () => client.send("WebAuthn.clearCredentials", { authenticatorId }),
  };
}

async function addKey(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Nom de la clé" }).fill(name);
  await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/fr/compte");
  await page.getByRole("main").getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/fr$/);
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function makePerson(sql: pg.Client, role: string) {
  const id = uuid();
  const email = newAddress();
  await sql.query(
    `INSERT INTO "user" (id, name, email, email_verified, role, created_at) VALUES ($1, $2, $3, now(), $4::role, now())`,
    [id, unique("Alix"), email, role],
  );
  return { id, email, session: await openSession(sql, id) };
}

/** As a link by mail does. */
async function openSession(sql: pg.Client, userId: string): Promise<string> {
  const token = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(token).digest("hex");
  await sql.query(
    "INSERT INTO session (id, session_token, user_id, expires, created_at) VALUES ($1, $2, $3, now() + interval '30 days', now())",
    [uuid(), hash, userId],
  );
  return token;
}

async function open(browser: Browser, { url }: SecondServer, session: string, javaScriptEnabled = true) {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled, locale: "fr-FR" });
  await context.addCookies([
    { name: "next-auth.session-token", value: session, url, httpOnly: true },
    { name: "sillage_signed_in", value: "1", url },
  ]);
  return context.newPage();
}

/** Waits for a mail whose subject, encoded (RFC 2047), holds these words. */
async function mailed({ smtp }: SecondServer, to: string, subject: string): Promise<void> {
  await expect
    .poll(
      () => smtp.received.filter((mail) => mail.to.includes(to) && subjectOf(mail.source).includes(subject)),
      {
        timeout: 20_000,
      },
    )
    .toHaveLength(1);
}

function subjectOf(source: string): string {
  const line = /^Subject: ((?:.|\r?\n[ \t])*)/m.exec(source)?.[1] ?? "";
  return line
    .replace(/\?=\r?\n[ \t]+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("latin1")
        : text
            .replaceAll("_", " ")
            .replace(/=([0-9A-F]{2})/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 16))),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, "latin1").toString("utf8"));
}
