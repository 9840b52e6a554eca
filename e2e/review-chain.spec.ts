/** From a proposal to the public page: what Sillage is for. */
import type { APIRequestContext, Locator } from "@playwright/test";
import { expect, openMail, test, unique } from "./fixtures";
import { accept, field, fillLab, findInQueue, idOf, refuse, send } from "./proposing";
import { world } from "./world";

const SUMMARY =
  "Un laboratoire qui aide les services de la ville à essayer avec les habitants avant de décider.";
const WHY_BACK = "Il manque l’année d’ouverture. Pouvez-vous aussi citer une source ?";
const WHY_NOT = "Le site du lab dit le contraire : il travaille avec les habitants.";

/** The address that a lab gets from its title. */
const pathOf = (title: string) =>
  `/fr/labs/${title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")}`;

/** Public pages that a lab of Rennes, of the Région Bretagne, on smart cities, is on. */
const PLACES = [
  "/fr",
  "/fr/themes/smart-city",
  "/fr/organisations/region-bretagne",
  "/fr/territoires/commune-35238",
  "/fr/territoires/region-53",
  "/en/themes/smart-city",
];

test("a lab is proposed with its credits, sent back, amended, accepted, and is on every page at once", async ({
  browse,
  request,
}) => {
  test.slow();
  const title = unique("Atelier des rives");
  const publicPath = pathOf(title);
  const author = await browse("contributor");
  const id = await test.step("the author fills the form and keeps a draft", async () => {
    await author.goto("/fr/proposer");
    await author.getByRole("main").getByRole("link", { name: "Lab", exact: true }).click();
    await fillLab(author, { title, summary: SUMMARY }, true);
    await author.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
    await expect(author.getByText("Brouillon enregistré")).toBeVisible();
    return idOf(author);
  });

  const elsewhere = await browse("contributor", { javaScriptEnabled: false });
  await test.step("the draft is found on another device, seen as its public page, and sent", async () => {
    await elsewhere.goto("/fr/contributions");
    const line = elsewhere.getByRole("listitem").filter({ hasText: title });
    await expect(line).toContainText("Brouillon");
    await line.getByRole("link", { name: "Reprendre" }).click();
    await expect(field(elsewhere, "title")).toHaveValue(title);
    await expect(field(elsewhere, "credits.1.name")).toHaveValue("DITP");
    await elsewhere.getByRole("button", { name: "Voir l’aperçu" }).click();
    const main = elsewhere.getByRole("main");
    await expect(main.getByText("Rien n’est encore visible pour les autres")).toBeVisible();
    await expect(main.getByRole("heading", { name: title })).toBeVisible();
    await expect(main.getByRole("link", { name: "Région Bretagne" })).toBeVisible();
    await elsewhere.getByRole("link", { name: "Revenir au formulaire" }).click();
    expect(await send(elsewhere)).toBe(id);
  });

  await test.step("readers see nothing of it", async () => {
    expect((await request.get(publicPath)).status()).toBe(404);
    for (const place of PLACES) expect(await textOf(request, place), place).not.toContain(title);
  });

  const moderator = await browse("moderator");
  await test.step("a moderator takes it: nobody else can decide", async () => {
    await (await findInQueue(moderator, title)).getByRole("link").click();
    await expect(moderator.getByRole("main")).toContainText(SUMMARY);
    await expect(moderator.getByRole("main")).toContainText("Région Bretagne");
    await moderator.getByRole("button", { name: "Prendre en charge" }).click();
    await expect(moderator.getByText(/[Vv]ous la relisez/).first()).toBeVisible();
    const colleague = await browse("colleague");
    await colleague.goto(`/fr/moderation/${id}`);
    await expect(colleague.getByText(/Inès relit cette proposition/).first()).toBeVisible();
    await expect(colleague.getByRole("button", { name: "Accepter et publier" })).toHaveCount(0);
  });

  await test.step("they ask for changes; the author reads why, on the page and in a mail", async () => {
    await refuse(moderator, { verdict: "changes_requested", code: "incomplete", reason: WHY_BACK });
    await author.goto(`/fr/contributions/${id}`);
    await expect(author.getByRole("main")).toContainText("À compléter");
    await expect(author.getByText(WHY_BACK)).toBeVisible();
    const { email } = world().people.contributor;
    expect(await openMail(author, email, `À compléter : ${title}`)).toContain(WHY_BACK);
  });

  await test.step("the author amends and sends it again", async () => {
    await author.goto(`/fr/contributions/${id}`);
    await author.getByRole("link", { name: "Corriger et renvoyer" }).click();
    await expect(author.getByText(WHY_BACK)).toBeVisible();
    await field(author, "startsOn.year").fill("2016");
    await field(author, "sources.0.document").fill("Site de la ville, page « Nos ateliers »");
    await send(author, "Renvoyer en relecture");
  });

  await test.step("the moderator accepts, and the next reader sees it everywhere", async () => {
    const line = await findInQueue(moderator, title);
    await expect(line).toContainText("Revenue après compléments");
    await line.getByRole("link", { name: title }).click();
    await accept(moderator);
    await moderator.getByRole("link", { name: "Voir la fiche publiée" }).click();
    await expect(moderator).toHaveURL(publicPath);
    expect((await request.get(publicPath)).status()).toBe(200);
    const places = [
      ...PLACES,
      `/fr/recherche?q=${encodeURIComponent(title)}`,
      "/fr/labs?territory=region-53",
    ];
    for (const place of places) expect(await textOf(request, place), place).toContain(title);
    expect(await sitemapOf(request)).toContain(publicPath);
    expect(await openMail(author, world().people.contributor.email, `Acceptée : ${title}`)).toContain(
      publicPath,
    );
  });

  const neighbour = await browse("neighbour");
  const edit = await test.step("someone else proposes an edit; the public page does not move", async () => {
    await neighbour.goto(publicPath);
    await neighbour.getByRole("link", { name: "Proposer une modification" }).click();
    // Once React has taken over: until then it may put the caret of a filled field elsewhere.
    await expect(neighbour.getByRole("button", { name: /^Ajouter une ligne/ }).first()).toBeVisible();
    await field(neighbour, "summary").fill(SUMMARY.replace("les habitants", "les élus"));
    await neighbour.getByRole("button", { name: "Envoyer en relecture" }).click();
    await expect(neighbour.getByRole("link", { name: /Pourquoi cette modification/ })).toBeVisible();
    await field(neighbour, "comment").fill("Les élus y sont plus présents.");
    const sent = await send(neighbour);
    expect(await textOf(request, publicPath)).toContain(SUMMARY);
    return sent;
  });

  await test.step("a moderator sees the very words that change and refuses, saying why", async () => {
    await moderator.goto(`/fr/moderation/${edit}`);
    await expect(moderator.locator("del")).toContainText("habitants");
    await expect(moderator.locator("ins")).toContainText("élus");
    await expect(moderator.getByText("Les élus y sont plus présents.")).toBeVisible();
    await expect(moderator.getByText("1 champ modifié")).toBeVisible();
    await refuse(moderator, { verdict: "rejected", code: "inaccurate", reason: WHY_NOT });
    await neighbour.goto(`/fr/contributions/${edit}`);
    await expect(neighbour.getByText(WHY_NOT)).toBeVisible();
    await expect(neighbour.getByRole("main")).toContainText("Refusée");
    const { email } = world().people.neighbour;
    expect(await openMail(neighbour, email, `Refusée : ${title}`)).toContain(WHY_NOT);
    await neighbour.goto(publicPath);
    await expect(neighbour.getByText(SUMMARY)).toBeVisible();
    await neighbour.getByRole("link", { name: "Historique" }).click();
    await expect(neighbour.getByRole("heading", { name: /^Version/ })).toHaveText(["Version 1"]);
  });
});

test("without JavaScript a lab is proposed and accepted, then edited, and its history says so", async ({
  browse,
  request,
}) => {
  const title = unique("Fabrique des quais");
  const scripting = { javaScriptEnabled: false };
  const author = await browse("contributor", scripting);
  await author.goto("/fr/labs/proposer");
  await fillLab(author, { title, summary: SUMMARY }, false);
  const id = await send(author);

  const moderator = await browse("moderator", scripting);
  await moderator.goto(`/fr/moderation/${id}`);
  await moderator.getByRole("button", { name: "Prendre en charge" }).click();
  await expect(moderator.getByText(/[Vv]ous la relisez/).first()).toBeVisible();
  await moderator.getByRole("button", { name: "Envoyer la décision" }).click();
  await expect(moderator.locator(".error-summary")).toBeVisible();
  await refuse(moderator, { verdict: "changes_requested", code: "unsourced", reason: WHY_BACK });

  await author.goto(`/fr/contributions/${id}/modifier`);
  await field(author, "links.0.url").fill("https://exemple.fr/rives");
  await field(author, "links.0.label").fill("Présentation");
  await send(author, "Renvoyer en relecture");
  await moderator.goto(`/fr/moderation/${id}`);
  await accept(moderator);

  const neighbour = await browse("neighbour", scripting);
  await neighbour.goto(`${pathOf(title)}/modifier`);
  await expect(field(neighbour, "credits.0.name")).toHaveValue("Région Bretagne");
  await field(neighbour, "aliases").fill("Les Quais");
  await field(neighbour, "comment").fill("Tout le monde l’appelle ainsi.");
  const edit = await send(neighbour);
  await moderator.goto(`/fr/moderation/${edit}`);
  await accept(moderator);
  expect(await textOf(request, pathOf(title))).toContain("Les Quais");
  await neighbour.goto(`${pathOf(title)}/historique`);
  await expect(neighbour.getByRole("heading", { name: /^Version/ })).toHaveText(["Version 2", "Version 1"]);
  await expect(neighbour.getByText("Tout le monde l’appelle ainsi.")).toBeVisible();
});

test("two moderators decide at once: one decision, and one clear message", async ({ browse }) => {
  const { contested } = world();
  const desks = [await browse("moderator"), await browse("colleague")];
  for (const desk of desks) await desk.goto(`/fr/moderation/${contested}`);
  await Promise.all(desks.map((desk) => desk.getByRole("button", { name: "Accepter et publier" }).click()));
  const done = desks.map((desk) => desk.getByRole("status").filter({ hasText: "acceptée" }));
  const refused = desks.map((desk) =>
    desk.locator(".error-summary", { hasText: "a déjà décidé de cette proposition" }),
  );
  const count = async (answers: Locator[]) =>
    (await Promise.all(answers.map((answer) => answer.count()))).filter(Boolean).length;
  await expect.poll(() => count(done)).toBe(1);
  await expect.poll(() => count(refused)).toBe(1);
});

test("nobody decides on their own proposal, and authors may withdraw it", async ({ browse }) => {
  const author = await browse("moderator");
  await author.goto("/fr/labs/proposer");
  await fillLab(author, { title: unique("Lab de la relectrice"), summary: SUMMARY }, true);
  const id = await send(author);
  await author.goto(`/fr/moderation/${id}`);
  await expect(author.getByText("C’est votre proposition")).toBeVisible();
  await expect(author.getByRole("button", { name: "Accepter et publier" })).toHaveCount(0);
  await author.goto(`/fr/contributions/${id}`);
  await author.getByText("Retirer cette proposition").click();
  await author.getByRole("button", { name: "Oui, la retirer" }).click();
  await expect(author.getByText("Proposition retirée")).toBeVisible();
});

/** A page as an anonymous reader gets it, straight from the server. */
async function textOf(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(path)).text();
}

async function sitemapOf(request: APIRequestContext): Promise<string> {
  const index = await textOf(request, "/sitemap.xml");
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = ""]) => new URL(address).pathname,
  );
  const texts = await Promise.all(
    parts.filter((path) => path.startsWith("/sitemaps")).map((path) => textOf(request, path)),
  );
  return [index, ...texts].join("\n");
}
