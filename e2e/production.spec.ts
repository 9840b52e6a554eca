/**
 * Outside the embedded mode: no demonstration, mails that leave, an empty directory to begin with, and a database
 * that goes away and comes back.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, newAddress, readForm, test, unique } from "./fixtures";
import { resend } from "./posting";
import { field } from "./proposing";
import { linkIn, type SecondServer, startSecondServer } from "./second-server";

test.describe.configure({ mode: "serial" });

let server: SecondServer;
/** Signed in to the second server by the link of a mail. */
let member: Page;

test.beforeAll("a second server starts @build", async () => {
  test.setTimeout(90_000);
  server = await startSecondServer();
});

test.afterAll(async () => {
  await member?.context().close();
  await server?.stop();
});

test("there is no demo person, no one-click entry and no kept mail @build", async ({ browse, browser }) => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/fr/connexion");
  await expect(page.getByRole("button", { name: "Recevoir un lien" })).toBeVisible();
  await expect(page.getByText("Entrer comme")).toHaveCount(0);
  for (const path of ["/fr/courrier", "/en/courrier"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  await test.step("the form of the demonstration, sent here, opens nothing", async () => {
    const demo = await browse(null, { javaScriptEnabled: false });
    await demo.goto("/fr/connexion");
    const button = 'button[name="intent"][value="moderator"]';
    await expect(demo.locator(button)).toBeVisible();
    const accepted = await resend(demo, button, { intent: "moderator" });
    expect(accepted.headers()["set-cookie"]).toContain("session-token");
    const refused = await resend(demo, button, {
      intent: "moderator",
      to: server.url,
      headers: { origin: server.url },
    });
    expect(refused.status()).toBeLessThan(500);
    expect(refused.headers()["set-cookie"] ?? "").not.toMatch(/session-token=\w/);
  });
  await context.close();
});

test("one signs in by a mail that leaves through SMTP @build", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url });
  member = await context.newPage();
  const email = newAddress();
  await member.goto("/fr/connexion?next=%2Ffr%2Flabs%2Fproposer");
  await member.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
  await readForm(member);
  await member.getByRole("button", { name: "Recevoir un lien" }).click();
  await expect
    .poll(() => server.smtp.received.filter(({ to }) => to.includes(email)).length, { timeout: 20_000 })
    .toBe(1);
  const { source = "" } = server.smtp.received.find(({ to }) => to.includes(email)) ?? {};
  const link = linkIn(source);
  expect(link.startsWith(`${server.url}/fr/connexion/confirmer?`)).toBe(true);
  await member.goto(link);
  await member.getByRole("button", { name: "Me connecter" }).click();
  await expect(member.getByRole("heading", { level: 1 })).toHaveText("Proposer un lab");
});

test("an empty directory says so on every page, for everyone to read @build", async () => {
  for (const path of [
    "/fr",
    "/fr/ressources",
    "/fr/evenements",
    "/fr/themes",
    "/fr/recherche?q=innovation",
    "/fr/contributions",
    "/fr/labs/proposer",
    "/fr/compte",
  ]) {
    const response = await member.goto(path);
    expect(response?.status(), path).toBe(200);
    await expect(member.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    const { violations } = await new AxeBuilder({ page: member }).setLegacyMode().analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      path,
    ).toEqual([]);
  }
  const list = await (await member.request.get("/api/v1/entries")).json();
  expect(list).toEqual({ total: 0, items: [], next: null });
});

test("a database that goes away loses nothing that was typed, and its return is enough @build", async () => {
  await member.goto("/fr");
  await member.goto("/fr/labs/proposer");
  const title = unique("Lab d’un jour sans base");
  await field(member, "title").fill(title);
  await server.database.cut();
  await test.step("the form comes back with what was typed", async () => {
    await member.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
    await expect(member.locator(".error-summary")).toContainText(
      "Rien de ce que vous avez saisi n’est perdu",
    );
    await expect(field(member, "title")).toHaveValue(title);
  });
  await test.step("pages say that it is for a while, and the checks tell machines", async () => {
    expect((await member.request.get("/readyz")).status()).toBe(503);
    expect((await member.request.get("/healthz")).status()).toBe(200);
    for (const path of [
      "/fr/recherche?q=lab",
      "/api/v1/entries?q=jamais",
      "/fr/contributions",
      "/fr/labs/jamais-vu",
    ]) {
      const answer = await member.request.get(path);
      expect(answer.status(), path).toBe(503);
      expect(Number(answer.headers()["retry-after"]), path).toBeGreaterThan(0);
      expect(await answer.text(), path).not.toMatch(/Prisma|ECONN|node_modules/);
    }
    expect((await member.request.get("/fr")).status()).toBe(200);
  });
  await server.database.restore();
  await expect
    .poll(async () => (await member.request.get("/readyz")).status(), { timeout: 20_000 })
    .toBe(200);
  await member.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
  await expect(member.getByText("Brouillon enregistré")).toBeVisible();
  await expect(field(member, "title")).toHaveValue(title);
});
