/**
 * A proposal that starts from an address, on a server of its own that asks real servers of this machine in the place
 * of the web, Crossref, DataCite, HAL and the BnF.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startSources, type TestSources } from "../lib/testing/sources";
import { expect, newAddress, newIp, readForm, test } from "./fixtures";
import { field, send } from "./proposing";
import { linkIn, type SecondServer, startSecondServer } from "./second-server";

test.describe.configure({ mode: "serial" });

let server: SecondServer;
let sources: TestSources;
let open: (javaScriptEnabled?: boolean) => Promise<Page>;

test.beforeAll("a server that asks ours starts @build", async ({ browser }) => {
  test.setTimeout(90_000);
  sources = await startSources();
  server = await startSecondServer("sillage_prefill", async () => ({
    SILLAGE_MODE: "embedded",
    TRUSTED_PROXIES: "1",
    OUTBOUND_TEST_SERVERS: sources.server,
    CROSSREF_URL: sources.origin,
    DATACITE_URL: sources.origin,
    HAL_URL: sources.origin,
    BNF_URL: sources.origin,
  }));
  open = async (javaScriptEnabled = true) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    const page = await context.newPage();
    await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
    return page;
  };
});

test.afterAll(async () => {
  await server?.stop();
  await sources?.stop();
});

const box = (page: Page) => page.getByRole("textbox", { name: "Adresse d’une page, DOI, ISBN" });
const fill = (page: Page) => page.getByRole("button", { name: "Remplir le formulaire" });

async function signIn(page: Page): Promise<void> {
  const email = newAddress();
  await page.goto("/fr/connexion?next=%2Ffr%2Fproposer");
  await page.getByRole("textbox", { name: "Adresse électronique" }).fill(email);
  await readForm(page);
  await page.getByRole("button", { name: "Recevoir un lien" }).click();
  await expect
    .poll(() => server.smtp.received.filter(({ to }) => to.includes(email)).length, { timeout: 20_000 })
    .toBe(1);
  await page.goto(linkIn(server.smtp.received.find(({ to }) => to.includes(email))?.source ?? ""));
  await page.getByRole("button", { name: "Me connecter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Proposer");
}

for (const javaScript of [true, false]) {
  test(`from the address of a page to a proposal that waits, JavaScript ${javaScript ? "on" : "off"} @build`, async () => {
    test.slow();
    const page = await open(javaScript);
    await signIn(page);

    await test.step("the form of an event comes filled, each field marked", async () => {
      await box(page).fill(`${sources.origin}/rencontre`);
      await fill(page).click();
      await expect(page).toHaveURL(/\/fr\/evenements\/proposer\?lecture=/);
      await expect(page.getByText("Formulaire rempli d’après")).toBeVisible();
      await expect(field(page, "title")).toHaveValue("Rencontre des labs de l’Ouest");
      await expect(field(page, "title")).toHaveAccessibleDescription(/Repris de la page .* à vérifier\./);
      await expect(field(page, "summary")).toHaveAccessibleDescription(/à réécrire avec vos mots\./);
      await expect(field(page, "edition")).not.toHaveAccessibleDescription(/à vérifier/);
      await expect(page.getByRole("group", { name: /^Début/ })).toHaveAccessibleDescription(/à vérifier/);
      await expect(field(page, "startsOn.day")).toHaveValue("03");
      await expect(field(page, "startTime")).toHaveValue("09:30");
      await expect(field(page, "credits.0.name")).toHaveValue("Région Bretagne");
      await expect(field(page, "url")).toHaveValue("https://exemple.fr/agenda/rencontre");
      // Axe is a script of the page.
      if (!javaScript) return;
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });

    await test.step("its type can be changed, and nothing is read again", async () => {
      const asked = sources.asked.length;
      await page.getByRole("main").getByRole("link", { name: "une ressource", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Proposer une ressource");
      await expect(field(page, "title")).toHaveValue("Rencontre des labs de l’Ouest");
      await page.getByRole("main").getByRole("link", { name: "un événement", exact: true }).click();
      await expect(field(page, "startTime")).toHaveValue("09:30");
      expect(sources.asked.length).toBe(asked);
    });

    await test.step("what is corrected there is what is sent", async () => {
      await field(page, "summary").fill(
        "Deux journées d’échanges entre équipes de laboratoires, à Rennes, ouvertes à tous.",
      );
      await page.getByRole("button", { name: "Envoyer en relecture" }).click();
      await expect(page.locator(".error-summary")).toBeVisible();
      await expect(field(page, "title")).toHaveAccessibleDescription(/Repris de la page .* à vérifier\./);
      await expect(field(page, "summary")).not.toHaveAccessibleDescription(/Repris de/);
      await page.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
      await expect(page.getByText("Brouillon enregistré")).toBeVisible();
      await page.goto("/fr/contributions");
      await page.getByRole("link", { name: "Rencontre des labs de l’Ouest" }).first().click();
      await page
        .getByRole("link", { name: /^Reprendre/ })
        .first()
        .click();
      await expect(field(page, "title")).toHaveAccessibleDescription(/Repris de la page .* à vérifier\./);
      await expect(field(page, "summary")).not.toHaveAccessibleDescription(/Repris de/);
      await field(page, "kind").selectOption("conference");
      await send(page);
      await expect(page.getByRole("main")).toContainText("Rencontre des labs de l’Ouest");
    });

    await test.step("an ISBN fills the form of a resource", async () => {
      await page.goto("/fr/ressources/proposer");
      await box(page).fill("978-2-11-152345-6");
      await fill(page).click();
      await expect(field(page, "title")).toHaveValue("Design des politiques publiques");
      await expect(field(page, "title")).toHaveAccessibleDescription(/Repris de la BnF/);
      await expect(field(page, "kind")).toHaveValue("book");
    });

    await test.step("a source that is down leaves an ordinary form", async () => {
      sources.answer("/down", (response) => response.writeHead(503).end());
      await page.goto("/fr/proposer");
      await box(page).fill(`${sources.origin}/down`);
      await fill(page).click();
      await expect(page.getByText("Le site n’a pas répondu à temps.")).toBeVisible();
      await expect(field(page, "url")).toHaveValue(`${sources.origin}/down`);
      await expect(field(page, "title")).toHaveValue("");
    });

    await test.step("what leads inside, or nowhere, is said at the box, with what was typed", async () => {
      for (const [typed, said] of [
        ["http://169.254.169.254/latest/meta-data/", "ne lit que des pages publiques"],
        ["pas une adresse", "Vérifiez qu’il n’y manque rien"],
      ] as const) {
        await page.goto("/fr/proposer");
        await box(page).fill(typed);
        await fill(page).click();
        await expect(page.locator(".error-summary")).toContainText(said);
        await expect(box(page)).toHaveValue(typed);
      }
    });
    await page.context().close();
  });
}

test("the bookmark carries the address of a page to the box, where nothing is read before it is sent @build", async () => {
  const page = await open();
  await page.goto("/fr/proposer/adresse");
  const code = await page.getByRole("textbox", { name: "Code du favori" }).inputValue();
  expect(await page.getByText("Proposer à Sillage", { exact: true }).getAttribute("href")).toBe(code);
  await signIn(page);

  await page.goto(`${sources.origin}/rapport?a=1&b=é`);
  const read = `${sources.origin}/rapport?a=1&b=%C3%A9`;
  const asked = sources.asked.length;
  await page.evaluate(code.replace(/^javascript:/, ""));
  await expect(page).toHaveURL(/\/fr\/proposer\/adresse\?adresse=/);
  await expect(box(page)).toHaveValue(read);
  expect(sources.asked.length).toBe(asked);
  await expect(box(page)).toBeFocused();

  // From the address in its box to the proposal that waits: five keys.
  await page.keyboard.press("Enter");
  await expect(field(page, "title")).toHaveValue("L’innovation à l’essai");
  expect(sources.asked.length).toBe(asked + 1);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "aller à l’envoi" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page, "comment")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Envoyer en relecture" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Proposition envoyée")).toBeVisible();
  await page.context().close();
});

test("whoever has not signed in is sent to do so with the address, and a visit of a machine reads nothing @build", async () => {
  const page = await open(false);
  await page.goto("/fr/proposer");
  await box(page).fill(`${sources.origin}/jamais-lu`);
  await fill(page).click();
  await expect(box(page)).toHaveValue(`${sources.origin}/jamais-lu`);
  const signInLink = page.getByRole("main").getByRole("link", { name: "Se connecter ou créer un compte" });
  const next = new URL((await signInLink.getAttribute("href")) ?? "", server.url).searchParams.get("next");
  expect(new URL(next ?? "", server.url).searchParams.get("adresse")).toBe(`${sources.origin}/jamais-lu`);
  for (const path of ["/fr/proposer/adresse", "/fr/evenements/proposer"]) {
    for (const method of ["GET", "HEAD"]) {
      const answer = await page.request.fetch(
        `${path}?adresse=${encodeURIComponent(`${sources.origin}/jamais-lu`)}`,
        { method },
      );
      expect(answer.status()).toBe(200);
    }
  }
  // Addresses of proposals sent before are visited meanwhile; this one is in none.
  expect(sources.asked.filter((path) => path.includes("jamais-lu"))).toEqual([]);
  await page.context().close();
});
