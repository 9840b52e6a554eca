import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { isKnown } from "#lib/http/conditional";
import type { Actor } from "#lib/permissions";
import { archive } from "#lib/revisions/archive";
import { decide } from "#lib/revisions/decide";
import { remove, restore } from "#lib/revisions/remove";
import {
  acceptance,
  createEntry,
  createTheme,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { entryFeed, journalFeed } from "./feed";
import { NO_FILTERS, parseFilters } from "./filters";
import { listJournal } from "./queries";

let author: Actor;
let moderator: Actor;

/** In what was refused, and must not be read anywhere. */
const CANARY = "Canari-secret";

beforeAll(async () => {
  await createTheme("design");
  author = await createUser("contributor", "Sylvain");
  moderator = await createUser("moderator", "Dominique");
});

const refuse = async (verdict: "rejected" | "changes_requested") => {
  const { id, version } = await submitCreation(author, "programme", { title: CANARY, summary: CANARY });
  const reasonCode = verdict === "rejected" ? "personal-data" : "incomplete";
  await decide(moderator, { id, seenVersion: version, verdict, reasonCode, reason: CANARY });
};

const all = async (filters = {}) => (await listJournal({ ...NO_FILTERS, ...filters }, null, 500)).items;

describe("the journal", () => {
  test("tells what was published by its title, its version and the public names", async () => {
    const entry = await createEntry("lab", { title: "Lab du journal", themes: ["design"] });
    await decide(moderator, acceptance(await submitEdit(author, entry, { title: "Lab du journal, bis" })));
    await archive(moderator, { slug: entry.slug, reason: "Fermé." });
    const items = (await all()).filter((item) => item.entry?.slug === entry.slug);
    expect(items.map(({ kind, rule, author: by, entry: one }) => [kind, rule, by, one?.version])).toEqual([
      ["edit", "archive", "Dominique", 3],
      ["edit", null, "Sylvain", 2],
      ["creation", null, "Camille", 1],
    ]);
    expect(new Set(items.map((item) => item.entry?.title))).toEqual(new Set(["Lab du journal, bis"]));
  });

  test("tells of what was not published its type, the verdict and who decided, and nothing else", async () => {
    await refuse("rejected");
    await refuse("changes_requested");
    const items = (await all()).filter(({ verdict }) => verdict !== "accepted");
    expect(items).toHaveLength(2);
    for (const item of items) {
      expect(item).toMatchObject({ type: "programme", kind: "creation", entry: null, author: null });
      expect(item.moderator).toBe("Dominique");
    }
    for (const lang of ["fr", "en"] as const) {
      const { xml } = await journalFeed(NO_FILTERS, lang, "https://exemple.fr");
      expect(xml).not.toContain(CANARY);
      expect(xml).not.toContain("@exemple.fr");
    }
    expect(JSON.stringify(await all())).not.toMatch(/Canari-secret|@exemple\.fr/);
  });

  test("no longer names what was taken down, until it is restored", async () => {
    const { slug, id } = await createEntry("lab", { title: "Zorglub retirable", themes: ["design"] });
    await remove(moderator, { slug, reasonCode: "rights", reason: CANARY });
    const texts = async () => [
      JSON.stringify(await all()),
      (await journalFeed(NO_FILTERS, "fr", "https://exemple.fr")).xml,
    ];
    for (const text of await texts()) expect(text).not.toMatch(/Zorglub|zorglub|Canari-secret/);
    const decisions = await db.decision.findMany({ where: { entryId: id }, select: { id: true } });
    const told = (await all()).filter((item) => decisions.some((decision) => decision.id === item.id));
    expect(told.map(({ removed, author: by }) => [removed, by])).toEqual([
      [true, null],
      [true, null],
    ]);
    expect(JSON.stringify(await all({ theme: "design" }))).not.toContain(told[0]?.id);
    await restore(moderator, { slug, reason: "Erreur." });
    for (const text of await texts()) expect(text).toContain("Zorglub retirable");
  });

  test("is narrowed by type, verdict, theme and days in Paris", async () => {
    const late = await createEntry("event", { title: "Le soir", themes: ["design"] });
    // 23:30 on the 31st in Paris.
    await db.decision.updateMany({
      where: { entryId: late.id },
      data: { decidedAt: new Date("2020-12-31T22:30:00Z") },
    });
    const ids = async (filters: object) => (await all(filters)).map(({ entry }) => entry?.slug);
    expect(await ids({ from: "2020-12-31", to: "2020-12-31" })).toEqual([late.slug]);
    expect(await ids({ from: "2021-01-01", to: "2021-12-31" })).toEqual([]);
    expect(await ids({ type: "event", verdict: "accepted", theme: "design" })).toEqual([late.slug]);
    expect(await ids({ type: "event", verdict: "rejected" })).toEqual([]);
    expect(new Set((await all({ verdict: "rejected" })).map(({ verdict }) => verdict))).toEqual(
      new Set(["rejected"]),
    );
  });

  test("is read page by page without losing or repeating any", async () => {
    const whole = await all();
    const seen: string[] = [];
    let after = null;
    do {
      const page: Awaited<ReturnType<typeof listJournal>> = await listJournal(NO_FILTERS, after, 3);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toEqual(whole.map(({ id }) => id));
  });
});

describe("its feed", () => {
  test("is known by its tag, or by its date when there is no tag", async () => {
    const feed = await journalFeed(NO_FILTERS, "fr", "https://exemple.fr");
    const asks = (headers: Record<string, string>) => isKnown(feed, new Headers(headers));
    expect(asks({})).toBe(false);
    expect(asks({ "if-none-match": feed.etag })).toBe(true);
    expect(asks({ "if-none-match": `"other", W/${feed.etag}` })).toBe(true);
    expect(asks({ "if-none-match": '"other"' })).toBe(false);
    expect(asks({ "if-modified-since": feed.updated.toUTCString() })).toBe(true);
    expect(asks({ "if-modified-since": new Date(feed.updated.getTime() - 60_000).toUTCString() })).toBe(
      false,
    );
    expect(asks({ "if-modified-since": "yesterday" })).toBe(false);
    await createEntry("lab", { title: "Un de plus" });
    expect((await journalFeed(NO_FILTERS, "fr", "https://exemple.fr")).etag).not.toBe(feed.etag);
  });
});

describe("the feed of one entry", () => {
  const feedOf = async (slug: string, type: "lab" | "event" = "lab") =>
    (await entryFeed(type, slug, "fr", "https://exemple.fr"))?.xml ?? null;

  test("says what was accepted on it, and nothing else; nothing once it was taken down", async () => {
    const entry = await createEntry("lab", { title: "La fabrique suivie" });
    const edit = await submitEdit(author, entry, { summary: "Un autre résumé, plus juste." });
    await decide(moderator, acceptance(edit));
    const proposed = await submitEdit(author, { ...entry, version: 2 }, { summary: CANARY });
    const xml = await feedOf(entry.slug);
    expect(xml?.match(/<entry>/g)).toHaveLength(2);
    expect(xml).toContain("La fabrique suivie");
    expect(xml).toContain(`/fr/labs/${entry.slug}/historique/atom.xml`);
    expect(xml).not.toContain(CANARY);
    expect(xml).not.toContain(proposed.id);
    for (const [slug, type] of [
      [entry.slug, "event"],
      ["inconnue", "lab"],
      ["\0", "lab"],
    ] as const) {
      expect(await feedOf(slug, type)).toBe(null);
    }
    await remove(moderator, { slug: entry.slug, reasonCode: "personal-data", reason: "À la demande." });
    expect(await feedOf(entry.slug)).toBe(null);
  });
});

describe("an address", () => {
  test("that says what means nothing loses only that, and says so", () => {
    expect(
      parseFilters({ type: "lab", verdict: "maybe", from: "2026-02-30", to: "", theme: ["a", "b"] }),
    ).toEqual({
      filters: { ...NO_FILTERS, type: "lab" },
      wrong: true,
    });
    expect(parseFilters({ type: "", from: "2026-02-28", utm: "x" })).toEqual({
      filters: { ...NO_FILTERS, from: "2026-02-28" },
      wrong: false,
    });
  });
});
