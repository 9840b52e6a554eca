/** Administrators change roles, shut people out and let them in, and read the log of every act. */
import { expect, test } from "./fixtures";
import { world } from "./world";

for (const [index, javaScriptEnabled] of [true, false].entries()) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a role and a suspension count at the person's next request, ${how}`, async ({
    browse,
    browser,
    baseURL,
  }) => {
    test.slow();
    const stranger = world().strangers[index];
    if (!stranger) throw new Error("no stranger");
    const context = await browser.newContext({ baseURL });
    await context.addCookies([
      { name: "next-auth.session-token", value: stranger.session, url: baseURL ?? "", httpOnly: true },
    ]);
    const theirs = await context.newPage();
    expect((await theirs.goto("/fr/moderation"))?.status()).toBe(404);

    const admin = await browse("administrator", { javaScriptEnabled });
    await admin.goto("/fr/administration");
    await admin.getByRole("main").getByRole("link", { name: "Personnes" }).click();
    await admin.getByRole("searchbox", { name: "Nom ou adresse" }).fill(stranger.email);
    await admin.getByRole("main").getByRole("button", { name: "Chercher" }).click();
    await admin.getByRole("link", { name: stranger.name }).click();
    await admin.getByRole("radio", { name: /^Modération/ }).check();
    await admin.getByRole("button", { name: "Changer le rôle" }).click();
    await expect(admin.getByRole("status")).toContainText("Le rôle est changé");
    await expect(admin.getByRole("radio", { name: /^Modération/ })).toBeChecked();
    expect((await theirs.goto("/fr/moderation"))?.status()).toBe(200);

    await admin.getByRole("button", { name: "Suspendre ce compte" }).click();
    await expect(admin.getByRole("status")).toContainText("Le compte est suspendu");
    await theirs.goto("/fr/moderation");
    await expect(theirs).toHaveURL(/\/fr\/connexion/);
    await admin.getByRole("button", { name: "Rétablir ce compte" }).click();
    await expect(admin.getByRole("status")).toContainText("Le compte est rétabli");

    await admin.getByRole("link", { name: "Ses actes" }).click();
    await expect(admin.getByRole("table")).toContainText("Connexion");
    await context.close();
  });
}

test("the log of acts is filtered and exported, by administrators alone", async ({ browse, request }) => {
  const admin = await browse("administrator", { javaScriptEnabled: false });
  await admin.goto("/fr/administration/audit");
  await admin.getByRole("combobox", { name: "Acte" }).selectOption("decision");
  await admin.getByRole("searchbox", { name: "Par qui" }).fill("Inès");
  await admin.getByRole("button", { name: "Filtrer" }).click();
  const table = admin.getByRole("table");
  await expect(table).toContainText("Proposition acceptée");
  await expect(table).not.toContainText("Proposition envoyée");
  const address = await admin.getByRole("link", { name: "Exporter en CSV" }).getAttribute("href");
  const file = await admin.request.get(address ?? "");
  expect(file.status()).toBe(200);
  expect(file.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "cache-control": "private, no-store",
  });
  expect(file.headers()["content-disposition"]).toMatch(
    /^attachment; filename="sillage-audit-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const lines = (await file.text()).trimEnd().split("\r\n");
  expect(lines[0]).toBe("\uFEFFid,at,actor_id,actor,action,object,object_id,name,details");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines.slice(1)) expect(line).toContain(",Inès,decision.");
  await admin.goto("/fr/administration/audit?act=audit");
  await expect(admin.getByRole("table")).toContainText("Journal exporté");

  const moderator = await browse("moderator");
  for (const other of [request, moderator.request]) {
    expect((await other.get(address ?? "")).status()).toBe(404);
  }
});

test("administrators see the mails that nothing could send", async ({ browse }) => {
  const admin = await browse("administrator");
  await admin.goto("/fr/administration");
  await admin.getByRole("main").getByRole("link", { name: "Courriels en échec" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Courriels en échec");
});
