/** The acts of a proposal, as people do them on the screens. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** A field of the form by its name: its label may change, what it is does not. */
export const field = (page: Page, name: string) => page.locator(`main [name="${name}"]:not([type="hidden"])`);

export interface LabForm {
  title: string;
  summary: string;
}

/** Fills what a lab must have, a place, a theme and two credits that the directory knows. */
export async function fillLab(page: Page, { title, summary }: LabForm, scripting: boolean): Promise<void> {
  await field(page, "kind").selectOption("public-lab");
  await field(page, "title").fill(title);
  await field(page, "summary").fill(summary);
  await field(page, "language").selectOption("fr");
  await page.getByLabel("Ville intelligente").check();
  await choose(page, "territory", "territory.search", "rennes", /^Rennes/, scripting);
  await credit(page, 0, { role: "parent", typed: "Région Bretagne", chosen: /^Région Bretagne/ }, scripting);
  if (scripting) await page.getByRole("button", { name: "Ajouter une ligne : Mentions" }).click();
  await credit(page, 1, { role: "partner", typed: "DITP", chosen: /^DITP/ }, scripting);
}

async function credit(
  page: Page,
  row: number,
  { role, typed, chosen }: { role: string; typed: string; chosen: RegExp },
  scripting: boolean,
): Promise<void> {
  await field(page, `credits.${row}.role`).selectOption(role);
  await choose(page, `credits.${row}`, `credits.${row}.name`, typed, chosen, scripting);
}

/** Types in a search of the form and takes what it finds: from its list, or from what the button brings back. */
async function choose(
  page: Page,
  path: string,
  input: string,
  typed: string,
  chosen: RegExp,
  scripting: boolean,
): Promise<void> {
  await field(page, input).fill(typed);
  if (scripting) {
    await page.getByRole("option", { name: chosen }).first().click();
  } else {
    await page.locator(`button[value="search:${path}"]`).click();
    await page.getByRole("radio", { name: chosen }).first().check();
  }
  await expect(page.getByRole("radio", { name: chosen }).first()).toBeChecked();
}

/** Sends the form and waits for the proposal's own page; returns the proposal's id. */
export async function send(page: Page, button = "Envoyer en relecture"): Promise<string> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByText("Proposition envoyée")).toBeVisible();
  return idOf(page);
}

/** The proposal that the address names. */
export function idOf(page: Page): string {
  const [, id = ""] = /\/contributions\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  expect(id).not.toBe("");
  return id;
}

/** The line of a proposal in the queue, on whichever page it is. */
export async function findInQueue(page: Page, title: string): Promise<Locator> {
  const line = page.getByRole("listitem").filter({ hasText: title });
  const next = page.getByRole("link", { name: "Page suivante" });
  await page.goto("/fr/moderation");
  while ((await line.count()) === 0 && (await next.count()) > 0) {
    await page.goto((await next.getAttribute("href")) ?? "");
  }
  return line;
}

/** Asks for changes or refuses, with a reason from the list and one's own words. */
export async function refuse(
  page: Page,
  { verdict, code, reason }: { verdict: "changes_requested" | "rejected"; code: string; reason: string },
): Promise<void> {
  await page.locator(`input[name="verdict"][value="${verdict}"]`).check();
  await page.locator(`select[name^="reasonCode"][name$="${verdict}"]`).selectOption(code);
  await field(page, "reason").fill(reason);
  await page.getByRole("button", { name: "Envoyer la décision" }).click();
  await expect(page.getByRole("status").filter({ hasText: ": proposition" })).toBeVisible();
}

export async function accept(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Accepter et publier" }).click();
  await expect(page.getByRole("status").filter({ hasText: "acceptée" })).toBeVisible();
}
