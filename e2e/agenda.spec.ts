/** The agenda: months, days, deadlines and calendars, with and without JavaScript. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { world } from "./world";

const month = (page: Page) => page.getByRole("main").getByRole("heading", { level: 2 }).first();
const months = (page: Page) => page.getByRole("navigation", { name: "Mois" });
const day = (page: Page, name: string) => page.locator(".happening-group").filter({ hasText: name });

test("the agenda is one click away and opens on a month that has something", async ({ plain }) => {
  await plain.goto("/fr");
  await plain
    .getByRole("navigation", { name: "Menu principal" })
    .getByRole("link", { name: "Agenda" })
    .click();
  await expect(plain).toHaveURL(/\/fr\/agenda$/);
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Agenda");
  const grid = plain.getByRole("table");
  await expect(grid.getByRole("columnheader")).toHaveCount(7);
  await expect(grid.getByRole("columnheader").first()).toHaveText(/lundi/);
  await expect.poll(() => plain.locator(".happening").count()).toBeGreaterThan(0);
});

test("a month has its days, what lasts on each of them, and what is not known to the day apart", async ({
  plain,
}) => {
  await plain.goto("/fr/agenda?month=2018-11");
  await expect(month(plain)).toHaveText("Novembre 2018");
  await expect(plain.getByRole("cell", { name: /8 novembre 2018.*Suite\s:.*FNAU/s })).toHaveCount(1);
  await expect(day(plain, "Mercredi 7 novembre 2018")).toContainText("FNAU");
  await expect(day(plain, "Vendredi 23 novembre 2018")).toContainText(/9\sh\s15 – 12\sh\s45/);
  await expect(day(plain, "Déjà commencés")).toContainText("MOOC");
  await expect(day(plain, "Dans le mois, jour à préciser")).toContainText("OCDE");
});

test("links go to the nearest months that have something, and nowhere when nothing lies that way", async ({
  plain,
}) => {
  await plain.goto("/fr/agenda?month=2018-11");
  await months(plain).getByRole("link", { name: "décembre 2018" }).click();
  await expect(month(plain)).toHaveText("Décembre 2018");
  await months(plain).getByRole("link", { name: "novembre 2018" }).click();
  await months(plain).getByRole("link", { name: "octobre 2018" }).click();
  await expect(month(plain)).toHaveText("Octobre 2018");
  await plain.goto("/fr/agenda?month=1000-01");
  await expect(months(plain).getByRole("link", { name: /précédent/ })).toHaveCount(0);
  await expect(plain.getByText("Rien en janvier 1000")).toBeVisible();
  await plain.getByRole("link", { name: /^Aller à/ }).click();
  await expect.poll(() => plain.locator(".happening").count()).toBeGreaterThan(0);
  await months(plain)
    .getByRole("link", { name: /^Aujourd’hui/ })
    .click();
  await expect(plain.locator('td[aria-current="date"]')).toHaveCount(1);
});

test("an event of La Réunion is in its own time, with that of Paris beside", async ({ plain }) => {
  const { island } = world().agenda;
  await plain.goto("/fr/agenda?month=2035-03");
  const row = plain.locator(`#e-${island}`);
  await expect(row).toContainText(
    /9\sh\s00 – 17\sh\s00, heure de La Réunion \(6\sh\s00 – 14\sh\s00 à Paris\)/,
  );
  await expect(row).toContainText("14–15 mars 2035");
});

test("deadlines say their state in words, closed ones are a link away", async ({ plain }) => {
  await plain.goto("/fr/agenda");
  const deadlines = plain.getByRole("region", { name: "Échéances" });
  const call = deadlines.getByRole("listitem").filter({ hasText: "Appel des cinq jours" }).first();
  await expect(call).toContainText("Clôture proche");
  await expect(call).toContainText("plus que 5 jours");
  await expect(deadlines.getByText("Clos", { exact: true })).toHaveCount(0);
  await deadlines.getByRole("link", { name: "Montrer aussi les échéances closes" }).click();
  await expect(deadlines.getByText("Clos", { exact: true }).first()).toBeVisible();
  await expect(deadlines.getByRole("link", { name: /Défis Cartes Blanches/ }).first()).toBeVisible();
  await deadlines.getByRole("link", { name: "Masquer les échéances closes" }).click();
  await expect(deadlines.getByText("Clos", { exact: true })).toHaveCount(0);
});

test("filters narrow the month and its calendars, and each can be taken away", async ({ plain }) => {
  await plain.goto("/fr/agenda?month=2018-11");
  await plain.getByText("Filtrer l’agenda").click();
  await plain.getByLabel("Nature").selectOption({ label: "Formation" });
  await plain.getByRole("button", { name: "Filtrer" }).click();
  await expect(plain).toHaveURL(/kind=training/);
  await expect(plain).toHaveURL(/month=2018-11/);
  await expect(plain.locator(".happening")).toHaveCount(2);
  const calendar = plain.getByRole("link", { name: /Adresse du calendrier.*Événements/ });
  await expect(calendar).toHaveAttribute("href", /\/fr\/agenda\.ics\?kind=training$/);
  await plain.getByRole("link", { name: /Retirer le filtre «\sFormation\s»/ }).click();
  await expect(plain).not.toHaveURL(/kind=/);
  await expect.poll(() => plain.locator(".happening").count()).toBeGreaterThan(2);
});

test("a month that is none is said, and the rest of the page is there", async ({ plain }) => {
  const response = await plain.goto("/fr/agenda?month=2018-13");
  expect(response?.status()).toBe(400);
  await expect(plain.getByText("Une partie de l’adresse n’a pas été comprise")).toBeVisible();
  await expect(plain.getByRole("table")).toBeVisible();
});

test("calendars are subscribed to: what happens, deadlines, one entry", async ({
  plain,
  request,
  baseURL,
}) => {
  const { island } = world().agenda;
  await plain.goto("/fr/agenda");
  for (const [name, file] of [
    ["Événements", "agenda.ics"],
    ["Échéances", "echeances.ics"],
  ] as const) {
    const address = await plain
      .getByRole("link", { name: new RegExp(`Adresse du calendrier.*${name}`) })
      .getAttribute("href");
    const app = await plain
      .getByRole("link", { name: new RegExp(`Ouvrir dans mon calendrier.*${name}`) })
      .getAttribute("href");
    expect(app).toBe(address?.replace(/^https?:/, "webcal:"));
    const response = await request.get(new URL(address ?? "").pathname);
    expect(response.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(response.headers()["content-disposition"]).toContain(file);
    expect(await response.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VCALENDAR\r\n$/);
  }
  await plain.goto(`/fr/evenements/${island}`);
  const link = await plain.getByRole("link", { name: "Ajouter à mon calendrier" }).getAttribute("href");
  const one = await (await request.get(new URL(link ?? "", baseURL).pathname)).text();
  expect(one).toContain("DTSTART;TZID=Indian/Reunion:20350314T090000");
  // What is known to the year only is for no calendar.
  await plain.goto("/fr/evenements/sessions-sonar-2017-2018");
  await expect(plain.getByRole("link", { name: "Ajouter à mon calendrier" })).toHaveCount(0);
  expect((await request.get("/fr/agenda.ics?x=1")).status()).toBe(400);
});

test("on a telephone, a day leads to what happens then, from the keyboard too, and nothing goes sideways", async ({
  browse,
}) => {
  const page = await browse(null, { viewport: { width: 320, height: 700 } });
  await page.goto("/fr/agenda?month=2018-11");
  const seventh = page.getByRole("table").getByRole("link", { name: /7 novembre 2018.*2 événements/ });
  await expect(seventh).toBeVisible();
  await seventh.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#/);
  await expect(page.locator(":target")).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("on a wide screen, what happens is named in the grid and opened from the keyboard", async ({
  browse,
}) => {
  const page = await browse();
  await page.goto("/fr/agenda?month=2018-11");
  const link = page.getByRole("table").getByRole("link", { name: /FNAU/ });
  await expect(link).toHaveCount(1);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("FNAU");
});
