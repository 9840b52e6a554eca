/** WCAG 2.2 AA on every kind of page, light and dark, at 320 and 1280 px; and what no tool sees. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, readForm, test } from "./fixtures";
import { type PageKind, pageKinds } from "./pages";
import { field } from "./proposing";
import { world } from "./world";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** A theme changes colours and nothing else: in the dark one, only what they decide is checked again. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const LOOKS: readonly { width: number; colorScheme: "light" | "dark" }[] = [
  { width: 1280, colorScheme: "dark" },
  { width: 320, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
];

const personOf = ({ who }: PageKind) => (who === "anyone" ? null : who);

for (const kind of pageKinds) {
  test(`${kind.route} can be read and used by everyone`, async ({ browse }) => {
    test.slow();
    const page = await browse(personOf(kind));
    const [first = "/fr", ...others] = kind.paths(world());
    for (const path of [first, ...others]) {
      await page.goto(path);
      await expectFrame(page, path.startsWith("/en") ? "en" : "fr");
      // The other examples differ by what they hold: no new colour, no new width.
      await expectNoViolation(page, path, path === first ? LOOKS : [{ width: 320, colorScheme: "light" }]);
    }
    await expectVisibleFocus(page);
  });
}

test("each page has a title of its own", async ({ browse }) => {
  const titles = new Map<string, string>();
  const page = {
    anyone: await browse(),
    contributor: await browse("contributor"),
    moderator: await browse("moderator"),
    administrator: await browse("administrator"),
  };
  // What is not there is one page, wherever it is asked for.
  const there = pageKinds.filter(({ status, route }) => status !== 404 || route === "[lang]/[...rest]");
  for (const { who, route, paths } of there) {
    await page[who].goto(paths(world())[0] ?? "/fr");
    const title = await page[who].title();
    expect(title, route).toMatch(/\S.* · Sillage$|^Sillage · \S/);
    expect(titles.get(title), `${route}: ${title}`).toBeUndefined();
    titles.set(title, route);
  }
});

test("forms that come back with errors can be read and used by everyone", async ({ browse }) => {
  test.slow();
  const author = await browse("contributor");
  await author.goto("/fr/evenements/proposer");
  await field(author, "startsOn.year").fill("deux mille");
  await field(author, "links.0.url").fill("javascript:alert(1)");
  await author.getByRole("button", { name: "Envoyer en relecture" }).click();
  await expect(author.locator(".error-summary")).toBeVisible();
  await expectNoViolation(author, "a proposal with errors");
  await field(author, "credits.0.name").fill("innovation");
  await expect(author.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await expectNoViolation(author, "a search in a form");

  const reader = await browse();
  await reader.goto("/fr/connexion");
  await readForm(reader);
  await reader.getByRole("button", { name: "Recevoir un lien" }).click();
  await expect(reader.locator(".error-summary")).toBeVisible();
  await expectNoViolation(reader, "signing in with an error");

  const moderator = await browse("moderator");
  await moderator.goto(`/fr/moderation/${world().edit}`);
  await moderator.getByRole("button", { name: "Envoyer la décision" }).click();
  await expect(moderator.locator(".error-summary")).toBeVisible();
  await expectNoViolation(moderator, "a decision without a reason");
});

test("errors take the focus, and the answer of a form is told", async ({ browse }) => {
  const page = await browse();
  await page.goto("/fr/connexion");
  await readForm(page);
  await page.getByRole("button", { name: "Recevoir un lien" }).click();
  await expect(page.locator(":focus .error-summary, .error-summary:focus")).toBeVisible();
  await page.locator(".error-summary").getByRole("link").first().click();
  await expect(page.getByRole("textbox", { name: "Adresse électronique" })).toBeFocused();
});

test("text can be twice as large, and spaced, without loss", async ({ browse }) => {
  const page = await browse(null, { viewport: { width: 1280, height: 900 } });
  for (const path of ["/fr", "/fr/ressources", "/fr/ressources/l-innovation-au-pouvoir"]) {
    await page.goto(path);
    // WCAG 1.4.12. The style sheet of a page cannot be written from within: the policy forbids it, the CSSOM does not.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "html { font-size: 200% } * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
      );
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await sideways(page), path).toBeLessThanOrEqual(0);
  }
});

/** One h1, the landmarks, the language, and a link that skips to the content. */
async function expectFrame(page: Page, lang: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", lang);
  await expect(page.locator("h1")).toHaveCount(1);
  for (const landmark of ["banner", "main", "contentinfo"] as const) {
    await expect(page.getByRole(landmark)).toHaveCount(1);
  }
  await expect(page.getByRole("navigation").first()).toBeVisible();
  const skip = page.locator("a[href='#content']").first();
  await skip.focus();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
}

async function expectNoViolation(page: Page, where: string, looks = LOOKS): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await sideways(page), `${where}: sideways scroll at ${width} px`).toBeLessThanOrEqual(0);
    // In the page itself: no page of ours has frames, and a page more for each analysis takes longer than it.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "light"
      ? axe.withTags(TAGS)
      : axe.withRules(COLOURS)
    ).analyze();
    const told = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, any, all, none }) => [
        html.slice(0, 200),
        [...any, ...all, ...none][0]?.message,
      ]),
    }));
    expect(told, `${where}, ${width} px, ${colorScheme}`).toEqual([]);
  }
  // Also in what is folded, where axe does not look: a label leads to the first field that has the id, also of another form.
  expect(await repeatedIds(page), `${where}: ids`).toEqual([]);
}

const repeatedIds = (page: Page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Whatever takes the focus shows it: an outline, or a shadow that stands for it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(() => {
      const element = document.activeElement;
      // The inner buttons of a date or an hour are the browser's own.
      if (!element?.matches(":focus") || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const seen = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      return seen ? null : element.outerHTML.slice(0, 200);
    });
    expect(unseen).toBeNull();
  }
}
