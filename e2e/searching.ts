/** The search fields of forms, by the keyboard or, without JavaScript, by their button. */
import type { Page } from "@playwright/test";

/** Chooses what a search finds: in the list that follows what is typed, or among the choices that come back. */
export async function search(
  page: Page,
  label: RegExp,
  text: string,
  javaScriptEnabled: boolean,
): Promise<void> {
  if (javaScriptEnabled) {
    await page.getByRole("combobox", { name: label }).pressSequentially(text, { delay: 5 });
    await page.locator('[role="option"]').first().click();
  } else {
    await page.getByRole("textbox", { name: label }).fill(text);
    const wanted = new RegExp(`^Chercher.*${label.source.slice(1)}`);
    await page.getByRole("button", { name: wanted }).click();
    await page.getByRole("radio", { name: new RegExp(text) }).check();
  }
}
