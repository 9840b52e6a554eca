/** What is said around a proposal: its thread, what one is told of it, and what the author never sees. */
import type { Page } from "@playwright/test";
import { expect, newAddress, openMail, openSignInLink, test, unique } from "./fixtures";
import { pageKinds } from "./pages";
import { field, fillLab, refuse, send } from "./proposing";
import { world } from "./world";

const SUMMARY =
  "Un laboratoire qui aide les services de la ville à essayer avec les habitants avant de décider.";

const thread = (page: Page) => page.locator("#echanges");

/** Writes in the thread of the page and waits for the answer. */
async function write(page: Page, body: string, button: string): Promise<void> {
  await thread(page).getByLabel("Votre message").fill(body);
  await thread(page).getByRole("button", { name: button }).click();
  await expect(thread(page).getByRole("status")).toBeVisible();
  await expect(thread(page).getByRole("listitem").filter({ hasText: body })).toHaveCount(1);
}

async function propose(author: Page, name: string, scripting = true): Promise<{ id: string; title: string }> {
  const title = unique(name);
  await author.goto("/fr/labs/proposer");
  await fillLab(author, { title, summary: SUMMARY }, scripting);
  return { id: await send(author), title };
}

/** Someone of this test alone, so that what they are told is what it does. */
async function signIn(page: Page): Promise<string> {
  const address = newAddress();
  await openSignInLink(page, address);
  await page.getByRole("button", { name: "Me connecter" }).click();
  await expect(page).toHaveURL(/\/fr\/compte$/);
  return address;
}

for (const scripting of [true, false]) {
  test(`${scripting ? "" : "without JavaScript, "}an author and a moderator talk about a proposal, before and after changes are asked`, async ({
    browse,
  }) => {
    test.slow();
    const author = await browse("contributor", { javaScriptEnabled: scripting });
    const moderator = await browse("moderator", { javaScriptEnabled: scripting });
    const { people } = world();
    // Names that do not look alike: one is not taken for a double of the other.
    const name = scripting ? "Lab dont on parle" : "Cercle des rameurs";
    const { id, title } = await propose(author, name, scripting);
    expect(await openMail(author, people.contributor.email, `Bien reçue : ${title}`)).toContain(
      "/fr/notifications#reglages",
    );
    await author.goto(`/fr/contributions/${id}`);
    await expect(thread(author)).toContainText("Personne n’a encore écrit.");
    await expect(author.getByRole("main")).toContainText(/(prochaine à relire|position dans la file)/);

    await moderator.goto(`/fr/moderation/${id}`);
    await thread(moderator).getByRole("button", { name: "Envoyer à l’auteur" }).click();
    await expect(thread(moderator).locator(".error-summary")).toContainText("Écrivez votre message");
    await write(moderator, "En quelle année a-t-il ouvert ?", "Envoyer à l’auteur");
    // The form is empty again, and reloading the page writes nothing twice.
    await expect(thread(moderator).getByLabel("Votre message")).toHaveValue("");
    await moderator.reload();
    await expect(thread(moderator).getByRole("listitem")).toHaveCount(1);
    await write(moderator, "À vérifier avec la région.", "Garder en note interne");
    const note = thread(moderator).getByRole("listitem").filter({ hasText: "À vérifier" });
    await expect(note).toContainText("note interne (jamais montrée à l’auteur)");

    await author.goto(`/fr/contributions/${id}`);
    await expect(thread(author).getByRole("listitem")).toHaveCount(1);
    await expect(thread(author).getByRole("listitem")).toContainText("modération");
    await expect(thread(author).getByRole("button")).toHaveText(["Envoyer à la modération"]);
    await write(author, "En 2016, d’après son site.", "Envoyer à la modération");

    await moderator.goto(`/fr/moderation/${id}`);
    await expect(thread(moderator).getByRole("listitem")).toHaveCount(3);
    await refuse(moderator, {
      verdict: "changes_requested",
      code: "incomplete",
      reason: "Ajoutez l’année à la fiche.",
    });
    await author.goto(`/fr/contributions/${id}`);
    await expect(thread(author).getByRole("listitem")).toHaveCount(2);
    await author.getByRole("link", { name: "Corriger et renvoyer" }).click();
    await expect(field(author, "summary")).toHaveValue(SUMMARY);
    await field(author, "startsOn.year").fill("2016");
    await send(author, "Renvoyer en relecture");
    await expect(thread(author).getByRole("listitem")).toHaveCount(2);

    const letter = await openMail(author, people.contributor.email, `Nouveau message : ${title}`);
    expect(letter).toContain("En quelle année a-t-il ouvert ?");
    expect(letter).toContain(`/fr/contributions/${id}#echanges`);
    expect(await openMail(moderator, people.moderator.email, `Nouveau message : ${title}`)).toContain(
      "En 2016, d’après son site.",
    );
  });
}

test("what one is told waits on a page: unread first, marked one by one or all, counted in the header", async ({
  browse,
}) => {
  test.slow();
  const author = await browse();
  await signIn(author);
  const moderator = await browse("moderator");
  const { id, title } = await propose(author, "Lab à suivre");
  const other = await propose(author, "Lab à suivre aussi");
  const tell = async (body: string) => {
    for (const one of [id, other.id]) {
      await moderator.goto(`/fr/moderation/${one}`);
      await write(moderator, body, "Envoyer à l’auteur");
    }
  };
  await tell("Bonjour.");

  await author.goto("/fr/notifications");
  const header = author.getByRole("banner").getByRole("link", { name: /^Notifications \d+ non lues?$/ });
  const lines = author.getByRole("main").getByRole("listitem").filter({ hasText: "Lab à suivre" });
  const unread = lines.filter({ hasText: "Non lue" });
  // Their own pages were seen when the proposals were sent: what was told then is read, and comes after.
  await expect(lines.filter({ hasText: "arrivée en relecture" })).toHaveCount(2);
  await expect(unread).toHaveCount(2);
  await expect(lines.nth(0)).toContainText("Non lue");
  await expect(lines.nth(1)).toContainText("Non lue");
  await expect(header).toHaveAccessibleName("Notifications 2 non lues");
  const line = unread.filter({ hasText: title }).filter({ hasText: "Inès, de la modération, vous a écrit." });
  await line.getByRole("button", { name: "Marquer comme lue" }).click();
  await expect(author.getByRole("status").filter({ hasText: "Marquée comme lue." })).toBeVisible();
  await expect(unread).toHaveCount(1);
  await expect(header).toHaveAccessibleName("Notifications 1 non lue");

  await unread.getByRole("link", { name: other.title }).click();
  await expect(author).toHaveURL(`/fr/contributions/${other.id}#echanges`);
  await author.goto("/fr/notifications");
  await expect(author.getByRole("main")).toContainText("Vous avez tout lu.");
  await expect(header).toHaveCount(0);

  await tell("Encore un mot.");
  const plain = await browse(null, { javaScriptEnabled: false });
  await plain.context().addCookies(await author.context().cookies());
  await plain.goto("/fr/contributions");
  await plain.getByRole("main").getByRole("link", { name: "Notifications" }).click();
  await expect(plain.getByRole("main")).toContainText("2 nouvelles à lire.");
  await plain.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await expect(plain.getByText("Tout est marqué comme lu.")).toBeVisible();
  await expect(plain.getByRole("main")).toContainText("Vous avez tout lu.");
});

test("what one chose is kept and holds: never is no mail, and the page says it all the same", async ({
  browse,
}) => {
  test.slow();
  const author = await browse(null, { javaScriptEnabled: false });
  const email = await signIn(author);
  const moderator = await browse("moderator");
  await author.goto("/fr/notifications");
  const settings = author.locator("#reglages");
  const own = await settings.getByRole("combobox").count();
  await settings.getByLabel("Un message est écrit").selectOption({ label: "Jamais" });
  await settings.getByRole("button", { name: "Enregistrer mes choix" }).click();
  await expect(author.getByText("Vos choix sont enregistrés.")).toBeVisible();
  await author.goto("/fr/notifications");
  await expect(settings.getByLabel("Un message est écrit")).toHaveValue("never");

  const { id, title } = await propose(author, "Lab sans courriel", false);
  await moderator.goto(`/fr/moderation/${id}`);
  await write(moderator, "Un mot que l’on lira sur la page.", "Envoyer à l’auteur");
  await refuse(moderator, { verdict: "rejected", code: "out-of-scope", reason: "Hors du champ." });
  await openMail(author, email, `Refusée : ${title}`);
  await author.goto("/fr/courrier");
  const rows = author.getByRole("row").filter({ hasText: email }).filter({ hasText: title });
  await expect(rows.filter({ hasText: "Nouveau message" })).toHaveCount(0);
  await author.goto("/fr/notifications");
  await expect(
    author.getByRole("listitem").filter({ hasText: title }).filter({ hasText: "vous a écrit" }),
  ).toHaveCount(1);
  await moderator.goto("/fr/notifications");
  // Those who review are told of more, and choose for more.
  await expect.poll(() => moderator.locator("#reglages").getByRole("combobox").count()).toBeGreaterThan(own);
});

test("a note between moderators is on no page that its author or anyone else can open, nor in any mail", async ({
  browse,
}) => {
  test.slow();
  const canary = unique("Serinette").replace(" ", "");
  const moderator = await browse("moderator");
  const colleague = await browse("colleague");
  const { creation, edit, returned } = world();
  for (const id of [creation, edit, returned]) {
    await moderator.goto(`/fr/moderation/${id}`);
    await write(moderator, `Entre nous : ${canary} 1`, "Garder en note interne");
    await colleague.goto(`/fr/moderation/${id}`);
    await write(colleague, `Oui, ${canary} 2`, "Garder en note interne");
  }
  expect(await (await moderator.request.get(`/fr/moderation/${edit}`)).text()).toContain(canary);
  // The colleague's note was told to the moderator: its mail has been kept, and names no word of it.
  await openMail(moderator, world().people.moderator.email, "Note interne");

  const readers = {
    author: await browse("contributor"),
    neighbour: await browse("neighbour"),
    nobody: await browse(),
  };
  const extra = [
    "/fr/notifications",
    "/en/notifications",
    "/fr/contributions",
    "/fr/courrier",
    "/api/session",
    "/api/v1/entries",
    "/api/compte/donnees",
    "/fr/journal/atom.xml",
    ...[creation, edit, returned].flatMap((id) => [
      `/fr/contributions/${id}`,
      `/en/contributions/${id}`,
      `/fr/contributions/${id}/modifier`,
      `/fr/contributions/${id}/apercu`,
      `/fr/moderation/${id}`,
      `/fr/moderation/${id}/apercu`,
    ]),
  ];
  const paths = [...new Set([...pageKinds.flatMap((kind) => kind.paths(world())), ...extra])];
  for (const [name, reader] of Object.entries(readers)) {
    for (const path of paths) {
      const text = await (await reader.request.get(path)).text();
      expect(text.includes(canary), `${name} on ${path}`).toBe(false);
    }
  }
  const inbox = await readers.author.request.get("/fr/courrier");
  const mails = new Set((await inbox.text()).match(/\/fr\/courrier\/[0-9a-f-]{36}/g));
  expect(mails.size).toBeGreaterThan(3);
  for (const path of mails) {
    for (const one of [path, path.replace("/fr/courrier", "/api/courrier")]) {
      const text = await (await readers.author.request.get(one)).text();
      expect(text.includes(canary), one).toBe(false);
    }
  }
  // As a browser draws them too.
  for (const path of [`/fr/contributions/${edit}`, "/fr/notifications"]) {
    await readers.author.goto(path);
    await expect(readers.author.getByRole("main")).not.toContainText(canary);
  }
});
