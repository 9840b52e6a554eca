/** The policy of content security, the other headers, and what a browser says of them on every kind of page. */
import type { Page, Response } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type PageKind, pageKinds } from "./pages";
import { world } from "./world";

const NAMES = { contributor: "Maëlle", moderator: "Inès", administrator: "Alix" };
/** Those who come nearest to who may see a page, and may not. */
const NEAREST = { contributor: "neighbour", moderator: "contributor", administrator: "moderator" } as const;

for (const kind of pageKinds) {
  test(`${kind.route} runs no script but its own, and runs it`, async ({ browse }) => {
    const who = kind.who === "anyone" ? "contributor" : kind.who;
    const page = await browse(who);
    const complaints = listen(page);
    for (const path of kind.paths(world()).slice(0, 2)) {
      // Cached pages: once made, once kept.
      for (let visits = 0; visits < (kind.cached ? 2 : 1); visits++) {
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(kind.status ?? 200);
        expectHeaders(response, kind);
        // Once React has taken over the page, the header learns the reader's name.
        await expect(page.getByRole("banner").getByRole("link", { name: NAMES[who] })).toBeVisible();
      }
      expect(complaints, path).toEqual([]);
    }
  });
}

test("client components work on pages of both kinds", async ({ browse }) => {
  const page = await browse("contributor");
  const complaints = listen(page);
  await page.goto("/fr/labs/proposer");
  const rows = page.locator('[name$=".url"]');
  // Without JavaScript there would be two empty rows from the start.
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Ajouter une ligne : Autres liens" }).click();
  await expect(rows).toHaveCount(2);
  await page.goto("/fr/ressources?kind=report");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/en/ressources?kind=report");
  expect(complaints).toEqual([]);
});

test("an inline script that is not ours does not run", async ({ browse }) => {
  for (const path of ["/fr", "/fr/recherche"]) {
    const page = await browse();
    await page.goto(path);
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.__ran = true";
      document.body.append(script);
      return "__ran" in window;
    });
    expect(ran, path).toBe(false);
  }
});

test("private pages are shown to nobody else and kept by no cache", async ({ browse, request }) => {
  for (const { who, route, paths } of pageKinds) {
    if (who === "anyone") continue;
    const [path = ""] = paths(world());
    const answer = await request.get(path, { maxRedirects: 0 });
    const invited = answer.status() === 200 && (await answer.text()).includes("Se connecter");
    expect(invited || [303, 307].includes(answer.status()), route).toBe(true);
    const page = await browse(NEAREST[who]);
    const seen = await page.goto(path);
    if (who !== "contributor" || path.includes("/contributions/")) expect(seen?.status(), route).toBe(404);
    await page.close();
  }
});

test("files of ours and answers to programs carry the same protections", async ({ request }) => {
  for (const path of [
    "/favicon.svg",
    "/api/v1/entries",
    "/robots.txt",
    "/sitemap.xml",
    "/fr/labs/rien-de-tel",
  ]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  const html = await request.get(`/fr/courrier/${world().mail}/html`);
  expect(html.status() === 404 || (html.headers()["content-security-policy"] ?? "").includes("sandbox")).toBe(
    true,
  );
});

function expectHeaders(response: Response | null, { who, cached, route }: PageKind): void {
  const headers = response?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  const directives = new Map(
    policy.split("; ").map((part): [string, string] => [part.split(" ")[0] ?? "", part]),
  );
  expect(directives.get("script-src"), route).toBeDefined();
  expect(policy, route).not.toMatch(/unsafe-|\*|https?:/);
  for (const [name, value] of [
    ["default-src", "'self'"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["frame-ancestors", "'none'"],
    ["form-action", "'self'"],
  ] as const) {
    expect(directives.get(name), route).toBe(`${name} ${value}`);
  }
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  expect(headers["permissions-policy"]).toContain("geolocation=()");
  expect(headers["x-powered-by"]).toBeUndefined();
  const control = headers["cache-control"] ?? "";
  if (who !== "anyone") expect(control, route).toMatch(/private.*no-store|no-store.*private|no-store/);
  if (cached) expect(control, route).toMatch(/public, max-age=0, s-maxage=\d{1,2},/);
}

/** What the browser complains about: the policy, failed hydration, errors. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    // A page that answers 404 says so there too.
    if (message.type() === "error" && !/status of 404/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
