/** The queue as a tool: keys, several at once, ready answers, opinions, views, and what colleagues do meanwhile. */
import { expect, test, unique } from "./fixtures";
import { field, findInQueue } from "./proposing";
import { world } from "./world";

const modes = [
  { name: "with JavaScript", rank: 0, options: {} },
  { name: "without JavaScript", rank: 1, options: { javaScriptEnabled: false } },
] as const;

test("ten proposals are read and accepted with the keyboard alone, two keys each", async ({ browse }) => {
  const moderator = await browse("moderator");
  let keys = 0;
  const press = async (key: string) => {
    keys++;
    await moderator.keyboard.press(key);
  };
  await moderator.goto("/fr/moderation?type=programme");
  await moderator.getByRole("link", { name: "Commencer par la plus ancienne" }).focus();
  await press("Enter");
  for (let decided = 0; decided < 10; decided++) {
    await expect(moderator).toHaveURL(/\/moderation\/[0-9a-f-]{36}/);
    await expect(moderator.getByRole("button", { name: "Raccourcis clavier" })).toBeVisible();
    expect(await moderator.evaluate(() => window.scrollY)).toBe(0);
    const here = moderator.url();
    await press("a");
    await expect(moderator.getByRole("button", { name: "Accepter et publier" })).toBeFocused();
    await press("Enter");
    await expect(moderator).not.toHaveURL(here);
    const said = moderator.getByRole("status").filter({ hasText: "acceptée" });
    await expect(said).toBeVisible();
    expect(await moderator.evaluate(() => document.activeElement?.textContent)).toContain("acceptée");
  }
  expect(keys).toBe(21);
});

test("keys lead along the queue and to each decision, keep quiet while one writes, and can be turned off", async ({
  browse,
}) => {
  const moderator = await browse("moderator");
  await moderator.goto("/fr/moderation?type=lab");
  const open = moderator.getByRole("button", { name: "Raccourcis clavier" });
  await expect(open).toBeVisible();
  const titles = moderator.locator(".queue-title a");
  await moderator.keyboard.press("j");
  await expect(titles.nth(0)).toBeFocused();
  await moderator.keyboard.press("j");
  await expect(titles.nth(1)).toBeFocused();
  await moderator.keyboard.press("k");
  await expect(titles.nth(0)).toBeFocused();

  await moderator.goto(`/fr/moderation/${world().desk.asked.id}`);
  await expect(open).toBeVisible();
  await moderator.keyboard.press("c");
  await expect(moderator.locator('input[name="verdict"][value="changes_requested"]')).toBeChecked();
  await expect(field(moderator, "reasonCode-changes_requested")).toBeFocused();
  await field(moderator, "reason").focus();
  await moderator.keyboard.type("jkacr?");
  await expect(field(moderator, "reason")).toHaveValue("jkacr?");
  await moderator.getByRole("heading", { level: 1 }).click();
  await moderator.keyboard.press("r");
  await expect(moderator.locator('input[name="verdict"][value="rejected"]')).toBeChecked();

  await moderator.getByRole("heading", { level: 1 }).click();
  await moderator.keyboard.press("?");
  const list = moderator.getByRole("dialog", { name: "Raccourcis clavier" });
  await expect(list).toBeVisible();
  await list.getByRole("checkbox").uncheck();
  await moderator.keyboard.press("Escape");
  await moderator.reload();
  await expect(open).toBeVisible();
  await moderator.keyboard.press("a");
  await expect(moderator.getByRole("button", { name: "Accepter et publier" })).not.toBeFocused();
  await open.click();
  await list.getByRole("checkbox").check();
});

for (const { name, rank, options } of modes) {
  test(`${name} several proposals are decided on together; what changed meanwhile is left, and said`, async ({
    browse,
  }) => {
    const [one, two, three] = world().desk.together[rank];
    if (!one || !two || !three) throw new Error("the world has three");
    const moderator = await browse("moderator", options);
    await moderator.goto("/fr/moderation");
    for (const { title } of [one, two, three]) {
      const line = await findInQueue(moderator, title);
      await expect(line.getByRole("checkbox", { name: `Choisir « ${title} »` })).toBeVisible();
    }
    // They may be on several pages of the queue: what its form sends is an address.
    const ids = [one, two, three].map(({ id }) => `id=${id}`).join("&");
    await moderator.goto(`/fr/moderation/ensemble?type=lab&${ids}`);
    await expect(moderator.getByRole("heading", { level: 2, name: two.title })).toBeVisible();

    await moderator.getByRole("button", { name: "Décider", exact: true }).click();
    await expect(moderator.locator(".error-summary")).toContainText("Décision pour toutes");

    const colleague = await browse("colleague", options);
    await colleague.goto(`/fr/moderation/${two.id}`);
    await colleague.getByRole("button", { name: "Prendre en charge" }).click();
    await expect(colleague.getByText(/[Vv]ous la relisez/).first()).toBeVisible();

    await moderator.locator('input[name="verdict"][value="accepted"]').check();
    await moderator.getByRole("button", { name: "Décider", exact: true }).click();
    const summary = moderator.locator(".error-summary");
    await expect(summary).toContainText("2 propositions ont reçu leur décision");
    await expect(summary).toContainText("Octave");
    await expect(summary.getByRole("link")).toHaveCount(1);

    await colleague.getByRole("button", { name: "Rendre à la file" }).click();
    await expect(colleague.getByText("Personne ne la relit.")).toBeVisible();
    await moderator.goto(`/fr/moderation/ensemble?type=lab&${ids}`);
    await expect(moderator.getByRole("checkbox", { name: "Décider de celle-ci" })).toHaveCount(1);
    await moderator.locator('input[name="verdict"][value="rejected"]').check();
    await field(moderator, "reasonCode-rejected").selectOption("other");
    await field(moderator, "reason").fill("Elle attendra.");
    await moderator.getByRole("button", { name: "Décider", exact: true }).click();
    await expect(moderator.getByRole("status").filter({ hasText: "refusée" })).toBeVisible();
    await expect(moderator).toHaveURL(/\/fr\/moderation\?type=lab/);
  });

  test(`${name} an administrator adds a ready answer, and its author reads it with the moderator’s words`, async ({
    browse,
  }) => {
    const { id } = world().desk.answered[rank];
    const label = unique("Réponse");
    const administrator = await browse("administrator", options);
    await administrator.goto("/fr/administration/reponses");
    await administrator.getByRole("link", { name: "Ajouter une réponse" }).click();
    await administrator.getByRole("button", { name: "Enregistrer" }).click();
    await expect(administrator.locator(".error-summary")).toBeVisible();
    await field(administrator, "reasonCode").selectOption("rejected:advertising");
    await field(administrator, "labelFr").fill(label);
    await field(administrator, "labelEn").fill(`${label} (en)`);
    await field(administrator, "textFr").fill("Merci de ne rien vendre ici.");
    await field(administrator, "textEn").fill("Please sell nothing here.");
    await administrator.getByRole("button", { name: "Enregistrer" }).click();
    await expect(administrator.getByText("La réponse est enregistrée.")).toBeVisible();

    const moderator = await browse("moderator", options);
    await moderator.goto(`/fr/moderation/${id}`);
    await moderator.locator('input[name="verdict"][value="rejected"]').check();
    await field(moderator, "reasonCode-rejected").selectOption("advertising");
    await field(moderator, "answer-rejected").selectOption({ label });
    if (rank === 0) await expect(moderator.getByText("Merci de ne rien vendre ici.")).toBeVisible();
    await field(moderator, "reason").fill("La charte le dit.");
    await moderator.getByRole("button", { name: "Envoyer la décision" }).click();
    await expect(moderator.getByRole("status").filter({ hasText: "refusée" })).toBeVisible();
    await moderator.goto(`/fr/moderation/${id}`);
    await expect(moderator.getByText("Merci de ne rien vendre ici.\n\nLa charte le dit.")).toBeVisible();

    await administrator.getByRole("link", { name: label }).click();
    await administrator.getByRole("button", { name: "Retirer", exact: true }).click();
    await expect(administrator.getByText("La réponse est retirée.")).toBeVisible();
  });

  test(`${name} filters are kept as a view, which is removed`, async ({ browse }) => {
    const view = unique("Vue");
    const moderator = await browse("moderator", options);
    const kind = rank === 0 ? "edit" : "creation";
    await moderator.goto(`/fr/moderation?type=event&kind=${kind}`);
    await moderator.getByText("Enregistrer cette vue").click();
    await field(moderator, "name").fill(view);
    await moderator.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(moderator.getByText("La vue est enregistrée.")).toBeVisible();
    await moderator.goto("/fr/moderation");
    await moderator.getByRole("link", { name: view }).click();
    await expect(moderator).toHaveURL(new RegExp(`type=event&kind=${kind}`));
    await moderator.getByRole("button", { name: "Retirer cette vue" }).click();
    await expect(moderator.getByText("La vue est retirée.")).toBeVisible();
    await expect(moderator.getByRole("link", { name: view })).toHaveCount(0);
  });
}

test("a colleague whose opinion is asked is told, answers, and the author knows nothing of it", async ({
  browse,
}) => {
  const { id, title } = world().desk.asked;
  const moderator = await browse("moderator");
  await moderator.goto(`/fr/moderation/${id}`);
  await field(moderator, "body").fill("Est-ce bien un lab ?");
  await moderator.getByRole("combobox", { name: "Demander un avis à" }).selectOption({ label: "Octave" });
  await moderator.getByRole("button", { name: "Envoyer à l’auteur" }).click();
  await expect(moderator.locator(".error-summary")).toContainText("note interne");
  await moderator.getByRole("button", { name: "Garder en note interne" }).click();
  await expect(moderator.getByText("demande son avis à Octave")).toBeVisible();

  const colleague = await browse("colleague");
  await colleague.goto("/fr/notifications");
  const line = colleague
    .getByRole("listitem")
    .filter({ hasText: title })
    .filter({ hasText: "demande votre avis" });
  await line.getByRole("link").first().click();
  await expect(colleague.getByText("demande votre avis")).toBeVisible();
  await expect(colleague.getByText("Est-ce bien un lab ?")).toBeVisible();

  const { name } = world().people.moderator;
  await field(colleague, "body").fill(`@${name.toLowerCase()}, je crois que oui.`);
  await colleague.getByRole("button", { name: "Garder en note interne" }).click();
  await expect(colleague.getByText(`demande son avis à ${name}`)).toBeVisible();
  await moderator.reload();
  await expect(moderator.getByText("demande votre avis")).toBeVisible();
});

test("what a colleague takes is marked while one reads the queue, and what comes is said; nothing moves", async ({
  browse,
}) => {
  const { id, title } = world().desk.live;
  const moderator = await browse("moderator");
  const line = await findInQueue(moderator, title);
  await expect(line).toContainText("Libre");
  const before = await line.boundingBox();
  const colleague = await browse("colleague");
  await colleague.goto(`/fr/moderation/${id}`);
  await colleague.getByRole("button", { name: "Prendre en charge" }).click();
  await expect(line).toContainText("vient de la prendre", { timeout: 10_000 });
  expect(await line.boundingBox()).toEqual(before);
  await colleague.getByRole("button", { name: "Rendre à la file" }).click();
  await expect(line).toContainText("De nouveau libre", { timeout: 10_000 });

  const plain = await browse("moderator", { javaScriptEnabled: false });
  await expect((await findInQueue(plain, title)).first()).toContainText("Libre");
});

test("the news of the queue are for those who review", async ({ browse }) => {
  for (const person of [null, "contributor"] as const) {
    const page = await browse(person);
    const answer = await page.request.get("/api/moderation/nouvelles");
    expect(answer.status()).toBe(403);
  }
});
