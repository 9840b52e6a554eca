/** Reading, without JavaScript, without account and without cookie. */
import type { Page, Response } from "@playwright/test";
import { expect, test } from "./fixtures";
import { pageKinds } from "./pages";
import { world } from "./world";

const RESOURCE = "l-innovation-au-pouvoir";

test("the home page says what this is, counts four collections and shows what is new", async ({ plain }) => {
  await plain.goto("/fr");
  await expect(plain.getByRole("heading", { level: 1 })).toBeVisible();
  const main = plain.getByRole("main");
  await expect(main.getByRole("searchbox")).toBeVisible();
  for (const [name, least] of [
    ["ressources", 70],
    ["labs", 27],
    ["programmes", 23],
    ["evenements", 20],
  ] as const) {
    const text = await main.locator(`a[href="/fr/${name}"]`).first().locator("xpath=..").textContent();
    expect(Number(text?.replace(/\D/g, "")), name).toBeGreaterThanOrEqual(least);
  }
  await expect(main.getByRole("heading", { name: "Nouveautés" })).toBeVisible();
  await expect(main.getByRole("heading", { name: /Prochaines dates|Derniers événements/ })).toBeVisible();
  await expect(main.getByRole("heading", { name: "Contribuer" })).toBeVisible();
});

test("a collection is read page after page, each entry once", async ({ plain }) => {
  await plain.goto("/fr/ressources?sort=title");
  const titles: string[] = [];
  for (let pages = 1; ; pages++) {
    const from = titles.length + 1;
    titles.push(...(await cardsOf(plain).allTextContents()));
    const place = `Fiches ${from} à ${titles.length}`;
    await expect(plain.getByText(place, { exact: true })).toBeVisible();
    if (pages > 1) await expect(plain).toHaveTitle(new RegExp(place, "i"));
    const next = plain.getByRole("link", { name: "Page suivante" });
    if ((await next.count()) === 0) break;
    expect(pages).toBeLessThan(20);
    await plain.goto((await next.getAttribute("href")) ?? "");
  }
  expect(titles.length).toBeGreaterThanOrEqual(70);
  expect(new Set(titles).size).toBe(titles.length);
  await plain.getByRole("link", { name: "Revenir au début" }).click();
  await expect(cardsOf(plain).first()).toHaveText(titles[0] ?? "");
});

test("a collection is narrowed by links and searched by words, and each filter can be taken away", async ({
  plain,
}) => {
  await plain.goto("/fr/ressources");
  const filters = plain.getByRole("complementary", { name: "Filtres" });
  const all = await countOf(plain);
  await filters.getByRole("link", { name: /^Rapport/ }).click();
  const reports = await countOf(plain);
  expect(reports).toBeLessThan(all);
  await plain.getByLabel("Chercher dans cette collection").fill("innovation");
  await plain.getByRole("main").getByRole("button", { name: "Rechercher" }).click();
  await expect(plain).toHaveURL(/q=innovation/);
  await expect(plain).toHaveURL(/kind=report/);
  expect(await countOf(plain)).toBeLessThanOrEqual(reports);
  await plain.getByRole("link", { name: "Retirer le filtre « Rapport »" }).click();
  await expect(plain).not.toHaveURL(/kind=/);
  await plain.getByRole("link", { name: "Effacer les filtres" }).click();
  expect(await countOf(plain)).toBe(all);
});

test("labs are filtered by territory, events by what is past, and an empty list says so", async ({
  plain,
}) => {
  await plain.goto("/fr/labs");
  await plain
    .getByRole("complementary", { name: "Filtres" })
    .getByRole("link", { name: /^Bretagne/ })
    .click();
  await expect(plain).toHaveURL(/territory=region-53/);
  expect(await countOf(plain)).toBeGreaterThan(0);
  await plain.goto("/fr/evenements?when=past");
  expect(await countOf(plain)).toBeGreaterThanOrEqual(19);
  await plain.goto("/fr/evenements?when=past&year=1900");
  await expect(plain.getByText("Aucune fiche ne répond à ces filtres")).toBeVisible();
});

test("an entry of each type shows its facts, its people and what it is linked to", async ({ plain }) => {
  const examples = [
    ["/fr/ressources", RESOURCE, "Ressource"],
    ["/fr/labs", "tilab", "Lab"],
    ["/fr/programmes", "futurs-publics", "Programme"],
    ["/fr/evenements", "sessions-sonar-2017-2018", "Événement"],
  ] as const;
  for (const [collection, slug, type] of examples) {
    const response = await plain.goto(`${collection}/${slug}`);
    expect(response?.status(), slug).toBe(200);
    const main = plain.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(main.getByText(type, { exact: false }).first()).toBeVisible();
    await expect(main.getByRole("heading", { name: "Qui" })).toBeVisible();
    await expect(main.locator('a[href^="/fr/organisations/"]').first()).toBeVisible();
    await expect(main.locator('a[href^="/fr/themes/"]').first()).toBeVisible();
    await expect(main.getByRole("heading", { name: "Citer" })).toBeVisible();
    await expect(main.getByText("Proposée par")).toBeVisible();
    await expect(main.getByRole("link", { name: "Proposer une modification" })).toBeVisible();
    await main.getByRole("link", { name: "Historique" }).click();
    await expect(main.getByRole("heading", { name: "Version 1" })).toBeVisible();
  }
});

test("a relation stated once is read from both ends", async ({ plain }) => {
  await plain.goto(`/fr/ressources/${RESOURCE}`);
  const related = plain
    .getByRole("main")
    .locator("section", { hasText: "Fiches liées" })
    .locator('a[href^="/fr/"]');
  const there = await related.first().getAttribute("href");
  await plain.goto(there ?? "");
  await expect(plain.getByRole("main").locator(`a[href="/fr/ressources/${RESOURCE}"]`).first()).toBeVisible();
});

test("an organisation shows its names and its succession: SGMAP became DITP", async ({ plain }) => {
  await plain.goto("/fr/organisations/sgmap");
  const main = plain.getByRole("main");
  await expect(main.getByText("Devenu", { exact: true })).toBeVisible();
  await main.getByRole("link", { name: /^DITP/ }).first().click();
  await expect(plain).toHaveURL(/organisations\/ditp/);
  await expect(main.getByText("A pris la suite de", { exact: true })).toBeVisible();
  await expect(
    main.getByText(/Délégation interministérielle à la transformation publique/).first(),
  ).toBeVisible();
  // What SGMAP published is found under its successor, with the name of its time.
  await expect(main.getByText(/sous le nom SGMAP/).first()).toBeVisible();
});

test("the index of organisations leads to each, letter by letter", async ({ plain }) => {
  await plain.goto("/fr");
  await plain.getByRole("contentinfo").getByRole("link", { name: "Organismes" }).click();
  await plain.getByRole("navigation", { name: "Aller à la lettre" }).getByRole("link", { name: "D" }).click();
  const letter = plain.getByRole("region", { name: "D", exact: true });
  await expect(letter).toBeInViewport();
  await letter.getByRole("link", { name: "DITP", exact: true }).click();
  await expect(plain.getByRole("heading", { level: 1, name: "DITP" })).toBeVisible();
  const trail = plain.getByRole("navigation", { name: "Fil d’Ariane" });
  await expect(trail.getByRole("link", { name: "Organismes" })).toHaveAttribute("href", "/fr/organisations");
});

test("themes and territories lead to their entries", async ({ plain }) => {
  await plain.goto("/fr/themes");
  await plain.getByRole("main").getByRole("link", { name: "Innovation et territoires" }).first().click();
  await expect(plain.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(() => cardsOf(plain).count()).toBeGreaterThan(4);
  await plain.goto("/fr/territoires/region-53");
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Bretagne");
  await expect.poll(() => cardsOf(plain).count()).toBeGreaterThan(0);
});

test("the search knows accents, plurals, acronyms and successions", async ({ plain }) => {
  await plain.goto("/fr");
  await plain.getByRole("main").getByRole("searchbox").fill("laboratoire d'innovation");
  await plain.getByRole("main").getByRole("button", { name: "Rechercher" }).click();
  await expect(plain).toHaveURL(/recherche\?q=/);
  expect(await countOf(plain)).toBeGreaterThan(3);
  const count = async (words: string) => {
    await plain.goto(`/fr/recherche?q=${encodeURIComponent(words)}`);
    return countOf(plain);
  };
  expect(await count("démarches")).toBe(await count("demarche"));
  expect(await count("évaluation")).toBe(await count("EVALUATION"));
  expect(await count("SGMAP")).toBeGreaterThan(0);
  expect(await count("DITP")).toBeGreaterThanOrEqual(await count("SGMAP"));
  expect(await count("xyzzyxyzzy")).toBe(0);
  await expect(plain.getByText("Aucune fiche ne répond à « xyzzyxyzzy »")).toBeVisible();
});

test("each language has its pages, and what is in the other one says so", async ({ plain }) => {
  await plain.goto("/fr/ressources/french-manifesto-for-public-sector-innovation");
  await expect(plain.locator("html")).toHaveAttribute("lang", "fr");
  await expect(plain.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "en");
  await plain.getByRole("link", { name: "English" }).click();
  await expect(plain).toHaveURL(/\/en\/ressources\/french-manifesto/);
  await expect(plain.locator("html")).toHaveAttribute("lang", "en");
  await plain.goto(`/en/ressources/${RESOURCE}`);
  await expect(plain.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "fr");
  await expect(plain.getByRole("main").locator(".entry-summary")).toHaveAttribute("lang", "fr");
});

test("an address of nothing answers 404 with a search box, in its language", async ({ plain }) => {
  for (const [path, title] of [
    ["/fr/labs/rien-de-tel", "Cette page n’existe pas"],
    ["/en/labs/rien-de-tel", "This page does not exist"],
    [`/fr/labs/${RESOURCE}`, "Cette page n’existe pas"],
    ["/fr/collection-inconnue", "Cette page n’existe pas"],
    ["/fr/themes/rien", "Cette page n’existe pas"],
    ["/fr/organisations/rien", "Cette page n’existe pas"],
    ["/fr/territoires/rien", "Cette page n’existe pas"],
    ["/fr/nulle/part", "Cette page n’existe pas"],
  ] as const) {
    const response = await plain.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(plain.getByRole("heading", { level: 1 }), path).toHaveText(title);
    await expect(plain.getByRole("searchbox"), path).toBeVisible();
  }
});

test("an archived entry says so and leaves the lists; a merged one leads to the other for good", async ({
  plain,
  request,
}) => {
  const { archived, merged, mergedInto } = world();
  await plain.goto(`/fr/labs/${archived}`);
  await expect(plain.getByText("Cette fiche est archivée")).toBeVisible();
  const listed = await (await request.get("/api/v1/entries?q=Lab+mis+de+cote&type=lab&limit=100")).json();
  expect(JSON.stringify(listed)).not.toContain(archived);
  const response = await request.get(`/fr/labs/${merged}`, { maxRedirects: 0 });
  expect(response.status()).toBe(301);
  // Next writes the header twice when it renders a redirect for the first time.
  expect(new Set(response.headers().location?.split(", "))).toEqual(new Set([`/fr/labs/${mergedInto}`]));
});

test("anonymous readers get no cookie and nothing comes from elsewhere", async ({ browse, baseURL }) => {
  const page = await browse();
  const elsewhere: string[] = [];
  const cookies: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("data:"))
      elsewhere.push(request.url());
  });
  page.on("response", (response: Response) => {
    if (response.headers()["set-cookie"]) cookies.push(response.url());
  });
  for (const { paths } of pageKinds.filter(({ who }) => who === "anyone")) {
    await page.goto(paths(world())[0] ?? "/fr");
  }
  expect(elsewhere).toEqual([]);
  expect(cookies).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test("an entry is described to machines: JSON-LD, canonical, languages, image", async ({
  plain,
  baseURL,
}) => {
  for (const [collection, slug, type] of [
    ["ressources", RESOURCE, /Report|CreativeWork|Article/],
    ["labs", "tilab", /Organization/],
    ["programmes", "futurs-publics", /WebSite|Project|Grant/],
    ["evenements", "sessions-sonar-2017-2018", /Event/],
  ] as const) {
    await plain.goto(`/fr/${collection}/${slug}`);
    const data: unknown = JSON.parse(
      (await plain.locator('script[type="application/ld+json"]').textContent()) ?? "",
    );
    expect(data).toMatchObject({ "@context": "https://schema.org" });
    expect(JSON.stringify(data)).toMatch(type);
    const path = `/${collection}/${slug}`;
    const href = (selector: string) => plain.locator(`head link${selector}`).getAttribute("href");
    expect(await href("[rel=canonical]")).toMatch(new RegExp(`/fr${path}$`));
    expect(await href("[hreflang=fr]")).toMatch(new RegExp(`/fr${path}$`));
    expect(await href("[hreflang=en]")).toMatch(new RegExp(`/en${path}$`));
    const image = await plain.locator('head meta[property="og:image"]').first().getAttribute("content");
    const picture = await plain.request.get(new URL(image ?? "", baseURL).pathname);
    expect(picture.headers()["content-type"]).toMatch(/^image\//);
  }
});

test("the sitemap holds every entry in both languages, and robots leads to it", async ({ request }) => {
  const robots = await (await request.get("/robots.txt")).text();
  const index = /^Sitemap: (\S+)$/im.exec(robots)?.[1];
  expect(index).toBeDefined();
  const read = async (url: string): Promise<string[]> => {
    const response = await request.get(new URL(url).pathname + new URL(url).search);
    expect(response.status()).toBe(200);
    const text = await response.text();
    const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
    return text.includes("<sitemapindex") ? (await Promise.all(found.map(read))).flat() : found;
  };
  const addresses = await read(index ?? "");
  const entries = addresses.filter((url) =>
    /\/fr\/(ressources|labs|programmes|evenements)\/[^/]+$/.test(url),
  );
  expect(entries.length).toBeGreaterThanOrEqual(140);
  expect(addresses.some((url) => url.endsWith(`/fr/ressources/${RESOURCE}`))).toBe(true);
  expect(addresses.some((url) => url.includes(world().archived))).toBe(false);
});

test("the API walks the whole directory once, and says what is wrong with a request", async ({ request }) => {
  const types = new Map<string, number>();
  const seen = new Set<string>();
  let cursor: string | null = null;
  let total = 0;
  do {
    const query = new URLSearchParams({ limit: "50", sort: "title", ...(cursor && { cursor }) });
    const response = await request.get(`/api/v1/entries?${query}`);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toContain("application/json");
    const page = await response.json();
    expect(Object.keys(page).sort()).toEqual(["items", "next", "total"]);
    expect(page.items.length).toBeLessThanOrEqual(50);
    for (const item of page.items) {
      expect(item).toMatchObject({
        type: expect.stringMatching(/^(resource|lab|programme|event)$/),
        slug: expect.any(String),
        title: expect.any(String),
        summary: expect.any(String),
        url: expect.stringMatching(/^https?:/),
      });
      expect(seen.has(item.slug), item.slug).toBe(false);
      seen.add(item.slug);
      types.set(item.type, (types.get(item.type) ?? 0) + 1);
    }
    total = page.total;
    cursor = page.next;
  } while (cursor);
  expect(seen.size).toBeGreaterThanOrEqual(140);
  // Others publish meanwhile: what was there at the start is there once.
  expect(total).toBeGreaterThanOrEqual(140);
  expect(types.get("resource")).toBeGreaterThanOrEqual(70);
  expect((await (await request.get("/api/v1/entries")).json()).items).toHaveLength(20);
  expect(
    (await (await request.get("/api/v1/entries?type=event&limit=100")).json()).items.length,
  ).toBeGreaterThanOrEqual(20);
  for (const wrong of [
    "limit=101",
    "limit=0",
    "limit=x",
    "type=person",
    "cursor=%00",
    "inconnu=1",
    "q=a&q=b",
  ]) {
    expect((await request.get(`/api/v1/entries?${wrong}`)).status(), wrong).toBe(400);
  }
  const one = await request.get(`/api/v1/entries/${RESOURCE}`);
  expect(await one.json()).toMatchObject({ slug: RESOURCE, type: "resource" });
  expect((await request.get("/api/v1/entries/rien-de-tel")).status()).toBe(404);
  expect(await one.text()).not.toMatch(/@[a-z.]+\.[a-z]{2,}/);
});

test("the server says that it is alive and ready, and has its icons", async ({ request }) => {
  for (const path of ["/healthz", "/readyz", "/favicon.ico", "/favicon.svg"]) {
    expect((await request.get(path)).status(), path).toBe(200);
  }
});

const cardsOf = (page: Page) => page.getByRole("main").locator("article h2 a, article h3 a, article h4 a");

async function countOf(page: Page): Promise<number> {
  const text = await page.locator(".list-bar-count").textContent();
  return text?.startsWith("Aucune") ? 0 : Number(text?.replace(/\D/g, ""));
}
