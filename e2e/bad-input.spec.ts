/** What nobody should send, and what everybody may send by mistake: a clear answer, and nothing typed is lost. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test, unique } from "./fixtures";
import { resend } from "./posting";
import { accept, field, fillLab, send } from "./proposing";
import { world } from "./world";

const PLAIN = { javaScriptEnabled: false };
const SUMMARY = "Un laboratoire qui essaie avec les habitants.";
/** Words of the machinery, which no page shows. */
const INTERNALS = /Prisma|at \w+ \(|node_modules|ECONN|SELECT |digest:|Error:/;

test("an empty form says all that is missing, and each message leads to its field", async ({ browse }) => {
  for (const options of [{}, PLAIN]) {
    const page = await browse("contributor", options);
    await page.goto("/fr/evenements/proposer");
    await page.getByRole("button", { name: "Envoyer en relecture" }).click();
    const summary = page.locator(".error-summary");
    for (const label of ["Titre", "Résumé", "Début"]) await expect(summary).toContainText(label);
    for (const link of await summary.getByRole("link").all()) {
      const target = (await link.getAttribute("href")) ?? "";
      await expect(page.locator(`[id="${target.slice(1)}"]`)).toHaveCount(1);
    }
    await expect(field(page, "title")).toHaveAttribute("aria-invalid", "true");
  }
});

test("texts that are too long come back whole, with how long they may be", async ({ browse }) => {
  const page = await browse("contributor", PLAIN);
  await page.goto("/fr/labs/proposer");
  const [title, body] = ["Lab ".repeat(500).trim(), "Des mots. ".repeat(5000).trim()];
  await field(page, "title").fill(title);
  await field(page, "body").fill(body);
  await page.getByRole("button", { name: "Envoyer en relecture" }).click();
  await expect(page.locator(".error-summary")).toContainText("300 caractères au plus");
  await expect(page.locator(".error-summary")).toContainText("20 000 caractères au plus");
  await expect(field(page, "title")).toHaveValue(title);
  await expect(field(page, "body")).toHaveValue(body);
});

test("a form over 1 MB is stopped in the page, and by the server", async ({ browse }) => {
  const page = await browse("contributor");
  await page.goto("/fr/labs/proposer");
  const body = "é".repeat(600_000);
  await field(page, "body").evaluate((area, text) => {
    if (area instanceof HTMLTextAreaElement) area.value = text;
  }, body);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
  await expect(page.locator(".error-summary")).toContainText("1 Mo");
  expect((await field(page, "body").inputValue()).length).toBe(body.length);
  const plain = await browse("contributor", PLAIN);
  await plain.goto("/fr/labs/proposer");
  const answer = await resend(plain, "[name=title]", { intent: "save", values: { body } });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).not.toMatch(INTERNALS);
});

test("NUL bytes and lone surrogates are shown by a sign, and told", async ({ browse }) => {
  const page = await browse("contributor", PLAIN);
  await page.goto("/fr/labs/proposer");
  const title = unique("Lab sans nul");
  const saved = await resend(page, "[name=title]", {
    intent: "save",
    values: { title: `${title}\u0000`, summary: Buffer.from([0x41, 0xed, 0xa0, 0x80, 0x42]) },
  });
  expect(saved.status()).toBe(303);
  await page.goto(saved.headers().location ?? "");
  await expect(field(page, "title")).toHaveValue(`${title}\ufffd`);
  await expect(field(page, "summary")).toHaveValue(/^A\ufffd+B$/);
  await page.getByRole("button", { name: "Envoyer en relecture" }).click();
  for (const label of ["Nom", "Résumé"]) {
    await expect(page.locator(".error-summary")).toContainText(
      `${label} — Ce texte contient un caractère illisible`,
    );
  }
});

test("addresses that are no web address are refused, beside their field", async ({ browse }) => {
  const page = await browse("contributor", PLAIN);
  await page.goto("/fr/labs/proposer");
  await fillLab(page, { title: unique("Lab aux mauvaises adresses"), summary: SUMMARY }, false);
  for (const address of [
    "javascript:alert(1)",
    "data:text/html,<b>",
    "https://camille:secret@exemple.fr",
    "//exemple.fr",
    "exemple",
  ]) {
    await field(page, "url").fill(address);
    await field(page, "links.0.url").fill(address);
    await field(page, "links.0.label").fill("Un lien");
    await page.getByRole("button", { name: "Envoyer en relecture" }).click();
    await expect(page.locator(".error-summary")).toContainText("Adresse web — Écrivez une adresse complète");
    await expect(page.locator(".error-summary")).toContainText("ligne 1, Adresse");
    await expect(field(page, "url")).toHaveValue(address);
  }
});

test("dates that do not exist come back as they were typed", async ({ browse }) => {
  const page = await browse("contributor", PLAIN);
  await page.goto("/fr/evenements/proposer");
  for (const [year, day] of [
    ["2018", "31"],
    ["deux mille", "1"],
    ["20188", "1"],
    ["0000", "0"],
  ] as const) {
    await field(page, "startsOn.year").fill(year);
    await field(page, "startsOn.month").selectOption("02");
    await field(page, "startsOn.day").fill(day);
    await page.getByRole("button", { name: "Envoyer en relecture" }).click();
    await expect(page.locator(".error-summary")).toContainText("Début — Cette date n’existe pas");
    await expect(field(page, "startsOn.year")).toHaveValue(year);
    await expect(field(page, "startsOn.month")).toHaveValue("02");
    await expect(field(page, "startsOn.day")).toHaveValue(day);
  }
});

test("an event cannot end before it starts, nor have an hour without a day", async ({ browse }) => {
  const page = await browse("contributor");
  await page.goto("/fr/evenements/proposer");
  await field(page, "kind").selectOption("workshop");
  await field(page, "title").fill(unique("Atelier à rebours"));
  await field(page, "summary").fill(SUMMARY);
  await field(page, "language").selectOption("fr");
  await field(page, "startsOn.year").fill("2019");
  await field(page, "endsOn.year").fill("2018");
  await page.getByRole("button", { name: "Envoyer en relecture" }).click();
  await expect(page.locator(".error-summary")).toContainText("Fin — La fin est avant le début");
  await expect(field(page, "startsOn.year")).toHaveValue("2019");
  await field(page, "endsOn.year").fill("2019");
  await field(page, "startTime").fill("09:00");
  await page.getByRole("button", { name: "Envoyer en relecture" }).click();
  await expect(page.locator(".error-summary")).toContainText("Une heure ne va qu’avec un jour précis");
});

test("values of no list and things of nowhere are told, never stored", async ({ browse }) => {
  const page = await browse("contributor", PLAIN);
  await page.goto("/fr/labs/proposer");
  await fillLab(page, { title: unique("Lab de nulle part"), summary: SUMMARY }, false);
  const cases = [
    [{ kind: "chateau" }, "Nature"],
    [{ language: "klingon" }, "Langue"],
    [{ themes: "theme-inconnu" }, "Ce thème n’existe pas"],
    [{ territory: "commune-99999 Nulle part" }, "Ce territoire n’existe pas"],
    [{ "credits.0.tie": "organisation:inconnue Personne" }, "Cet organisme n’est pas dans"],
    [{ "credits.0.role": "empereur" }, "Rôle"],
    [{ "relations.0.kind": "mange", "relations.0.to": "tilab TiLab" }, "ligne 1"],
    [{ latitude: "12345", longitude: "abc" }, "Latitude"],
    [{ latitude: "48" }, "Un point a une latitude et une longitude"],
  ] as const;
  for (const [values, message] of cases) {
    const answer = await resend(page, "[name=title]", { intent: "submit", values });
    expect(answer.status(), message).toBe(200);
    const text = await answer.text();
    expect(text).toContain("error-summary");
    expect(text).toContain(message);
    expect(text).not.toMatch(INTERNALS);
  }
});

test("HTML, Markdown and scripts stay text, from the draft to the public page", async ({ browse }) => {
  test.slow();
  const attack = "</script><script>window.__pwned=1</script><img src=x onerror=window.__pwned=1>";
  const title = `${unique("Lab évadé")} ${attack}`;
  const author = await browse("contributor");
  const moderator = await browse("moderator");
  const reader = await browse();
  for (const page of [author, moderator, reader]) await watch(page);
  await author.goto("/fr/labs/proposer");
  await fillLab(author, { title, summary: `Résumé ${attack} {{7*7}} \${7*7}` }, true);
  await field(author, "aliases").fill(`"><svg onload=window.__pwned=1>`);
  await field(author, "body").fill(
    [
      attack,
      "[un lien](javascript:window.__pwned=1) ![une image](https://exemple.fr/x.png)",
      "<iframe srcdoc='<script>parent.__pwned=1</script>'></iframe>",
      "[x]: javascript:window.__pwned=1",
      "<a href='data:text/html,x' onclick='window.__pwned=1'>ici</a> [x]",
    ].join("\n\n"),
  );
  await field(author, "credits.0.note").fill(attack);
  await field(author, "sources.0.document").fill(attack);
  await field(author, "links.0.url").fill("https://exemple.fr/?a=%22%3E%3Cscript%3E");
  await field(author, "links.0.label").fill(attack);
  await author.getByRole("button", { name: "Voir l’aperçu" }).click();
  await expect(author.getByRole("main").getByRole("heading", { name: title })).toBeVisible();
  await harmless(author);
  await author.getByRole("link", { name: "Revenir au formulaire" }).click();
  const id = await send(author);
  await harmless(author);
  await moderator.goto(`/fr/moderation/${id}`);
  await harmless(moderator);
  await moderator.goto(`/fr/moderation/${id}/apercu`);
  await harmless(moderator);
  await moderator.goto(`/fr/moderation/${id}`);
  await accept(moderator);
  await moderator.getByRole("link", { name: "Voir la fiche publiée" }).click();
  await expect(moderator).not.toHaveURL(/\/moderation\//);
  const path = new URL(moderator.url()).pathname;
  for (const place of [
    path,
    `${path}/historique`,
    "/fr",
    "/fr/recherche?q=evade",
    `/fr/recherche?q=${encodeURIComponent(attack)}`,
  ]) {
    await reader.goto(place);
    await harmless(reader);
  }
  await reader.goto(path);
  JSON.parse((await reader.locator('script[type="application/ld+json"]').textContent()) ?? "");
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title);
  const hrefs = await reader
    .locator("main a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  // What sends the address by mail holds the title, as a parameter.
  expect(hrefs.filter((href) => !/^(\/|#|https?:|mailto:\?subject=[^<>"&]*&body=)/.test(href))).toEqual([]);
  // The code to scan of the printed page is ours.
  await expect(reader.locator("main img:not([src$='/qr.svg']), main iframe, main svg[onload]")).toHaveCount(
    0,
  );
});

test("Markdown that hangs parsers is shown in no time", async ({ browse }) => {
  const page = await browse("contributor", PLAIN);
  for (const body of [
    "- ".repeat(9000),
    "a*".repeat(9000),
    "[".repeat(19_000),
    "> ".repeat(9000),
    "`".repeat(19_000),
    "![](".repeat(4500),
  ]) {
    await page.goto("/fr/labs/proposer");
    const started = Date.now();
    const saved = await resend(page, "[name=title]", {
      intent: "preview",
      values: { title: unique("Lab lent"), body },
    });
    expect(saved.status()).toBe(303);
    const preview = await page.goto(saved.headers().location ?? "");
    expect(preview?.status()).toBe(200);
    expect(Date.now() - started, body.slice(0, 10)).toBeLessThan(8000);
  }
});

test("what does not exist, or belongs to someone else, answers 404 and nothing more", async ({ browse }) => {
  const { draft, creation } = world();
  const neighbour = await browse("neighbour", PLAIN);
  const nobody = randomUUID();
  const paths = [
    ...["", "/apercu", "/modifier"].flatMap((end) =>
      [draft, creation, nobody, "1%20OR%201=1"].map((id) => `/fr/contributions/${id}${end}`),
    ),
    "/fr/moderation",
    `/fr/moderation/${creation}`,
    `/fr/moderation/${creation}/apercu`,
    "/fr/labs/rien-de-tel/modifier",
    "/fr/labs/rien-de-tel/historique",
    `/fr/courrier/${nobody}`,
  ];
  for (const path of paths) {
    const response = await neighbour.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(neighbour.getByRole("heading", { level: 1 }), path).toHaveText("Cette page n’existe pas");
  }
  const moderator = await browse("moderator", PLAIN);
  for (const id of [nobody, draft, "x"]) {
    for (const end of ["", "/apercu"]) {
      expect((await moderator.goto(`/fr/moderation/${id}${end}`))?.status(), id + end).toBe(404);
    }
  }
});

test("another person's draft can be neither written nor withdrawn nor decided on by a forged form", async ({
  browse,
}) => {
  const { draft, creation } = world();
  const neighbour = await browse("neighbour", PLAIN);
  await neighbour.goto("/fr/labs/proposer");
  const written = await resend(neighbour, "[name=title]", {
    intent: "save",
    values: { title: "Volé", revisionId: draft, version: "1" },
  });
  expect(written.status()).toBeLessThan(500);
  expect(await written.text()).toContain("error-summary");

  const moderator = await browse("moderator", PLAIN);
  await moderator.goto(`/fr/moderation/${creation}`);
  const accepting = '#accept input[name="version"]';
  await expect(moderator.locator(accepting)).toHaveCount(1);
  const cookies = (await neighbour.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const decided = await resend(moderator, accepting, {
    headers: { cookie: cookies },
  });
  expect(decided.status()).toBeLessThan(500);
  expect(decided.status()).not.toBe(303);
  await moderator.goto(`/fr/moderation/${creation}`);
  await expect(moderator.getByRole("button", { name: "Accepter et publier" })).toBeVisible();

  const author = await browse("contributor", PLAIN);
  await author.goto(`/fr/contributions/${draft}/modifier`);
  await expect(field(author, "title")).not.toHaveValue("Volé");
});

test("forged actions and requests from other sites are refused", async ({ browse, request, baseURL }) => {
  const page = await browse("contributor", PLAIN);
  await page.goto("/fr/labs/proposer");
  const form = "[name=title]";
  for (const origin of ["https://exemple.fr", "null", "http://localhost.exemple.fr"]) {
    expect((await resend(page, form, { intent: "save", headers: { origin } })).status(), origin).toBe(403);
  }
  expect((await resend(page, form, { headers: { "sec-fetch-site": "cross-site" } })).status()).toBe(403);
  for (const action of ["0".repeat(42), "f".repeat(42), "constructor", "../../etc"]) {
    const answer = await request.post("/fr/labs/proposer", {
      headers: { "next-action": action, origin: baseURL ?? "", "content-type": "text/plain;charset=UTF-8" },
      data: '["$@1",{"__proto__":{"x":1}}]',
    });
    expect([400, 404, 409], action).toContain(answer.status());
    expect(await answer.text()).not.toMatch(INTERNALS);
  }
  const damaged = await request.post("/fr/labs/proposer", {
    headers: { origin: baseURL ?? "", "content-type": "multipart/form-data; boundary=x" },
    data: "--y\r\ngarbage",
  });
  expect(damaged.status()).toBeGreaterThanOrEqual(400);
  expect(damaged.status()).toBeLessThan(500);
  const confirm = await request.post("/api/auth/callback/email?token=x", {
    headers: { origin: "https://exemple.fr" },
  });
  expect(confirm.status()).toBe(403);
});

test("searches that mean harm are searches like others", async ({ request }) => {
  for (const text of [
    "'; DROP TABLE entry; --",
    "a".repeat(200),
    "%_\\",
    "(((((",
    "\u202e",
    "!&|<->:*",
    "😀",
    '"une',
    "<script>",
  ]) {
    const response = await request.get(`/fr/recherche?q=${encodeURIComponent(text)}`);
    expect(response.status(), text).toBe(200);
    expect(await response.text()).not.toMatch(/<script>(?!self|\(|requestAnimation|\$)/);
  }
  for (const query of [
    "q=%00",
    "year=abcd",
    "theme=%27",
    "cursor=zzz",
    "sort=prix",
    `q=${"a".repeat(5000)}`,
    "q=%E9",
  ]) {
    const response = await request.get(`/fr/recherche?${query}`);
    expect([200, 400], query).toContain(response.status());
    expect(await response.text()).not.toMatch(INTERNALS);
  }
  for (const query of ["", "kind=territory", "kind=person&q=a", "kind=entry&q=a&lang=de"]) {
    expect((await request.get(`/api/suggestions?${query}`)).status(), query).toBe(400);
  }
});

/** Every view of a search, and what completes one. */
const VIEWS = [
  "/fr/recherche",
  "/fr/ressources",
  "/fr/carte",
  "/fr/agenda",
  "/fr/carte/points.geojson",
  "/fr/agenda.ics",
  "/fr/echeances.ics",
  "/api/v1/entries",
  "/api/completions",
];
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
const ID = "01890000-0000-7000-8000-000000000000";

test("whatever is asked, every view of a search says what it found or what is wrong", async ({ request }) => {
  const texts = [
    "mot ".repeat(2500),
    Array.from({ length: 1000 }, (_, index) => `mot${index}`).join(" "),
    "le la les de du des et à",
    '-- - -a -"b c"',
    ".*+?^$ {}()|[]\\ (a+)+$",
    "& | ! <-> :* \\\\ '",
    "\u202e\u2066innovation\u2069\u200f",
    "🚀 innovation 👩🏽‍💻",
    "un\0deux",
    "xkcdqz ".repeat(28),
    "e\u0301".repeat(90),
    "a-b-c-d-e-f-g-h-i-j-k-l-".repeat(8),
  ].map((text) => `q=${encodeURIComponent(text)}`);
  const parameters = [
    "type=zzz",
    "theme=inconnu",
    "territory=region-99&organisation=personne",
    "deadline=maybe",
    "from=2026-13",
    "from=2030&to=2020",
    "month=9999-12",
    "limit=-1",
    `theme=${Array.from({ length: 50 }, (_, index) => `t${index}`).join("&theme=")}`,
    `q=lab&cursor=${cursorOf("relevance", 1e300, "2020-01-01T00:00:00.000Z", ID)}`,
    `q=lab&cursor=${cursorOf("title", "\ud800", ID)}`,
    `cursor=${cursorOf("novelty", "0000-00-00T00:00:00.000Z", ID)}`,
    `sort=title&cursor=${cursorOf("novelty", "2020-01-01T00:00:00.000Z", ID)}`,
    "__proto__=1",
  ];
  for (const view of VIEWS) {
    for (const query of [...texts, ...parameters]) {
      const response = await request.get(`${view}?${query}`);
      const asked = `${view}?${query.slice(0, 80)}`;
      // 431: Node itself refuses an address of more than 16 KB.
      expect([200, 400, 431], asked).toContain(response.status());
      expect(await response.text(), asked).not.toMatch(INTERNALS);
    }
  }
});

test("a session that ends while one writes, or a network that fails, loses nothing", async ({ browse }) => {
  const page = await browse("contributor");
  await page.goto("/fr/labs/proposer");
  const title = unique("Lab interrompu");
  await field(page, "title").fill(title);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
  await expect(page.locator(".error-summary")).toContainText("Le serveur n’a pas répondu");
  await expect(field(page, "title")).toHaveValue(title);
  await page.context().setOffline(false);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
  await expect(page.locator(".error-summary")).toContainText(
    "Votre session n’est pas ouverte, ou ne l’est plus",
  );
  await expect(page.locator(".error-summary").getByRole("link", { name: "Se connecter" })).toHaveAttribute(
    "target",
    "_blank",
  );
  await expect(field(page, "title")).toHaveValue(title);
  await page.context().addCookies(cookies);
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).last().click();
  await expect(page.getByText("Brouillon enregistré")).toBeVisible();
});

test("the same click twice makes one proposal", async ({ browse }) => {
  const page = await browse("neighbour", PLAIN);
  await page.goto("/fr/labs/proposer");
  const title = unique("Lab cliqué deux fois");
  const send = () => resend(page, "[name=title]", { intent: "save", values: { title } });
  const answers = await Promise.all([send(), send(), send()]);
  for (const answer of answers) expect(answer.status()).toBeLessThan(500);
  await page.goto("/fr/contributions");
  await expect(page.getByRole("listitem").filter({ hasText: title })).toHaveCount(1);
});

/** Notes whatever a text of ours should never do in a browser. */
async function watch(page: Page): Promise<void> {
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      document.documentElement.dataset.violation = `${event.violatedDirective} ${event.blockedURI}`;
    });
  });
}

async function harmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => "__pwned" in window), page.url()).toBe(false);
  await expect(page.locator("html")).not.toHaveAttribute("data-violation", /./);
}
