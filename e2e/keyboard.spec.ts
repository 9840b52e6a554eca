/** The same chain with the keyboard alone: nothing here clicks, fills or checks; every act is a key. */
import type { Locator, Page } from "@playwright/test";
import { expect, newAddress, newIp, openMail, readForm, test, unique } from "./fixtures";
import { field, findInQueue, idOf } from "./proposing";

const SUMMARY = "Une équipe qui essaie les services de la ville avec les habitants avant de décider.";
const WHY_BACK = "Il manque l’année d’ouverture.";
const WHY_NOT = "Le site du lab dit le contraire.";

test("with the keyboard alone a lab is proposed, sent back, amended, accepted, read, then edited in vain", async ({
  browse,
}) => {
  test.slow();
  const title = unique("Lab du clavier");
  const author = await browse("contributor");
  const id = await test.step("the author proposes a lab with its place and a credit", async () => {
    await author.goto("/fr");
    await author.keyboard.press("Tab");
    await expect(author.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
    await press(author, author.getByRole("banner").getByRole("link", { name: "Proposer" }));
    await expect(author).toHaveURL(/\/fr\/proposer$/);
    await press(author, author.getByRole("main").getByRole("link", { name: "Lab", exact: true }));
    await expect(author.getByRole("heading", { level: 1 })).toHaveText("Proposer un lab");
    await pick(author, field(author, "kind"), "public-lab");
    await type(author, field(author, "title"), title);
    await type(author, field(author, "summary"), SUMMARY);
    await pick(author, field(author, "language"), "fr");
    await suggest(author, field(author, "territory.search"), "rennes", /^Rennes/);
    await suggest(author, field(author, "credits.0.name"), "region bretagne", /^Région Bretagne$/);
    await press(author, author.getByLabel("Ville intelligente"), "Space");
    await press(author, author.getByRole("button", { name: "Envoyer en relecture" }));
    await expect(author.getByText("Proposition envoyée")).toBeVisible();
    return idOf(author);
  });

  const moderator = await browse("moderator");
  await test.step("a moderator takes it and asks for changes", async () => {
    await press(moderator, (await findInQueue(moderator, title)).getByRole("link"));
    await press(moderator, moderator.getByRole("button", { name: "Prendre en charge" }));
    await expect(moderator.getByText(/[Vv]ous la relisez/).first()).toBeVisible();
    await refuse(moderator, "changes_requested", "incomplete", WHY_BACK);
  });

  await test.step("the author reads why, amends and sends it again", async () => {
    await author.goto("/fr/contributions");
    await press(author, author.getByRole("main").getByRole("link", { name: title }).first());
    await expect(author.getByText(WHY_BACK)).toBeVisible();
    await press(author, author.getByRole("link", { name: "Corriger et renvoyer" }));
    await type(author, field(author, "startsOn.year"), "2016");
    await press(author, author.getByRole("button", { name: "Renvoyer en relecture" }));
    await expect(author.getByText("Proposition envoyée")).toBeVisible();
    expect(idOf(author)).toBe(id);
  });

  const neighbour = await browse("neighbour");
  await test.step("it is accepted, and read", async () => {
    await press(moderator, (await findInQueue(moderator, title)).getByRole("link"));
    await press(moderator, moderator.getByRole("button", { name: "Accepter et publier" }));
    await expect(moderator.getByRole("status").filter({ hasText: "acceptée" })).toBeVisible();
    await press(moderator, moderator.getByRole("link", { name: "Voir la fiche publiée" }));
    await expect(moderator.getByRole("heading", { level: 1 })).toHaveText(title);
    await neighbour.goto("/fr");
    await type(neighbour, neighbour.getByRole("main").getByRole("combobox").first(), title);
    await neighbour.keyboard.press("Enter");
    await press(neighbour, neighbour.getByRole("main").getByRole("link", { name: title }).first());
    await expect(neighbour.getByRole("main")).toContainText("2016");
  });

  await test.step("someone else edits it, and is refused with the reason", async () => {
    await press(neighbour, neighbour.getByRole("link", { name: "Proposer une modification" }));
    await tabTo(neighbour, field(neighbour, "summary"));
    await neighbour.keyboard.press("ControlOrMeta+A");
    await neighbour.keyboard.type(SUMMARY.replace("les habitants", "les élus"));
    await type(neighbour, field(neighbour, "comment"), "Les élus y sont plus présents.");
    await press(neighbour, neighbour.getByRole("button", { name: "Envoyer en relecture" }));
    await expect(neighbour.getByText("Proposition envoyée")).toBeVisible();
    await press(moderator, (await findInQueue(moderator, title)).getByRole("link"));
    await expect(moderator.locator("ins")).toContainText("élus");
    await refuse(moderator, "rejected", "inaccurate", WHY_NOT);
    await neighbour.goto("/fr/contributions");
    await press(neighbour, neighbour.getByRole("main").getByRole("link", { name: title }).first());
    await expect(neighbour.getByText(WHY_NOT)).toBeVisible();
  });
});

test("with the keyboard alone one signs in by a link, and out", async ({ browse }) => {
  const page = await browse();
  const email = newAddress();
  await page.setExtraHTTPHeaders({ "x-forwarded-for": newIp() });
  await page.goto("/fr");
  await press(page, page.getByRole("banner").getByRole("link", { name: "Mon espace" }));
  await type(page, page.getByRole("textbox", { name: "Adresse électronique" }), email);
  await readForm(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Un lien de connexion part à l’adresse")).toBeVisible();
  await openMail(page, email, "Votre lien de connexion");
  await press(page, page.getByRole("main").getByRole("link", { name: "/connexion/confirmer?" }));
  await press(page, page.getByRole("button", { name: "Me connecter" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes contributions");
  await press(page, page.getByRole("main").getByRole("link", { name: "Mon espace" }));
  await expect(page.getByRole("main")).toContainText(email);
  // In the head of every page, once the browser knows who reads it.
  await press(page, page.getByRole("banner").getByRole("button", { name: "Se déconnecter" }));
  await expect(page).not.toHaveURL(/\/compte/);
  expect(await page.context().cookies()).toEqual([]);
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 200; presses++) {
    if (await focused()) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes down a closed list until the value is there. */
async function pick(page: Page, target: Locator, value: string): Promise<void> {
  await tabTo(page, target);
  for (let presses = 0; presses < 60 && (await target.inputValue()) !== value; presses++) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(target).toHaveValue(value);
}

/** Types in a search of the form and takes the first thing that it finds. */
async function suggest(page: Page, target: Locator, typed: string, name: RegExp): Promise<void> {
  await type(page, target, typed);
  await expect(page.getByRole("option", { name }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name }).first()).toBeChecked();
}

async function refuse(
  page: Page,
  verdict: "changes_requested" | "rejected",
  code: string,
  reason: string,
): Promise<void> {
  await press(page, page.locator('input[name="verdict"][type="radio"]').first(), "Space");
  const chosen = page.locator(`input[name="verdict"][value="${verdict}"][type="radio"]`);
  if (!(await chosen.isChecked())) await page.keyboard.press("ArrowDown");
  await expect(chosen).toBeChecked();
  await pick(page, field(page, `reasonCode-${verdict}`), code);
  await tabTo(page, field(page, "reason"));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(reason);
  await press(page, page.getByRole("button", { name: "Envoyer la décision" }));
  await expect(page.getByRole("status").filter({ hasText: ": proposition" })).toBeVisible();
}
