/** The history of an entry and the ways back: versions, comparison, revert, archives, removal, the journal. */
import { expect, test } from "./fixtures";
import { accept, field, idOf } from "./proposing";
import { world } from "./world";

for (const scripting of [true, false]) {
  const how = scripting ? "" : ", without JavaScript";
  const options = { javaScriptEnabled: scripting };

  test(`an entry is read as it was, compared, and brought back by each role${how}`, async ({
    browse,
    request,
  }) => {
    test.slow();
    const { slug, titles } = world().past[scripting ? "read" : "readPlain"];
    const [first, second, third] = titles;
    const path = `/fr/labs/${slug}`;
    const reader = await browse(null, options);

    await test.step("the history leads to two versions side by side", async () => {
      await reader.goto(path);
      await reader.getByRole("link", { name: "Historique", exact: true }).click();
      await expect(reader.getByRole("heading", { name: /^Version/ })).toHaveText([
        "Version 3",
        "Version 2",
        "Version 1",
      ]);
      await reader.getByLabel("De la version").selectOption("1");
      await reader.getByLabel("À la version").selectOption("3");
      await reader.getByRole("button", { name: "Comparer" }).click();
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText("De la version 1 à la version 3");
      await expect(reader.locator("ins").filter({ hasText: ", ter" }).first()).toBeVisible();
      await expect(reader.getByText("2 champs modifiés")).toBeVisible();
      await reader.getByRole("link", { name: "Dans l’autre sens" }).click();
      await expect(reader.locator("del").filter({ hasText: ", ter" }).first()).toBeVisible();
      await reader.goto(`${path}/historique/comparer?de=1&a=99`);
      await expect(reader.getByText("Choisissez deux versions, de 1 à 3.")).toBeVisible();
    });

    await test.step("each version has its page, out of search engines, that leads to its neighbours", async () => {
      await reader.goto(`${path}/historique/1`);
      await expect(reader.getByText("Vous lisez la version 1")).toBeVisible();
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText(first);
      await expect(reader.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
      await expect(reader.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`${path}$`));
      await reader.getByRole("link", { name: "Version 2 →" }).click();
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText(second);
      await expect(reader.getByRole("link", { name: "Connectez-vous pour revenir" })).toBeVisible();
      for (const wrong of ["0", "99", "-1", "un", "1.5"]) {
        expect((await request.get(`${path}/historique/${wrong}`)).status(), wrong).toBe(404);
      }
    });

    await test.step("a day leads to the version that was online then", async () => {
      await reader.goto(`${path}/historique`);
      await reader.getByLabel("Jour").fill("2018-09-14");
      await reader.getByRole("button", { name: "Voir", exact: true }).click();
      await expect(reader.getByText("la fiche n’existait pas encore")).toBeVisible();
      await reader.getByLabel("Jour").fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
      await reader.getByRole("button", { name: "Voir", exact: true }).click();
      await expect(reader).toHaveURL(new RegExp(`${path}/historique/3$`));
    });

    await test.step("a contributor proposes to go back, and a moderator accepts", async () => {
      const author = await browse("contributor", options);
      await author.goto(`${path}/historique/1`);
      await author.getByRole("link", { name: "Revenir à la version 1" }).click();
      await author.getByRole("button", { name: "Proposer ce retour" }).click();
      await expect(author.locator(".error-summary")).toBeVisible();
      await field(author, "comment").fill("Son premier nom est le bon.");
      await author.getByRole("button", { name: "Proposer ce retour" }).click();
      await expect(author.getByText("Proposition envoyée")).toBeVisible();
      const id = idOf(author);
      expect(await (await request.get(path)).text()).toContain(third);
      const moderator = await browse("moderator", options);
      await moderator.goto(`/fr/moderation/${id}`);
      await accept(moderator);
      const page = await (await request.get(path)).text();
      expect(page).toContain(first);
      expect(page).not.toContain(third);
      await author.goto(`${path}/historique`);
      await expect(author.getByText("Retour à la version 1")).toBeVisible();
      await expect(author.getByText("Son premier nom est le bon.")).toBeVisible();
    });

    await test.step("a moderator takes that back at once", async () => {
      const moderator = await browse("colleague", options);
      await moderator.goto(`${path}/historique/3`);
      await moderator.getByRole("link", { name: "Revenir à la version 3" }).click();
      await field(moderator, "comment").fill("Non, le dernier nom est en usage.");
      await moderator.getByRole("button", { name: "Revenir à cette version" }).click();
      await expect(moderator.getByRole("status").filter({ hasText: "version 5" })).toBeVisible();
      await expect(moderator.getByRole("heading", { name: "Version 5" })).toBeVisible();
      expect(await (await request.get(path)).text()).toContain(third);
    });
  });

  test(`an entry is put away and taken out, taken down and put back${how}`, async ({ browse, request }) => {
    test.slow();
    const { slug, citedBy, titles } = world().past[scripting ? "gone" : "gonePlain"];
    const [name] = titles;
    const path = `/fr/labs/${slug}`;
    const history = `${path}/historique`;
    const moderator = await browse("moderator", options);
    const act = async (title: string, reason: string, button: string, code?: string) => {
      await moderator.goto(history);
      await moderator.getByRole("link", { name: title, exact: true }).click();
      if (code) await moderator.getByLabel("Motif").selectOption(code);
      await moderator.getByLabel("Pourquoi").fill(reason);
      await moderator.getByRole("button", { name: button, exact: true }).click();
    };

    await test.step("archived, it says so and is in no list; then it is back", async () => {
      await act("Archiver la fiche", "Le lab a fermé.", "Archiver");
      await expect(moderator.getByText("La fiche est archivée.")).toBeVisible();
      await expect(moderator.getByText("Le lab a fermé.")).toBeVisible();
      expect(await (await request.get(path)).text()).toContain("Cette fiche est archivée");
      expect(await (await request.get("/sitemap.xml")).text()).not.toContain(`${path}<`);
      await act("Sortir la fiche des archives", "Il a rouvert.", "Sortir des archives");
      await expect(moderator.getByText("La fiche est sortie des archives.")).toBeVisible();
      expect(await (await request.get(path)).text()).not.toContain("Cette fiche est archivée");
    });

    const named = [`/fr/ressources/${citedBy}`, `/en/ressources/${citedBy}`, `/api/v1/entries/${citedBy}`];
    await test.step("who does not review has no such act", async () => {
      const contributor = await browse("contributor", options);
      await contributor.goto(history);
      await expect(contributor.getByText("Actes de modération")).toHaveCount(0);
      for (const place of named) expect(await (await request.get(place)).text(), place).toContain(name);
    });

    await test.step("taken down, it is nowhere but before those who review, and its address says why", async () => {
      await act(
        "Retirer la fiche en urgence",
        "Une personne le demande.",
        "Retirer la fiche",
        "personal-data",
      );
      await expect(moderator.getByText("La fiche est retirée.")).toBeVisible();
      const reader = await browse(null, options);
      for (const address of [
        path,
        `/en/labs/${slug}`,
        history,
        `${history}/1`,
        `${history}/comparer?de=1&a=2`,
      ]) {
        const answer = await reader.goto(address);
        expect(answer?.status(), address).toBe(410);
        const text = await reader.content();
        expect(text, address).not.toContain(name);
        expect(text, address).not.toContain("Une personne le demande");
      }
      await reader.goto(path);
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Cette fiche a été retirée");
      await expect(reader.getByText("Motif : données personnelles.")).toBeVisible();
      expect((await request.get(`/api/v1/entries/${slug}`)).status()).toBe(410);
      for (const place of [
        ...named,
        "/fr",
        "/fr/labs",
        "/fr/journal",
        "/fr/journal/atom.xml",
        `/fr/recherche?q=${encodeURIComponent(`"${name}"`)}&type=resource`,
        "/sitemap.xml",
        `/api/suggestions?kind=entry&q=${encodeURIComponent(name)}`,
      ]) {
        // A search repeats what was searched.
        const text = (await (await request.get(place)).text()).replaceAll(`&quot;${name}&quot;`, "");
        if (!place.includes("recherche")) expect(text, place).not.toContain(name);
        else expect(text, place).not.toContain(`/fr/ressources/${citedBy}`);
      }
      await moderator.goto(history);
      await expect(moderator.getByText("Une personne le demande.").first()).toBeVisible();
    });

    await test.step("any other moderator puts it back", async () => {
      await act("Rétablir la fiche", "Vérifié : rien de personnel.", "Rétablir");
      await expect(moderator.getByText("La fiche est rétablie.")).toBeVisible();
      expect((await request.get(path)).status()).toBe(200);
      for (const place of [path, ...named])
        expect(await (await request.get(place)).text(), place).toContain(name);
    });
  });

  test(`the journal of decisions is read by day, narrowed, and followed as a feed${how}`, async ({
    browse,
    request,
  }) => {
    const reader = await browse(null, options);
    await reader.goto("/fr");
    await reader.getByRole("contentinfo").getByRole("link", { name: "Journal des décisions" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Journal des décisions");
    await reader.getByLabel("Type de fiche").selectOption("lab");
    await reader.getByLabel("Décision").selectOption("changes_requested");
    await reader.getByRole("button", { name: "Filtrer" }).click();
    await expect(reader.getByText("Nouveau lab").first()).toBeVisible();
    await expect(reader.getByText("Lab à compléter")).toHaveCount(0);
    await reader.goto("/fr/journal?verdict=accepted&type=lab");
    await reader.locator(".queue-title a").first().click();
    await expect(reader.getByText(/^Vous lisez la version \d+$/)).toBeVisible();

    await reader.goto("/fr/journal");
    const address = await reader.locator('link[type="application/atom+xml"]').first().getAttribute("href");
    const feed = await request.get(new URL(address ?? "", "http://localhost").pathname);
    expect(feed.headers()["content-type"]).toContain("application/atom+xml");
    const { etag = "" } = feed.headers();
    const again = await request.get("/fr/journal/atom.xml", { headers: { "if-none-match": etag } });
    expect(again.status()).toBe(304);
    const wellFormed = await reader.evaluate(
      (xml) => {
        const parsed = new DOMParser().parseFromString(xml, "application/xml");
        return parsed.querySelector("parsererror") === null && parsed.querySelectorAll("entry").length > 0;
      },
      await feed.text(),
    );
    expect(wellFormed).toBe(true);
  });
}
