/** What other sites follow and embed: feeds, frames, the element, and the page where their code is copied. */
import { createServer } from "node:http";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Another site: what it serves, and the policy that it has. Its address is of another host than ours. */
async function host(body: (origin: string) => string, policy: (ours: string) => string, ours: string) {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", policy(ours));
    response.end(
      `<!doctype html><html lang="fr"><title>Un portail</title><main><h1>Un portail</h1>${body(ours)}</main>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
  return { url, close: () => new Promise((resolve) => server.close(resolve)) };
}

const listen = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
};

test("another site can frame a widget, and nothing else of ours; its visitors get no cookie and no script", async ({
  browse,
  baseURL,
}) => {
  const site = await host(
    (ours) =>
      `<iframe id="w" title="Labs" src="${ours}/fr/widget?type=lab" width="400" height="600" sandbox="allow-top-navigation-by-user-activation"></iframe>
       <iframe id="p" title="Accueil" src="${ours}/fr"></iframe>
       <iframe id="s" title="Recherche" src="${ours}/fr/recherche"></iframe>`,
    (ours) => `default-src 'none'; frame-src ${ours}`,
    baseURL ?? "",
  );
  const page = await browse();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.url);
  const widget = page.frameLocator("#w");
  await expect(widget.getByRole("heading", { level: 1 })).toHaveText("Labs");
  for (const refused of ["#p", "#s"]) {
    await expect(page.frameLocator(refused).getByRole("heading", { level: 1 })).toHaveCount(0);
  }
  expect(asked.filter((path) => path.startsWith("/_next/"))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  // A link leaves the frame.
  const link = widget.getByRole("listitem").getByRole("link").first();
  const name = await link.textContent();
  await link.click();
  await expect(page).toHaveURL(/\/fr\/labs\/[^/]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
  await site.close();
});

test("the element shows the same under a strict policy, in the host's colours, and only what is ours", async ({
  browse,
  baseURL,
}) => {
  const site = await host(
    (ours) =>
      `<script src="${ours}/sillage-widget.js" async></script>
       <sillage-widget id="w" src="${ours}/fr/widget?vue=carte&amp;type=lab"><a href="${ours}/fr/carte">La carte</a></sillage-widget>
       <sillage-widget id="x" src="http://127.0.0.1:1/fr/widget"><a href="${ours}/fr">Un lien</a></sillage-widget>
       <sillage-widget id="y" src="${ours}/fr/recherche"><a href="${ours}/fr">Un autre lien</a></sillage-widget>`,
    (ours) =>
      `default-src 'none'; script-src ${ours}/sillage-widget.js; connect-src ${ours}; require-trusted-types-for 'script'`,
    baseURL ?? "",
  );
  const page = await browse();
  const complaints = listen(page);
  await page.goto(site.url);
  const widget = page.locator("#w");
  await expect(widget.getByRole("region", { name: "Labs" })).toBeVisible();
  // Below the headings of the page that it is in.
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(widget.getByRole("heading", { level: 2 })).toHaveText("Labs");
  const link = widget.getByRole("link").first();
  const colour = () => link.evaluate((element) => getComputedStyle(element).color);
  expect(await colour()).toBe("rgb(11, 84, 89)");
  await page.evaluate(() => document.documentElement.style.setProperty("--sillage-accent", "rgb(1, 2, 3)"));
  expect(await colour()).toBe("rgb(1, 2, 3)");
  // As high as what it holds.
  expect((await widget.boundingBox())?.height).toBeGreaterThan(300);
  for (const [id, text] of [
    ["#x", "Un lien"],
    ["#y", "Un autre lien"],
  ] as const) {
    await expect(page.locator(id).getByRole("link", { name: text })).toBeVisible();
  }
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
  await site.close();
});

test("a widget can be read and used by everyone", async ({ browse }) => {
  for (const [path, title] of [
    ["/fr/widget?type=lab&nombre=5", "Labs"],
    ["/fr/widget?vue=agenda&year=2018&fond=777777&accent=888888", "2018"],
    ["/en/widget?vue=carte", "The open directory"],
    ["/fr/widget?fiche=tilab&apparence=sombre", "TiLab"],
  ] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browse(null, { colorScheme, viewport: { width: 320, height: 900 } });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        path,
      ).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        path,
      ).toBeLessThanOrEqual(0);
      await page.keyboard.press("Tab");
      const focused = page.locator(":focus");
      await expect(focused).toHaveAttribute("target", "_top");
      expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
      await page.close();
    }
  }
});

test("only a widget lets itself be framed", async ({ request }) => {
  const widget = (await request.get("/fr/widget?vue=carte")).headers();
  expect(widget["x-frame-options"]).toBeUndefined();
  expect(widget["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors \*$/);
  expect(widget["set-cookie"]).toBeUndefined();
  for (const path of [
    "/fr",
    "/fr/integrer",
    "/fr/widgets",
    "/fr/widget/x",
    "/en/recherche",
    "/fr/flux/atom.xml",
  ]) {
    expect((await request.get(path)).headers()["x-frame-options"], path).toBe("DENY");
  }
});

test("a search is embedded without JavaScript: from its page to the code, with what was chosen", async ({
  plain,
  baseURL,
}) => {
  await plain.goto("/fr/labs?territory=region-53");
  await plain
    .getByRole("region", { name: "Suivre et emporter" })
    .getByRole("link", { name: "Intégrer" })
    .click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Intégrer à votre site");
  await plain.getByRole("radio", { name: "Carte par département" }).check();
  await plain.getByRole("radio", { name: "Sombre" }).check();
  await plain.getByRole("textbox", { name: "Couleur des liens" }).fill("222222");
  await plain.getByRole("button", { name: "Voir le résultat" }).click();
  await expect(plain.getByText("rapprochée du noir ou du blanc")).toBeVisible();
  await expect(plain.getByRole("textbox", { name: "Code du cadre" })).toHaveValue(
    new RegExp(`^<iframe src="${baseURL}/fr/widget\\?[^"]*vue=carte[^"]*accent=222222`),
  );
  await expect(
    plain.frameLocator(".embed-preview").getByRole("heading", { name: "Fiches par département" }),
  ).toBeVisible();
  await plain.goto("/fr/integrer?vue=rien&q=a");
  await expect(plain.getByText("n’ont pas pu être lus")).toContainText("la vue");
});

test("a list says where its feeds are, and they answer readers that come back", async ({
  plain,
  request,
}) => {
  await plain.goto("/fr/labs?territory=region-53");
  for (const type of [
    "application/atom+xml",
    "application/rss+xml",
    "application/feed+json",
    "application/json+oembed",
  ]) {
    const address = (await plain.locator(`head link[type="${type}"]`).getAttribute("href")) ?? "";
    const { pathname, search } = new URL(address);
    const answer = await request.get(pathname + search);
    expect(answer.status(), type).toBe(200);
    expect(await answer.text(), type).toContain(
      type.endsWith("oembed") ? "iframe" : "Sillage\u00a0: Labs, Bretagne",
    );
    const etag = answer.headers().etag;
    if (!etag) continue;
    const again = await request.get(pathname + search, { headers: { "if-none-match": etag } });
    expect(again.status(), type).toBe(304);
  }
});
