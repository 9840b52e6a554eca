/** What is seen from outside: the id of each answer, the state of the instance, and nothing of who reads. */
import { createServer } from "node:net";
import { expect, test } from "./fixtures";
import { pageKinds } from "./pages";
import { startSecondServer } from "./second-server";
import { world } from "./world";

test("reading every public page leaves no cookie and nothing in the browser's own storage", async ({
  browse,
}) => {
  test.slow();
  const page = await browse();
  const cookies: string[] = [];
  page.on("response", async (response) => {
    if ((await response.headersArray()).some(({ name }) => name.toLowerCase() === "set-cookie"))
      cookies.push(response.url());
  });
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const own = origin === new URL(page.url()).origin || page.url() === "about:blank";
    if (!own && /^(https?|wss?):$/.test(protocol)) elsewhere.push(request.url());
  });
  for (const { who, paths } of pageKinds) {
    if (who !== "anyone") continue;
    for (const path of paths(world())) {
      await page.goto(path);
      const kept = await page.evaluate(async () => ({
        cookie: document.cookie,
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));
      expect(kept, path).toEqual({
        cookie: "",
        local: [],
        session: [],
        databases: [],
        caches: [],
        workers: 0,
      });
    }
  }
  expect(cookies).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test("every answer has an id of its own, kept pages too, and a problem says it", async ({ request }) => {
  const ids = new Set<string | undefined>();
  const paths = [
    "/fr",
    "/fr",
    "/fr/labs",
    "/fr/labs/rien-de-tel",
    "/api/v1/entries",
    "/healthz",
    "/favicon.svg",
  ];
  for (const path of paths) {
    const answer = await request.get(path, { headers: { "x-request-id": "not-well-formed!" } });
    const id = answer.headers()["x-request-id"];
    expect(id, path).toMatch(/^[0-9a-f-]{36}$/);
    ids.add(id);
  }
  expect(ids.size).toBe(paths.length);
  const kept = await request.get("/fr");
  expect(kept.headers()["cache-control"]).toContain("s-maxage");
  const wrong = await request.get("/api/v1/entries?limit=none");
  expect(wrong.status()).toBe(400);
  expect(await wrong.json()).toMatchObject({ requestId: wrong.headers()["x-request-id"] });
});

test("administrators read the state of the instance, in both languages and without JavaScript", async ({
  browse,
}) => {
  const page = await browse("administrator", { javaScriptEnabled: false });
  await page.goto("/fr/administration");
  await page.getByRole("link", { name: "État de l’instance" }).click();
  const row = (name: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  await expect(row("Base de données")).toContainText("PostgreSQL");
  await expect(row("Migrations")).toContainText("En ordre");
  await expect(row("Extensions")).toContainText("unaccent");
  await expect(row("Réglages")).toContainText("Que faire");
  await expect(page.getByRole("heading", { name: "Pages lues" })).toBeVisible();
  await page.goto("/en/administration/etat");
  await expect(row("Migrations")).toContainText("In order");
});

test("the public page of personal data shows the register", async ({ plain }) => {
  await plain.goto("/fr/donnees-personnelles");
  const register = plain.locator("#registre");
  await expect(register.getByRole("heading", { level: 3 })).toHaveCount(18);
  await expect(register).toContainText("Un compte dont personne ne s’est servi depuis deux ans");
});

test("figures are on a port of their own, and count what was answered by kind of address @build", async ({
  browse,
}) => {
  test.slow();
  const port = await freePort();
  const server = await startSecondServer("sillage_seen", async () => ({ METRICS_PORT: String(port) }));
  try {
    const page = await browse();
    for (const path of ["/fr", "/fr", "/fr/recherche?q=canari", "/fr/nulle/part"])
      await page.goto(server.url + path);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    const text = await answer.text();
    const homes = [
      ...text.matchAll(
        /^sillage_http_requests_total\{route="home",method="GET",status="(200|304)"\} (\d+)/gm,
      ),
    ];
    expect(homes.reduce((sum, [, , count]) => sum + Number(count), 0)).toBeGreaterThan(1);
    expect(text).toMatch(/^sillage_http_requests_total\{route="recherche",method="GET",status="200"\} 1$/m);
    expect(text).toMatch(/^sillage_page_cache_total\{outcome="hit"\} [1-9]/m);
    expect(text).toMatch(/^sillage_db_query_duration_seconds_count\{outcome="done"\} [1-9]/m);
    expect(text).toMatch(/^sillage_database_up 1$/m);
    expect(text).not.toContain("canari");
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  } finally {
    await server.stop();
  }
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
