/** The real catalogue as feeds, and hostile entries beside it: read back field by field. */
import "#lib/testing/database";
import "#lib/testing/settings";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import Parser from "rss-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { memory } from "#lib/answers";
import { db } from "#lib/db";
import { type EntryRecord, getRecords } from "#lib/entries/records";
import { entryTypes } from "#lib/entries/types/index";
import { answerFeed, type FeedAnswer } from "#lib/feeds/answer-feed";
import { itemOf } from "#lib/feeds/entry-item";
import { LICENCE } from "#lib/licence";
import type { FeedFormat } from "#lib/paths";
import { archive } from "#lib/revisions/archive";
import { remove } from "#lib/revisions/remove";
import { createEntry, createUser, submitCreation } from "#lib/testing/factories";
import { themeLabel } from "#lib/themes/label";
import { seed } from "./seed";

const ORIGIN = "https://sillage.example";
const HUB = "https://hub.example/publish?a=1&b=2";
const FORMATS: readonly FeedFormat[] = ["atom", "rss", "json"];

/** What breaks readers: markup, ends of sections, entities, signs that XML forbids, halves of characters, other scripts. */
const HOSTILE = "]]> </title><script>alert(1)</script> &amp; <![CDATA[ « é » 日本 \u{1f6a2} \" ' -->";
/** In nothing that leaves. */
const CANARY = "canari-cache";

const ask = (
  query = "",
  format: FeedFormat = "atom",
  headers: HeadersInit = {},
  remember = memory<FeedAnswer>(),
) =>
  answerFeed(
    {
      lang: "fr",
      format,
      params: new URLSearchParams(query),
      headers: new Headers(headers),
      origin: ORIGIN,
      hub: HUB,
      now: new Date("2026-11-22T12:00:00Z"),
    },
    remember,
  );

const text = async (query = "", format: FeedFormat = "atom") => (await ask(query, format)).text();

/** Every page of a feed, from the first on. */
async function pages(query: string, format: FeedFormat, nextOf: (text: string) => string | undefined) {
  const texts: string[] = [];
  for (let next: string | undefined = query; next !== undefined; ) {
    const page = await text(next, format);
    texts.push(page);
    const address = nextOf(page);
    next = address === undefined ? undefined : new URL(address).search.slice(1);
  }
  return texts;
}

const published = async (): Promise<EntryRecord[]> => {
  const rows = await db.entry.findMany({
    where: { archived: false, removed: false, mergedIntoId: null },
    select: { id: true },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
  });
  return await getRecords(rows.map(({ id }) => id));
};

/** A text as the reader of Atom gives it. */
const said = (words: string | { value?: string } | undefined) =>
  typeof words === "object" ? words.value : words;

/** What no reader gives back as it is: signs that XML has no room for. */
const sayable = (words: string) => words.replaceAll("\r", "\n");

beforeAll(async () => {
  await seed(process.env.DATABASE_URL ?? "", () => undefined);
  await createEntry("resource", {
    title: HOSTILE,
    summary: `${HOSTILE} Résumé.`,
    body: `## Titre\n\n<img src=x onerror=alert(1)> [lien](javascript:alert(1)) ${HOSTILE}\n\n- un\n- deux`,
    url: "https://exemple.fr/?a=1&b=%22%3E%3Cscript%3E",
    credits: [
      { role: "author", name: HOSTILE, note: null, organisation: "ditp", entry: null },
      { role: "publisher", name: "Éditeur & fils", note: null, organisation: null, entry: null },
    ],
  });
});

describe("a feed of the whole directory, read by programs that we did not write", () => {
  it("as Atom: every field of every entry", async () => {
    const records = await published();
    expect(records.length).toBeGreaterThan(100);
    const read = (
      await pages("", "atom", (xml) => parseAtomFeed(xml).links?.find(({ rel }) => rel === "next")?.href)
    ).map((xml) => parseAtomFeed(xml));
    const entries = read.flatMap((feed) => feed.entries ?? []);
    expect(read[0]?.entries?.length).toBe(50);
    expect(entries.map(({ id }) => id)).toEqual(records.map(({ id }) => `urn:uuid:${id}`));
    for (const [index, record] of records.entries()) {
      const item = itemOf(record, "fr", ORIGIN);
      const entry = entries[index];
      expect(said(entry?.title), record.slug).toBe(sayable(record.title));
      expect(said(entry?.summary)).toBe(sayable(record.summary));
      expect(said(entry?.content)).toBe(sayable(item.html ?? ""));
      expect(new Date(entry?.published ?? "")).toEqual(record.publishedAt);
      expect(new Date(entry?.updated ?? "")).toEqual(record.updatedAt);
      expect(entry?.links?.find(({ rel }) => rel === "alternate")?.href).toBe(item.link);
      expect(entry?.links?.find(({ rel }) => rel === "related")?.href).toBe(record.url ?? undefined);
      const role = entryTypes[record.type].roles[0];
      const names = (main: boolean) => [
        ...new Set(
          record.credits.filter((credit) => (credit.role === role) === main).map(({ name }) => name),
        ),
      ];
      expect((entry?.authors ?? []).map(({ name }) => name)).toEqual(names(true));
      expect((entry?.contributors ?? []).map(({ name }) => name)).toEqual(names(false));
      expect((entry?.categories ?? []).slice(1).map(({ term, label }) => [term, label])).toEqual(
        record.themes.map((theme) => [theme.slug, themeLabel(theme, "fr")]),
      );
    }
    const [first] = read;
    expect([said(first?.title), said(first?.rights)]).toEqual(["Sillage", LICENCE.name]);
    const links = Object.fromEntries((read[0]?.links ?? []).map(({ rel, href }) => [rel, href]));
    expect(links).toMatchObject({
      self: `${ORIGIN}/fr/flux/atom.xml`,
      alternate: `${ORIGIN}/fr/recherche`,
      hub: HUB,
      license: LICENCE.url,
    });
  });

  it("as RSS: by two readers", async () => {
    const records = (await published()).slice(0, 50);
    const xml = await text("", "rss");
    const feed = parseRssFeed(xml);
    const other = await new Parser().parseString(xml);
    expect(other.title).toBe("Sillage");
    expect(feed).toMatchObject({ link: `${ORIGIN}/fr/recherche`, language: "fr", copyright: LICENCE.name });
    for (const [index, record] of records.entries()) {
      const item = itemOf(record, "fr", ORIGIN);
      const [one, two] = [feed.items?.[index], other.items[index]];
      expect(one?.guid, record.slug).toMatchObject({ value: item.id, isPermaLink: false });
      expect(two?.guid).toBe(item.id);
      expect([one?.title, two?.title]).toEqual([sayable(record.title), sayable(record.title)]);
      expect([one?.link, two?.link]).toEqual([item.link, item.link]);
      expect(one?.description).toBe(sayable(record.summary));
      expect(one?.content?.encoded).toBe(sayable(item.html ?? ""));
      expect(two?.["content:encoded"]).toBe(sayable(item.html ?? ""));
      // To the second, as the format has it.
      const second = new Date(Math.floor(record.publishedAt.getTime() / 1000) * 1000);
      expect(new Date(one?.pubDate ?? "")).toEqual(second);
      expect(new Date(two?.isoDate ?? "")).toEqual(second);
      expect((one?.categories ?? []).map(({ name }) => name)).toEqual(
        item.categories.map(({ label }) => label),
      );
      expect(one?.dc?.creators ?? []).toEqual(item.authors.map(({ name }) => name));
    }
  });

  it("as JSON Feed", async () => {
    const records = await published();
    const texts = await pages("", "json", (json) => parseJsonFeed(json).next_url);
    const feeds = texts.map((json) => parseJsonFeed(json));
    const items = feeds.flatMap((feed) => feed.items ?? []);
    expect(items.length).toBe(records.length);
    for (const [index, record] of records.entries()) {
      const item = itemOf(record, "fr", ORIGIN);
      expect(items[index], record.slug).toMatchObject({
        id: item.id,
        url: item.link,
        title: record.title,
        summary: record.summary,
        content_html: item.html,
        tags: [...new Set(item.categories.map(({ label }) => label))],
        language: "fr",
      });
      expect(new Date(String(items[index]?.date_published))).toEqual(record.publishedAt);
      expect(new Date(String(items[index]?.date_modified))).toEqual(record.updatedAt);
      expect(items[index]?.external_url).toBe(record.url ?? undefined);
    }
    expect(JSON.parse(texts[0] ?? "")).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      feed_url: `${ORIGIN}/fr/flux/feed.json`,
      hubs: [{ type: "WebSub", url: HUB }],
      _licence: { about: LICENCE.url },
    });
  });

  it("carries no markup that acts", async () => {
    const records = await published();
    for (const record of records) {
      expect(itemOf(record, "fr", ORIGIN).html, record.slug).not.toMatch(
        /<(script|img|style|iframe)|<[^>]+\son\w+=|href="javascript/i,
      );
    }
    expect(itemOf((await published())[0] ?? expect.fail(), "fr", ORIGIN).html).toContain("&lt;script&gt;");
  });
});

describe("a feed of a search", () => {
  it("holds what the search finds, the newest first, and says what it follows", async () => {
    const xml = await text("q=innovation&type=lab");
    const feed = parseAtomFeed(xml);
    expect(said(feed.title)).toBe("Sillage\u00a0: «\u00a0innovation\u00a0», Labs");
    const dates = (feed.entries ?? []).map(({ published }) => published ?? "");
    expect(dates.length).toBeGreaterThan(2);
    expect(dates).toEqual([...dates].sort().reverse());
    const self = feed.links?.find(({ rel }) => rel === "self")?.href ?? "";
    expect(await text(new URL(self).search.slice(1))).toBe(xml);
    // The id is that of the search, not of a page or of a format.
    const whole = parseAtomFeed(await text());
    expect(whole.id).not.toBe(feed.id);
    expect(parseAtomFeed(await text("type=lab&q=innovation")).id).toBe(feed.id);
    const titles =
      parseAtomFeed(await text("type=lab&sort=title")).entries?.map(({ title }) => said(title) ?? "") ?? [];
    expect(titles).toEqual([...titles].sort((one, other) => one.localeCompare(other, "fr")));
  });

  it("that finds nothing is a feed all the same, in each format", async () => {
    const [atom, rss, json] = await Promise.all(
      FORMATS.map((format) => text("q=xyzzyxyzzy&typed=1", format)),
    );
    expect(parseAtomFeed(atom ?? "").entries ?? []).toEqual([]);
    expect(parseRssFeed(rss ?? "").items ?? []).toEqual([]);
    expect(JSON.parse(json ?? "").items).toEqual([]);
  });

  it("refuses what is no search, as problem details", async () => {
    for (const query of ["q=a&q=b", "type=nothing", "cursor=x", "utm_source=x", `q=${"a".repeat(300)}`]) {
      const refused = await ask(query);
      expect(refused.status, query).toBe(400);
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});

describe("a reader that comes back", () => {
  it("is told that nothing changed, by tag and by date, until something did", async () => {
    const first = await ask("type=programme");
    const [etag = "", modified = ""] = ["etag", "last-modified"].map((name) => first.headers.get(name) ?? "");
    expect(first.headers.get("link")).toBe(
      `<${ORIGIN}/fr/flux/atom.xml?type=programme>; rel="self", <${HUB}>; rel="hub"`,
    );
    expect((await ask("type=programme", "atom", { "if-none-match": etag })).status).toBe(304);
    expect((await ask("type=programme", "atom", { "if-none-match": `"x", W/${etag}` })).status).toBe(304);
    const later = new Date(Date.parse(modified) + 1000).toUTCString();
    expect((await ask("type=programme", "atom", { "if-modified-since": later })).status).toBe(304);
    expect(
      (await ask("type=programme", "atom", { "if-none-match": '"other"', "if-modified-since": later }))
        .status,
    ).toBe(200);
    const before = new Date(Date.parse(modified) - 1000).toUTCString();
    expect((await ask("type=programme", "atom", { "if-modified-since": before })).status).toBe(200);
  });

  it("finds the same id after a change, and nothing of what was put away, taken down or never published", async () => {
    const moderator = await createUser("moderator");
    const author = await createUser();
    const [away, gone] = [
      await createEntry("lab", { title: `${CANARY} archivé` }),
      await createEntry("lab", { title: `${CANARY} retiré` }),
    ];
    await submitCreation(author, "lab", { title: `${CANARY} jamais publié` });
    const before = await ask("type=lab");
    const since = before.headers.get("last-modified") ?? "";
    expect(await before.text()).toContain(`${CANARY} archivé`);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await archive(moderator, { slug: away.slug, reason: "Obsolète." });
    await remove(moderator, {
      slug: gone.slug,
      reasonCode: "personal-data",
      reason: "À la demande de la personne.",
    });
    const after = await ask("type=lab", "atom", { "if-modified-since": since });
    expect(after.status).toBe(200);
    for (const format of FORMATS) expect(await text("type=lab", format)).not.toContain(CANARY);
    expect(await text("q=canari", "json")).not.toContain(`${CANARY} `);
  });
});
