/** The decision itself: in part, corrected, between two changes; who holds a proposal; what one sees beside it. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { accept, field } from "./proposing";
import { world } from "./world";

const modes = [
  { name: "with JavaScript", rank: 0, options: {} },
  { name: "without JavaScript", rank: 1, options: { javaScriptEnabled: false } },
] as const;

const choose = (page: Page, name: string, take: "proposed" | "current" | "value") =>
  page.locator(`input[name="choice-${name}"][value="${take}"]`).check();

/** The block of one field, among the changes. */
const block = (page: Page, label: string) =>
  page.locator(".diff-field").filter({ has: page.getByRole("heading", { name: label, exact: true }) });

const corrected = "Accepter avec vos corrections et publier";

for (const { name, rank, options } of modes) {
  test(`${name} a moderator leaves out a field, corrects another, and both people see what became of each`, async ({
    browse,
  }) => {
    const { id, slug } = world().deciding.partial[rank];
    const moderator = await browse("moderator", options);
    await moderator.goto(`/fr/moderation/${id}`);
    const editor = field(moderator, "summary");
    await expect(editor).toBeHidden();
    await choose(moderator, "title", "current");
    await expect(moderator.getByRole("button", { name: "Accepter en partie et publier" })).toBeVisible();
    await choose(moderator, "summary", "value");
    await expect(editor).toHaveValue("Un résumé maladroit du lab.");

    await test.step("what is wrong with a correction is said beside it, and all that was chosen is still there", async () => {
      await editor.fill("");
      await moderator.getByRole("button", { name: corrected }).click();
      await expect(moderator.locator(".error-summary")).toContainText("Résumé");
      await expect(block(moderator, "Résumé").locator(".field-error")).toContainText("obligatoire");
      await expect(moderator.locator('input[name="choice-title"][value="current"]')).toBeChecked();
      await expect(editor).toBeVisible();
      await expect(editor).toHaveValue("");
    });

    await editor.fill("Un résumé du lab, corrigé.");
    await field(moderator, "note").fill("Le nom vient de changer : nous le gardons.");
    await moderator.getByRole("button", { name: corrected }).click();
    await expect(moderator.getByRole("status").filter({ hasText: "acceptée" })).toBeVisible();

    const author = await browse("contributor", options);
    for (const [page, path] of [
      [moderator, `/fr/moderation/${id}`],
      [author, `/fr/contributions/${id}`],
    ] as const) {
      await page.goto(path);
      await expect(block(page, "Nom").first()).toContainText("Non retenu");
      const summary = block(page, "Résumé").first();
      await expect(summary).toContainText("Corrigé à la relecture");
      await expect(summary).toContainText("maladroit");
      await expect(summary).toContainText("corrigé");
      await expect(page.getByText("1 champ publié tel que proposé").first()).toBeVisible();
      await expect(page.getByText("nous le gardons").first()).toBeVisible();
    }
    await author.goto(`/fr/labs/${slug}`);
    await expect(author.getByRole("main")).toContainText("Un résumé du lab, corrigé.");
    await expect(author.getByRole("heading", { level: 1 })).toContainText("Lab en partie");
  });

  test(`${name} a field changed twice shows its three values and demands a choice`, async ({ browse }) => {
    const { id, slug } = world().deciding.conflict[rank];
    const moderator = await browse("moderator", options);
    await moderator.goto(`/fr/moderation/${id}`);
    const title = block(moderator, "Nom");
    await expect(title).toContainText("Lab disputé");
    await expect(title).toContainText("quelqu’un d’autre");
    await expect(title).toContainText("de son auteur");
    await expect(title.getByRole("radio", { checked: true })).toHaveCount(0);

    await moderator.getByRole("button", { name: "Accepter et publier" }).click();
    await expect(moderator.locator(".error-summary")).toContainText("Nom");
    await expect(title.locator(".field-error")).toContainText("changé deux fois");

    if (rank === 0) {
      await choose(moderator, "title", "value");
      await field(moderator, "title").fill("Un nom qui les accorde");
      await moderator.getByRole("button", { name: corrected }).click();
    } else {
      await choose(moderator, "title", "proposed");
      await moderator.getByRole("button", { name: "Accepter et publier" }).click();
    }
    await expect(moderator.getByRole("status").filter({ hasText: "acceptée" })).toBeVisible();
    await moderator.goto(`/fr/labs/${slug}`);
    await expect(moderator.getByRole("heading", { level: 1 })).toContainText(
      rank === 0 ? "Un nom qui les accorde" : "Le lab de son auteur",
    );
    await expect(moderator.getByRole("main")).toContainText("Un résumé que personne d’autre n’a touché.");
  });

  test(`${name} a review is taken, handed over to a colleague, and released by an administrator`, async ({
    browse,
  }) => {
    const id = world().deciding.held[rank];
    const path = `/fr/moderation/${id}`;
    const moderator = await browse("moderator", options);
    await moderator.goto(path);
    await moderator.getByRole("button", { name: "Prendre en charge" }).click();
    await expect(moderator.getByText(/[Vv]ous la relisez/).first()).toBeVisible();
    const author = await browse("contributor", options);
    await author.goto(`/fr/contributions/${id}`);
    await expect(author.getByRole("main")).toContainText(/relit|relue|relecture/);

    await moderator.getByText("Attribuer ou confier").click();
    await moderator.getByRole("combobox", { name: "À qui" }).selectOption({ label: "Octave" });
    await moderator.getByRole("button", { name: "Confier", exact: true }).click();
    await expect(moderator.getByText(/Octave relit cette proposition/).first()).toBeVisible();
    await expect(moderator.getByRole("button", { name: "Accepter et publier" })).toHaveCount(0);
    await expect(moderator.getByRole("button", { name: "Libérer la proposition" })).toHaveCount(0);

    const colleague = await browse("colleague", options);
    await colleague.goto(path);
    await expect(colleague.getByText(/Vous la relisez/).first()).toBeVisible();

    const administrator = await browse("administrator", options);
    await administrator.goto(path);
    await administrator.getByRole("button", { name: "Libérer la proposition" }).click();
    await expect(administrator.getByText("la proposition est libre")).toBeVisible();
    await moderator.goto(path);
    await accept(moderator);
  });
}

test("a lab that moves while it is read shows its three values in place, and what was typed is still there", async ({
  browse,
}) => {
  const { slow, quick } = world().deciding.moving;
  const moderator = await browse("moderator");
  await moderator.goto(`/fr/moderation/${slow.id}`);
  await choose(moderator, "title", "value");
  await field(moderator, "title").fill("Le nom que j’écrivais");
  const colleague = await browse("colleague");
  await colleague.goto(`/fr/moderation/${quick.id}`);
  await accept(colleague);

  await moderator.getByRole("button", { name: corrected }).click();
  const title = block(moderator, "Nom");
  await expect(title).toContainText("Changé deux fois");
  await expect(title).toContainText("bougé vite");
  await expect(title.getByRole("radio", { checked: true })).toHaveCount(0);
  await choose(moderator, "title", "value");
  await expect(field(moderator, "title")).toHaveValue("Le nom que j’écrivais");
  await moderator.getByRole("button", { name: corrected }).click();
  await expect(moderator.getByRole("status").filter({ hasText: "acceptée" })).toBeVisible();
});

test("beside a new entry stand those that it looks like, and a button prepares the refusal that says so", async ({
  browse,
}) => {
  const { id, existing } = world().deciding.double;
  for (const { options } of modes) {
    const moderator = await browse("moderator", options);
    await moderator.goto(`/fr/moderation/${id}`);
    await moderator
      .getByRole("button", { name: /^Refuser comme doublon/ })
      .first()
      .click();
    await expect(moderator.getByText("Le refus est préparé ci-dessous")).toBeVisible();
    await expect(moderator.locator('input[name="verdict"][value="rejected"]')).toBeChecked();
    await expect(moderator.locator('select[name="reasonCode-rejected"]')).toHaveValue("duplicate");
    await expect(field(moderator, "reason")).toHaveValue(new RegExp(`/fr/labs/${existing}$`));
  }
});

test("what came back shows first what its author changed since the last reading", async ({ browse }) => {
  const moderator = await browse("moderator");
  await moderator.goto(`/fr/moderation/${world().deciding.again}`);
  const since = moderator.getByRole("region", { name: "Ce qui a changé depuis la dernière relecture" });
  await expect(since.getByRole("heading", { level: 3 })).toHaveText(["Résumé"]);
  await expect(since.locator("ins")).toContainText("Il prête des outils");
});
