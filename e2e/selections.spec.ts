/** Selections: made from an entry, arranged, shared, taken away; PDFs; what is on paper. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, newIp, test, unique } from "./fixtures";
import { world } from "./world";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`an entry goes into a selection, which is arranged, made public and taken away, ${how}`, async ({
    browse,
    request,
  }) => {
    test.slow();
    const { edited, mergedInto } = world();
    const title = unique("Labs choisis");
    const page = await browse("contributor", { javaScriptEnabled });

    await test.step("from the page of an entry, into a new one", async () => {
      await page.goto(`/fr/labs/${edited}`);
      await page.getByRole("link", { name: "Ajouter à une sélection" }).click();
      await page.getByRole("radio", { name: "Une nouvelle sélection" }).check();
      await page.getByRole("button", { name: "Ajouter", exact: true }).click();
      // Without a title it comes back, with what was chosen.
      await expect(page.locator(".error-summary")).toContainText("obligatoire");
      await expect(page.getByRole("radio", { name: "Une nouvelle sélection" })).toBeChecked();
      await page.getByRole("textbox", { name: "Titre de la nouvelle sélection" }).fill(title);
      await page.getByRole("textbox", { name: "Annotation" }).fill("Le **premier**.");
      await page.getByRole("button", { name: "Ajouter", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      await expect(page.locator(".selection-note strong")).toHaveText("premier");
    });
    const path = new URL(page.url()).pathname;

    await test.step("another joins it, then goes up", async () => {
      await page.goto(`/fr/selections/ajouter?fiche=${mergedInto}`);
      await page.getByRole("radio", { name: title }).check();
      await page.getByRole("button", { name: "Ajouter", exact: true }).click();
      await expect(page.locator(".selection-items > li")).toHaveCount(2);
      await page.getByRole("link", { name: "Modifier la sélection" }).click();
      await page.getByRole("textbox", { name: "Annotation de" }).last().fill("Le second, monté.");
      await page.getByRole("button", { name: /^Monter/ }).click();
      await expect(page.getByText("C’est enregistré.")).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Annotation de" }).first()).toHaveValue(
        "Le second, monté.",
      );
    });

    await test.step("moved down and up again, the page shows each", async () => {
      const first = page.locator(".selection-edit > li").first().getByRole("textbox");
      const moveFirst = page.getByRole("button", { name: /^Descendre/ }).first();
      await moveFirst.click();
      await expect(first).toHaveValue("Le **premier**.");
      await moveFirst.click();
      await expect(first).toHaveValue("Le second, monté.");
      if (javaScriptEnabled) await expect(page.locator(".selection-edit > li").last()).toBeFocused();
    });

    await test.step("nobody else sees it until it is public", async () => {
      expect((await request.get(path)).status()).toBe(404);
      expect((await request.get(`${path}/export/csv`)).status()).toBe(404);
      await page.getByRole("radio", { name: /^Publique/ }).check();
      await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
      await page.waitForURL((url) => url.pathname === path);
      const reader = await browse(null, { javaScriptEnabled });
      await reader.goto("/fr/selections");
      await reader.getByRole("link", { name: title }).click();
      await expect(reader.locator(".selection-note").first()).toHaveText("Le second, monté.");
      await expect(reader.getByRole("link", { name: "Modifier la sélection" })).toHaveCount(0);
      expect((await request.get(`${path}/export/bib`)).headers()["content-type"]).toContain("bibtex");
      expect((await request.get(`${path}/flux/atom.xml`)).headers()["content-type"]).toContain("atom");
    });

    await test.step("a moderator hides it, and its owner reads why", async () => {
      const desk = await browse("moderator", { javaScriptEnabled });
      await desk.goto(path);
      await desk.getByRole("textbox", { name: "Motif" }).fill("Un essai de modération.");
      await desk.getByRole("button", { name: "Masquer au public" }).click();
      await expect(desk.getByText("La sélection est masquée")).toBeVisible();
      expect((await request.get(path)).status()).toBe(404);
      await page.goto(path);
      await expect(page.getByText("Un essai de modération.")).toBeVisible();
    });

    await test.step("its owner deletes it", async () => {
      await page.goto(`${path}/modifier`);
      await page.getByText("Supprimer la sélection", { exact: true }).click();
      await page.getByRole("button", { name: "Oui, supprimer cette sélection" }).click();
      await expect(page.getByText("La sélection est supprimée.")).toBeVisible();
      await expect(page.getByRole("link", { name: title })).toHaveCount(0);
    });
  });
}

test("who has not signed in is told the way, and comes back to the entry that they chose", async ({
  plain,
}) => {
  await plain.goto(`/fr/selections/ajouter?fiche=${world().edited}`);
  const link = plain.getByRole("main").getByRole("link", { name: "Se connecter" });
  expect(await link.getAttribute("href")).toContain(encodeURIComponent("/fr/selections/ajouter?fiche="));
});

test("a PDF of an entry is made while one waits, then is there for all", async ({ request, browse }) => {
  test.slow();
  const { mergedInto } = world();
  const headers = { "x-forwarded-for": newIp() };
  const path = `/fr/labs/${mergedInto}/pdf`;
  const waits = await request.get(path, { headers, maxRedirects: 0 });
  expect(waits.status()).toBe(200);
  // What asks again for who has no JavaScript.
  expect(await waits.text()).toMatch(/<meta http-equiv="refresh" content="2"/i);
  await expect
    .poll(async () => (await request.get(path, { headers, maxRedirects: 0 })).status(), { timeout: 60_000 })
    .toBe(307);
  const file = await request.get(path, { headers });
  expect(file.headers()["content-type"]).toBe("application/pdf");
  const pdf = await getDocument({ data: new Uint8Array(await file.body()), verbosity: 0 }).promise;
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: "fr" });
  const tree = await (await pdf.getPage(1)).getStructTree();
  expect(JSON.stringify(tree)).toContain('"role":"H1"');
  const again = await request.get(file.url(), { headers: { "if-none-match": file.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
  const page = await browse(null);
  await page.goto(`/fr/labs/${mergedInto}`);
  await expect(page.getByRole("link", { name: "PDF", exact: true })).toHaveAttribute("href", path);
});

test("the way to an entry is passed on by the reader's own means, and stands on paper as a code", async ({
  browse,
}) => {
  const page = await browse(null);
  const images: string[] = [];
  page.on("request", (asked) => asked.resourceType() === "image" && images.push(asked.url()));
  await page.goto("/fr/labs/tilab");
  await expect(page.getByRole("link", { name: "Envoyer par courriel" })).toHaveAttribute(
    "href",
    /^mailto:\?subject=.*tilab$/,
  );
  expect(images.filter((url) => url.endsWith("/qr.svg"))).toEqual([]);
  await page.emulateMedia({ media: "print" });
  const code = page.locator(".print-code img");
  await code.scrollIntoViewIfNeeded();
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});
