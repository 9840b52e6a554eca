/** "Still right?": the page that a mail leads to, where reading changes nothing and a button does. */
import { expect, test } from "./fixtures";
import { world } from "./world";

for (const [index, scripting] of [true, false].entries()) {
  test(`${scripting ? "" : "without JavaScript, "}who keeps an entry confirms it by the link of a mail, signed in nowhere`, async ({
    browse,
  }) => {
    const { slug, token } = world().questions[index] ?? { slug: "", token: "" };
    const page = await browse(null, { javaScriptEnabled: scripting });
    const address = `/fr/labs/${slug}/confirmer?jeton=${token}`;
    // A scanner opens links, and follows none of their buttons.
    for (const method of ["GET", "HEAD"]) await page.request.fetch(address, { method });
    await page.goto(`/fr/labs/${slug}`);
    await expect(page.getByRole("main")).not.toContainText("Confirmé le");

    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Toujours exact ?");
    await expect(page.getByRole("link", { name: "Non, je la corrige" })).toHaveAttribute(
      "href",
      `/fr/labs/${slug}/modifier`,
    );
    await page.getByRole("button", { name: "Oui, c’est toujours exact" }).click();
    await expect(page.getByRole("status").filter({ hasText: "La fiche est confirmée" })).toBeVisible();
    await page.getByRole("link", { name: "Voir la fiche" }).click();
    await expect(page.getByRole("main")).toContainText("Confirmé le");
    // Its version has not moved: no content changed.
    await expect(page.getByRole("main")).toContainText("Version 1");
  });
}

test("a link that was made up confirms nothing; one who reviews needs none", async ({ browse }) => {
  const { slug, token } = world().questions[2];
  const stranger = await browse("neighbour", { javaScriptEnabled: false });
  for (const forged of [`${token}x`, token.replace(/^./, "f"), ""]) {
    await stranger.goto(`/fr/labs/${slug}/confirmer?jeton=${forged}`);
    await expect(stranger.getByRole("main")).toContainText("Ce lien ne sert plus");
    await expect(stranger.getByRole("button", { name: /toujours exact/ })).toHaveCount(0);
  }
  const moderator = await browse("moderator", { javaScriptEnabled: false });
  await moderator.goto(`/fr/labs/${slug}/confirmer`);
  await moderator.getByRole("button", { name: "Oui, c’est toujours exact" }).click();
  await expect(moderator.getByText("La fiche est confirmée")).toBeVisible();
});
