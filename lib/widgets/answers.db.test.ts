import "#lib/testing/database";
import "#lib/testing/settings";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { archive } from "#lib/revisions/archive";
import { remove } from "#lib/revisions/remove";
import { createEntry, createTheme, createUser, submitCreation } from "#lib/testing/factories";
import { answerOembed } from "./answer-oembed";
import { answerWidget } from "./answer-widget";

const ORIGIN = "https://sillage.example";
const HOSTILE = "</h1><script>alert(1)</script><img src=x onerror=alert(1)>";
/** In nothing that leaves. */
const CANARY = "canari-cache";

const ask = (query: string, lang: "fr" | "en" = "fr", headers: HeadersInit = {}) =>
  answerWidget({
    lang,
    origin: ORIGIN,
    params: new URLSearchParams(query),
    headers: new Headers(headers),
    now: new Date("2026-11-22T12:00:00Z"),
  });
const text = async (query: string, lang: "fr" | "en" = "fr") => (await ask(query, lang)).text();
const oembed = (url: string, more: Record<string, string> = {}) =>
  answerOembed(new URLSearchParams({ url, ...more }), ORIGIN);

let lab: string;

beforeAll(async () => {
  await createTheme("design");
  await db.territory.createMany({
    data: [
      { code: "fr", name: "France", searchName: "france", level: "country", ancestors: [] },
      {
        code: "departement-35",
        name: "Ille-et-Vilaine",
        searchName: "ille et vilaine",
        level: "departement",
        ancestors: ["fr"],
      },
    ],
    skipDuplicates: true,
  });
  lab = (
    await createEntry("lab", { title: "Le lab de l’Ouest", territory: "departement-35", themes: ["design"] })
  ).slug;
  await createEntry("resource", { title: HOSTILE, summary: HOSTILE, language: "en" });
  const event = { kind: "workshop", startsOn: "2026-12-03", endsOn: "2026-12-03", deadlineOn: null } as const;
  await createEntry("event", { title: "Atelier de décembre", ...event });
  await createEntry("event", {
    title: "Atelier passé",
    ...event,
    startsOn: "2018-12-03",
    endsOn: "2018-12-03",
  });
});

describe("a widget", () => {
  it("is a page without script, form, image or anything from elsewhere, and its policy says so", async () => {
    for (const query of ["", "vue=agenda", "vue=carte", `fiche=${lab}`, `q=${encodeURIComponent(HOSTILE)}`]) {
      const answer = await ask(query);
      const page = await answer.text();
      expect(answer.status).toBe(200);
      expect(page).not.toMatch(/<(script|img|form|input|iframe|link|object|base|meta http-equiv)/i);
      expect(page.replace(/<style>[\s\S]*?<\/style>/, "")).not.toMatch(/<[^>]* (style|on\w+)=/i);
      expect(page).not.toMatch(/url\(|@import/);
      const headers = Object.fromEntries(answer.headers);
      expect(headers["content-security-policy"]).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
      );
      expect(headers).not.toHaveProperty("set-cookie");
      expect(headers).not.toHaveProperty("x-frame-options");
      // Links lead out of the frame, to whole addresses of ours.
      for (const [link] of page.matchAll(/<a [^>]*>/g)) {
        expect(link).toMatch(/^<a href="https:\/\/sillage\.example\/fr[^"]*" target="_top" rel="noopener"/);
      }
      expect(page.match(/<h1>/g)).toHaveLength(1);
    }
  });

  it("has the same style as a text for the element, since a host's policy may forbid all others", async () => {
    const [page, read] = [await text("accent=123456"), await text("accent=123456&element=1")];
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? "";
    expect(style).toContain("#123456");
    expect(read).not.toContain("<style");
    expect(read).toContain(`<meta name="style" content="${style.replaceAll(">", "&gt;")}">`);
  });

  it("lists what the search finds, as many as asked for, and leads to all of them", async () => {
    const page = await text("type=lab");
    expect(page).toContain("Le lab de l’Ouest");
    expect(page).not.toContain("Atelier");
    expect(page).toContain("<h1>Labs</h1>");
    const two = await text("nombre=2");
    expect(two.match(/<li>/g)).toHaveLength(2);
    expect(two).toContain("Voir les 4 fiches sur Sillage");
    expect(await text("q=xyzzyxyzzy&typed=1")).toContain("Aucune fiche pour le moment.");
    expect(await text("type=resource", "en")).toContain('<p lang="fr">');
  });

  it("as an agenda says what comes; as a map, where", async () => {
    const agenda = await text("vue=agenda");
    expect(agenda).toContain('<time datetime="2026-12-03">3 décembre 2026</time>');
    expect(agenda).not.toContain("Atelier passé");
    expect(await text("vue=agenda&year=2018")).toContain("Atelier passé");
    expect(await text("vue=agenda&type=resource")).toContain("Rien n’est annoncé");
    const map = await text("vue=carte");
    expect(map).toContain("Ille-et-Vilaine (35)</a> <small>1</small>");
    // The drawing is for the eye: what the keyboard reaches is the list.
    const drawn = /<div aria-hidden="true">([\s\S]*)<\/div><h2>/.exec(map)?.[1] ?? "";
    expect(drawn.match(/<a /g)?.length).toBe(drawn.match(/tabindex="-1"/g)?.length);
  });

  it("is sent once to who has it, and says nothing of what is hidden", async () => {
    const first = await ask("type=lab");
    const etag = first.headers.get("etag") ?? "";
    expect((await ask("type=lab", "fr", { "if-none-match": etag })).status).toBe(304);
    const [author, moderator] = [await createUser(), await createUser("moderator")];
    await submitCreation(author, "lab", { title: `${CANARY} jamais publié` });
    const [away, gone] = [
      await createEntry("lab", { title: `${CANARY} archivé`, territory: "departement-35" }),
      await createEntry("lab", { title: `${CANARY} retiré` }),
    ];
    expect(await text("type=lab")).toContain(CANARY);
    await archive(moderator, { slug: away.slug, reason: "Obsolète." });
    await remove(moderator, {
      slug: gone.slug,
      reasonCode: "personal-data",
      reason: "À la demande de la personne.",
    });
    for (const query of [
      "type=lab",
      "vue=carte&type=lab",
      "vue=agenda",
      `fiche=${away.slug}`,
      `fiche=${gone.slug}`,
    ]) {
      expect(await text(query), query).not.toContain(CANARY);
    }
    expect(await text(`fiche=${gone.slug}`)).toContain("n’est plus dans l’annuaire");
    expect((await oembed(`${ORIGIN}/fr/labs/${gone.slug}`)).status).toBe(404);
  });
});

describe("the provider of oEmbed", () => {
  it("gives the frame of a page, with its title, as JSON or XML", async () => {
    const answer = await oembed(`${ORIGIN}/fr/labs/${lab}`);
    expect(await answer.json()).toMatchObject({ type: "rich", title: "Le lab de l’Ouest", height: 260 });
    const list = await oembed(`${ORIGIN}/fr/themes/design`, { format: "xml", maxwidth: "200", other: "x" });
    expect(list.headers.get("content-type")).toMatch(/^text\/xml/);
    expect(await list.text()).toContain("<title>design</title>");
  });

  it("says what it has not", async () => {
    const statuses = await Promise.all([
      oembed(`${ORIGIN}/fr/themes/inconnu`),
      oembed("https://evil.example/fr"),
      oembed(`${ORIGIN}/fr`, { format: "yaml" }),
      oembed(`${ORIGIN}/fr`, { maxwidth: "large" }),
      answerOembed(new URLSearchParams(), ORIGIN),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 501, 400, 400]);
  });
});
