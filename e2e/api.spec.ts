/** The API, over HTTP, and its documentation, read without JavaScript. */
import { z } from "zod";
import { expect, test } from "./fixtures";

const list = z.object({
  total: z.number(),
  items: z.array(z.object({ slug: z.string(), url: z.url() })),
  next: z.string().nullable(),
});

test("the documentation leads from the footer to each request, whose example answers", async ({ plain }) => {
  await plain.goto("/fr");
  await plain.getByRole("contentinfo").getByRole("link", { name: "API", exact: true }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("API");
  await expect(plain.getByRole("main")).toContainText("600 requêtes en 60 secondes");
  await plain.getByRole("main").getByRole("link", { name: "Lire une fiche", exact: true }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Lire une fiche");
  await expect(plain.getByRole("main")).toContainText("curl 'http");
  const fields = plain.locator("details").filter({ hasText: "Quand la fiche est de type « lab »" });
  await expect(fields.getByText("content.credits[].role")).toBeHidden();
  await fields.locator("summary").click();
  await expect(fields.getByText("content.credits[].role")).toBeVisible();
  await plain.getByRole("link", { name: "Ouvrir dans le navigateur" }).click();
  await expect(plain.locator("body")).toContainText('"slug":"tilab"');
  const missing = await plain.goto("/fr/api/rien");
  expect(missing?.status()).toBe(404);
});

test("programs walk through a list, ask again for nothing, and are told what is wrong", async ({
  request,
}) => {
  const asked = "/api/v1/entries?type=lab&limit=20";
  const first = await request.get(asked);
  const page = list.parse(await first.json());
  expect(page.items).toHaveLength(20);
  const second = list.parse(await (await request.get(`${asked}&cursor=${page.next}`)).json());
  expect(second.items.some(({ slug }) => page.items.some((item) => item.slug === slug))).toBe(false);
  const again = await request.get(asked, { headers: { "if-none-match": first.headers().etag ?? "" } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  expect(again.headers().ratelimit).toMatch(/^"reading";r=\d+;t=\d+$/);
  expect((await request.head(asked)).status()).toBe(200);
  const preflight = await request.fetch(asked, { method: "OPTIONS" });
  expect([preflight.status(), preflight.headers()["access-control-allow-origin"]]).toEqual([204, "*"]);
  const wrong = await request.get("/api/v1/entries?zut=1");
  expect([wrong.status(), wrong.headers()["content-type"]]).toEqual([400, "application/problem+json"]);
  for (const [method, path, allow] of [
    ["DELETE", asked, "GET, HEAD, OPTIONS"],
    ["POST", "/api/v1/entries/tilab", "GET, HEAD, OPTIONS"],
    ["PATCH", "/api/v1/proposals", "GET, HEAD, POST, OPTIONS"],
    ["GET", "/api/v1/proposals/01933c5e-8a1b-7c40-9d2e-5f60718293a4/withdrawal", "POST, OPTIONS"],
  ] as const) {
    const refused = await request.fetch(path, { method, data: {} });
    const headers = refused.headers();
    expect([refused.status(), headers["content-type"], headers.allow], path).toEqual([
      405,
      "application/problem+json",
      allow,
    ]);
  }
  for (const path of ["/api/v1/introuvable", "/api/rien"]) {
    const nothing = await request.fetch(path, { method: "DELETE", maxRedirects: 0 });
    expect([nothing.status(), nothing.headers()["content-type"]], path).toEqual([
      404,
      "application/problem+json",
    ]);
    expect(await nothing.json()).toMatchObject({ status: 404, title: "Not Found" });
  }
  for (const path of [
    "/api/v1",
    "/api/v1/selections",
    "/api/v1/statistics",
    "/api/v1/entries/tilab/history",
    "/api/openapi.json",
  ])
    expect((await request.get(path)).status(), path).toBe(200);
  expect((await (await request.get("/api/openapi.json?lang=en")).json()).openapi).toBe("3.1.1");
});
