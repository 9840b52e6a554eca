/** Programs act as their person with a token, and servers are told what was decided: on a server that asks one of ours. */
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { APIRequestContext, Page } from "@playwright/test";
import pg from "pg";
import { sessionTokenHash } from "../lib/accounts/secrets";
import { expect, test } from "./fixtures";
import { type SecondServer, startSecondServer } from "./second-server";

test.describe.configure({ mode: "serial" });

interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}

let listener: Server;
let origin: string;
let told: Told[] = [];
let server: SecondServer;
let open: (who: "contributor" | "moderator", javaScriptEnabled: boolean) => Promise<Page>;

test.beforeAll("a server that tells ours starts @build", async ({ browser }) => {
  test.setTimeout(90_000);
  listener = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    told.push({ headers: request.headers, body });
    response.writeHead(204).end();
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const own = `127.0.0.1:${address.port}`;
  origin = `http://${own}`;
  server = await startSecondServer("sillage_programs", async () => ({
    SILLAGE_MODE: "embedded",
    OUTBOUND_TEST_SERVERS: own,
  }));
  const sessions = await makePeople(server.env.DATABASE_URL ?? "");
  open = async (who, javaScriptEnabled) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled, locale: "fr-FR" });
    await context.addCookies([{ name: "next-auth.session-token", value: sessions[who], url: server.url }]);
    return context.newPage();
  };
});

test.afterAll(async () => {
  await server?.stop();
  listener?.close();
});

const content = (title: string) => ({
  kind: "public-lab",
  title,
  summary: "Il aide les services à essayer avec les habitants avant de décider.",
  language: "fr",
  url: `https://exemple.fr/${randomUUID()}`,
  country: "FR",
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a token proposes as its person until it is revoked, and a webhook is told of what is accepted, ${how}`, async ({
    playwright,
  }) => {
    test.slow();
    told = [];
    // Nothing like one another: the second would be taken for a double of the first.
    const name = javaScriptEnabled ? "Lab annoncé par un programme" : "Équipe de quartier, venue par l’API";
    const title = `${name} ${randomUUID().slice(0, 8)}`;
    // Other journeys have labs accepted too.
    const mine = () => told.filter(({ body }) => body.includes(title) || body.includes('"test"'));
    const page = await open("contributor", javaScriptEnabled);
    const program: APIRequestContext = await playwright.request.newContext({ baseURL: server.url });

    const token = await test.step("the token is made, and shown once", async () => {
      await page.goto("/fr/compte");
      await page.getByRole("main").getByRole("link", { name: "Jetons d’accès" }).click();
      await page.getByRole("button", { name: "Créer le jeton" }).click();
      await expect(page.locator(".error-summary")).toContainText("Nom");
      await page.getByRole("textbox", { name: /^Nom/ }).fill("Veille");
      await page.getByRole("button", { name: "Créer le jeton" }).click();
      const shown = page.getByRole("textbox", { name: "Votre jeton" });
      await expect(shown).toHaveValue(/^sillage_[0-9a-f]{64}$/);
      const value = await shown.inputValue();
      await expect(page.getByRole("row", { name: /Veille/ })).toContainText("Jamais");
      await page.goto("/fr/compte/jetons");
      expect(await page.content()).not.toContain(value);
      return value;
    });

    const secret =
      await test.step("a webhook is declared for a list, tried, and its secret shown once", async () => {
        await page.goto("/fr/labs");
        await page.getByRole("link", { name: "Webhook", exact: true }).click();
        await expect(page.getByRole("textbox", { name: /^Adresse de la recherche/ })).toHaveValue(/type=lab/);
        const url = page.getByRole("textbox", { name: /^Adresse de votre serveur/ });
        await url.fill("http://exemple.fr/");
        await page.getByRole("button", { name: "Déclarer le webhook" }).click();
        await expect(page.locator(".error-summary")).toContainText("https://");
        await url.fill(`${origin}/${javaScriptEnabled ? "avec" : "sans"}`);
        await page.getByRole("button", { name: "Déclarer le webhook" }).click();
        const shown = page.getByRole("textbox", { name: "Secret de signature" });
        await expect(shown).toHaveValue(/^whsec_/);
        const value = await shown.inputValue();
        await page.getByRole("link", { name: "Voir ce webhook" }).click();
        await page.getByRole("button", { name: "Envoyer un essai" }).click();
        await expect(page.locator(".notice")).toContainText("Un essai part");
        await expect.poll(() => mine().length, { timeout: 15_000 }).toBe(1);
        expect(JSON.parse(mine()[0]?.body ?? "")).toMatchObject({ type: "test" });
        expect(await page.content()).not.toContain(value);
        return value;
      });

    const id = await test.step("a program proposes with the token alone, once a key", async () => {
      const sent = {
        headers: { authorization: `Bearer ${token}`, "idempotency-key": randomUUID() },
        data: { type: "lab", content: content(title) },
      };
      expect((await program.post("/api/v1/proposals", { data: sent.data })).status()).toBe(401);
      const made = await program.post("/api/v1/proposals", sent);
      expect(made.status(), await made.text()).toBe(201);
      const receipt = await made.json();
      expect(receipt).toMatchObject({ state: "submitted" });
      expect(await (await program.post("/api/v1/proposals", sent)).json()).toEqual(receipt);
      const read = await program.get(`/api/v1/proposals/${receipt.id}`, sent);
      expect(await read.json()).toMatchObject({ title, state: "submitted" });
      const cookies = await page.request.get("/api/v1/proposals");
      expect(cookies.status()).toBe(401);
      return String(receipt.id);
    });

    await test.step("a moderator accepts it, and the webhook is told, signed", async () => {
      const moderator = await open("moderator", javaScriptEnabled);
      await moderator.goto(`/fr/moderation/${id}`);
      await moderator.getByRole("button", { name: "Accepter et publier" }).click();
      await expect(moderator.locator(".notice").first()).toContainText(/publi/);
      await expect.poll(() => mine().length, { timeout: 20_000 }).toBe(2);
      const { headers = {}, body = "" }: Partial<Told> = mine()[1] ?? {};
      expect(JSON.parse(body)).toMatchObject({
        type: "entry.published",
        data: { version: 1, entry: { title, type: "lab", archived: false } },
      });
      const key = Buffer.from(secret.replace("whsec_", ""), "base64");
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      expect(headers["webhook-signature"]).toBe(
        `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
      );
      await moderator.context().close();
    });

    await test.step("its person sees the delivery, has it sent again, and removes the webhook", async () => {
      // Not reloaded: without JavaScript that would send the form again.
      await page.goto(page.url());
      const row = page.getByRole("row", { name: /Fiche publiée/ });
      await expect(row).toContainText(title);
      await expect(row).toContainText("Code 204");
      await row.getByRole("button", { name: /^Renvoyer/ }).click();
      await expect.poll(() => mine().length, { timeout: 15_000 }).toBe(3);
      expect(mine()[2]?.headers["webhook-id"]).toBe(mine()[1]?.headers["webhook-id"]);
      await page.getByRole("button", { name: "Supprimer" }).click();
      await expect(page.locator(".notice")).toContainText("supprimé");
    });

    await test.step("revoked, the token does nothing any more", async () => {
      const headers = { authorization: `Bearer ${token}` };
      expect((await program.get("/api/v1/proposals", { headers })).status()).toBe(200);
      await page.goto("/fr/compte/jetons");
      await page.getByRole("button", { name: "Révoquer le jeton « Veille »" }).click();
      await expect(page.locator(".notice")).toContainText("révoqué");
      expect((await program.get("/api/v1/proposals", { headers })).status()).toBe(401);
    });
    await program.dispose();
    await page.context().close();
  });
}

async function makePeople(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const person = async (name: string, role: string) => {
    const [id, session] = [randomUUID(), randomUUID()];
    await client.query(
      `INSERT INTO "user" (id, name, email, role, created_at) VALUES ($1, $2, $3, $4, now())`,
      [id, name, `${id}@exemple.fr`, role],
    );
    await client.query(
      `INSERT INTO session (id, session_token, user_id, expires, created_at) VALUES ($1, $2, $3, now() + interval '1 day', now())`,
      [randomUUID(), sessionTokenHash(session), id],
    );
    return session;
  };
  const sessions = {
    contributor: await person("Ada", "contributor"),
    moderator: await person("Grace", "moderator"),
  };
  await client.end();
  return sessions;
}
