/** An administrator tries a source, declares it, and finds in the queue what it brings: on a server that asks one of ours. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Page } from "@playwright/test";
import pg from "pg";
import { sessionTokenHash } from "../lib/accounts/secrets";
import { expect, test } from "./fixtures";
import { type SecondServer, startSecondServer } from "./second-server";

test.describe.configure({ mode: "serial" });

let source: Server;
let origin: string;
let fails = false;
let server: SecondServer;
let open: (javaScriptEnabled: boolean) => Promise<Page>;

const feed = (title: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Veille</title><item><guid>${title}</guid><title>${title}</title>` +
  `<link>https://veille.exemple.fr/${encodeURIComponent(title)}</link><description>En une phrase.</description></item>` +
  `<item><guid>vide ${title}</guid><title>Sans résumé</title></item></channel></rss>`;

test.beforeAll("a server that reads ours starts @build", async ({ browser }) => {
  test.setTimeout(90_000);
  source = createServer((request, response) => {
    if (fails) return response.writeHead(410).end();
    response.writeHead(200, { "content-type": "application/rss+xml" }).end(feed(`Paru sur ${request.url}`));
  }).listen(0, "127.0.0.1");
  await once(source, "listening");
  const address = source.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const own = `127.0.0.1:${address.port}`;
  origin = `http://${own}`;
  server = await startSecondServer("sillage_harvest", async () => ({
    SILLAGE_MODE: "embedded",
    OUTBOUND_TEST_SERVERS: own,
  }));
  const session = await makeAdministrator(server.env.DATABASE_URL ?? "");
  open = async (javaScriptEnabled) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    await context.addCookies([{ name: "next-auth.session-token", value: session, url: server.url }]);
    return context.newPage();
  };
});

test.afterAll(async () => {
  await server?.stop();
  source?.close();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a source is tried, declared, read, stopped by its failure and taken up again, ${how}`, async () => {
    test.slow();
    fails = false;
    const path = javaScriptEnabled ? "/avec" : "/sans";
    const page = await open(javaScriptEnabled);
    await page.goto("/fr/administration");
    await page.getByRole("main").getByRole("link", { name: "Sources moissonnées" }).click();
    await page.getByRole("link", { name: "Déclarer une source" }).click();

    const address = page.getByRole("textbox", { name: "Adresse" });
    await address.fill("http://192.168.1.1/flux");
    await page.getByRole("button", { name: "Essayer" }).click();
    await expect(page.locator(".notice")).toContainText("réseau privé");
    await address.fill(`${origin}${path}`);
    await page.getByRole("button", { name: "Essayer" }).click();
    await expect(page.getByRole("row", { name: `Paru sur ${path}` })).toContainText("Rien");
    await expect(page.getByRole("row", { name: "Sans résumé" })).toContainText("Résumé");

    await page.getByRole("button", { name: "Déclarer cette source" }).click();
    await expect(page.locator(".error-summary")).toContainText("Nom de la source");
    await page.getByRole("textbox", { name: /^Nom de la source/ }).fill(`Veille ${path}`);
    await page.getByRole("button", { name: "Déclarer cette source" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Veille ${path}`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText("Lue", { timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText(/Lue\s*2\s*1\s*0\s*0\s*1/);
    const here = page.url();

    await page.goto("/fr/moderation");
    await expect(page.getByRole("main")).toContainText(`Paru sur ${path}`);
    await expect(page.getByRole("main")).toContainText(`Veille ${path}`);

    fails = true;
    await page.goto(here);
    await page.getByRole("button", { name: "Lire maintenant" }).click();
    await expect(page.locator(".notice")).toContainText("La lecture est demandée");
    await expect(async () => {
      await page.goto(here);
      await expect(page.locator(".notice")).toContainText("n’est plus lue", { timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByRole("table")).toContainText("Le serveur a répondu 410.");
    await page.goto("/fr/notifications");
    await expect(page.getByRole("main")).toContainText(`La source « Veille ${path} » n’est plus lue`);

    fails = false;
    await page.goto(here);
    await page.getByRole("button", { name: "Reprendre la lecture" }).click();
    await expect(page.locator(".notice").first()).toContainText("est lue de nouveau");
  });
}

async function makeAdministrator(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const [id, session] = [randomUUID(), randomUUID()];
  await client.query(
    `INSERT INTO "user" (id, name, email, role, created_at) VALUES ($1, 'Ada', 'ada@exemple.fr', 'admin', now())`,
    [id],
  );
  await client.query(
    `INSERT INTO session (id, session_token, user_id, expires, created_at) VALUES ($1, $2, $3, now() + interval '1 day', now())`,
    [randomUUID(), sessionTokenHash(session), id],
  );
  await client.end();
  return session;
}
