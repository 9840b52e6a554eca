import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import { journalFeed } from "#lib/journal/feed";
import { NO_FILTERS } from "#lib/journal/filters";
import { listJournal } from "#lib/journal/queries";
import { getOrganisation } from "#lib/organisations/queries";
import type { Actor } from "#lib/permissions";
import type { Content } from "#lib/revisions/changes";
import { compareChanges } from "#lib/revisions/compare";
import { resume, startEdit } from "#lib/revisions/forms";
import { getHistory } from "#lib/revisions/history";
import { propose } from "#lib/revisions/propose";
import { remove, restore } from "#lib/revisions/remove";
import { submit } from "#lib/revisions/submit";
import { compareVersions } from "#lib/revisions/version";
import { wordingIn } from "#lib/revisions/wording";
import { understand } from "#lib/search/meaning";
import { near } from "#lib/search/near";
import { EMPTY_SEARCH } from "#lib/search/query";
import { search } from "#lib/search/search";
import { suggest } from "#lib/search/suggest";
import { tags } from "#lib/tags";
import { askApi } from "#lib/testing/api";
import { contentFor, createEntry, createOrganisation, createTheme, createUser } from "#lib/testing/factories";
import { getTheme } from "#lib/themes/queries";
import { getCurrentEntry } from "./content";
import { contentOf } from "./form-content";
import { previewEntry } from "./preview";
import { getCards, getEntry, listHighlighted, listNewest } from "./queries";
import { rootSitemap } from "./sitemap";

type Made = Awaited<ReturnType<typeof createEntry>>;

/** In the title and so in the slug of what is taken down, and nowhere else but where it is named. */
const NAME = /zorglub/i;

let contributor: Actor;
let moderator: Actor;
let lab: Made;
let report: Made;
let double: Made;
/** An edit of what is to be taken down, begun while it could be read, and one of what names it. */
let begun: { revisionId: string };

beforeAll(async () => {
  await createTheme("design");
  const body = await createOrganisation("corps", "Le corps");
  [contributor, moderator] = [await createUser(), await createUser("moderator", "Inès")];
  lab = await createEntry("lab", { title: "Zorglub", themes: ["design"] });
  await db.organisation.update({ where: { id: body.id }, data: { entryId: lab.id } });
  report = await createEntry("resource", {
    title: "Le rapport",
    themes: ["design"],
    credits: [
      { role: "author", name: "Zorglub", note: null, organisation: null, entry: lab.slug },
      { role: "publisher", name: "Le corps", note: null, organisation: "corps", entry: null },
    ],
    relations: [{ kind: "described-in", to: lab.slug, note: "Par Zorglub" }],
    sources: [
      { document: "Zorglub", locator: "p. 3", highlighted: true, entry: lab.slug },
      { document: "Le bulletin", locator: null, highlighted: true, entry: null },
    ],
  });
  double = await createEntry("lab", { title: "Un double", mergedInto: lab.slug });
  const edit = (entry: Made, changes: Content) =>
    propose(contributor, {
      type: entry.type,
      slug: entry.slug,
      baseVersion: entry.version,
      content: { ...entry.content, ...changes },
      comment: null,
      idempotencyKey: uuid(),
    });
  begun = { revisionId: (await edit(lab, { title: "Le lab", summary: "Un résumé à eux." })).id };
  await edit(report, { credits: [], title: "Le rapport, sans personne" });
});

const json = async (value: unknown) => JSON.stringify(await value);
const now = new Date();
const origin = "https://exemple.fr";
const words = (text: string) => understand({ ...EMPTY_SEARCH, text });

/** All that an anonymous reader may be given, by name. */
const outputs: Record<string, () => Promise<string>> = {
  "its page": () => json(getEntry(lab.slug)),
  "the page of what was merged into it": () => json(getEntry(double.slug)),
  "the page of what names it": () => json(getEntry(report.slug)),
  "the card of what names it": () => json(getCards([report.id])),
  "its card": async () => json(listNewest(10)),
  "what is put forward": () => json(listHighlighted(now, 10)),
  "the page of a theme": () => json(getTheme("design", 10)),
  "the page of the body that it presents": () => json(getOrganisation("corps", 10)),
  "the search by its name": async () => json(search(await words("zorglub"), { now, highlight: true })),
  "what is written alike": async () => json(near(await words("zorglubb"), [], now)),
  "suggestions of entries": () => json(suggest("entry", "zorg", "fr")),
  "suggestions of who acts": () => json(suggest("credit", "zorg", "fr")),
  "the list of the API": async () => (await askApi("/api/v1/entries?q=zorglub", { origin, now })).text(),
  "its answer of the API": async () => (await askApi(`/api/v1/entries/${lab.slug}`, { origin, now })).text(),
  "the answer of the API for what names it": async () =>
    (await askApi(`/api/v1/entries/${report.slug}`, { origin, now })).text(),
  "the sitemap": () => rootSitemap(origin),
  "the journal": () => json(listJournal(NO_FILTERS)),
  "the feed": async () => (await journalFeed(NO_FILTERS, "fr", origin)).xml,
  "the history of what names it": async () => {
    const history = await getHistory("resource", report.slug);
    if (!history) throw new Error("there is one");
    const wording = wordingIn("fr", history.names);
    return json(history.versions.map(({ applied }) => compareChanges("resource", applied, wording)));
  },
  "a version of what names it": async () => {
    const entry = await getCurrentEntry(db, { slug: report.slug });
    return json(previewEntry({ type: "resource", content: entry?.content ?? {}, slug: null, untitled: "" }));
  },
  "two versions of what names it": async () => {
    const compared = await compareVersions("resource", report.slug, [1, 1], null);
    return json(compared?.names && [...compared.names.entries.values()]);
  },
  "the form of what names it": () => json(startEdit("resource", report.slug, "fr")),
  "its own form": () => json(startEdit("lab", lab.slug, "fr")),
};

describe("what was taken down", () => {
  test("is named before, or its outputs would prove nothing", async () => {
    expect(await outputs["the page of what names it"]?.()).toMatch(NAME);
    expect(await outputs["the search by its name"]?.()).toMatch(NAME);
  });

  test("has every page that names it made anew: its own, those that cite it, and those that list these", async () => {
    const { tags: thrown } = await remove(moderator, {
      slug: lab.slug,
      reasonCode: "personal-data",
      reason: "Une personne le demande.",
    });
    expect(thrown).toEqual(
      expect.arrayContaining([
        tags.home,
        tags.lists,
        tags.sitemap,
        tags.entry(lab.slug),
        tags.entry(report.slug),
        tags.entry(double.slug),
        tags.theme("design"),
        tags.organisation("corps"),
      ]),
    );
  });

  test.each(Object.keys(outputs))("is not in %s", async (name) => {
    expect(await outputs[name]?.()).not.toMatch(NAME);
  });

  test("is found by no word of it through what names it", async () => {
    expect((await search(await words("zorglub"), { now })).hits).toEqual([]);
  });

  test("answers 410 to programs, and to readers says why in general", async () => {
    expect((await askApi(`/api/v1/entries/${lab.slug}`, { origin, now })).status).toBe(410);
    expect(await getEntry(lab.slug)).toEqual({ removed: { type: "lab", reason: "personal-data" } });
  });

  test("is read by those who review, in its history and in that of what names it", async () => {
    const own = await getHistory("lab", lab.slug, null, moderator);
    expect(own?.entry).toMatchObject({
      title: "Zorglub",
      removal: { code: "personal-data", words: "Une personne le demande." },
    });
    expect(own?.versions[0]?.reason).toBe("Une personne le demande.");
    expect((await getHistory("lab", lab.slug, null, contributor))?.versions[0]?.reason).toBeNull();
    const history = await getHistory("resource", report.slug, null, moderator);
    expect(history?.names.entries.get(lab.slug)?.title).toBe("Zorglub");
  });

  test("is still what an edit of another entry names, though its form did not show it", async () => {
    const start = await startEdit("resource", report.slug, "fr");
    if (!start?.form) throw new Error("it can be edited");
    const content = { ...contentOf("resource", start.form.values, "fr"), title: "Le rapport, corrigé" };
    const handle = await propose(contributor, {
      type: "resource",
      slug: report.slug,
      baseVersion: start.form.baseVersion,
      content,
      comment: "Le titre.",
      idempotencyKey: uuid(),
    });
    const { changes } = await db.revision.findUniqueOrThrow({ where: { id: handle.id } });
    expect(Object.keys(changes ?? {})).toEqual(["title"]);
    expect(await json(resume(contributor, handle.id, "fr"))).not.toMatch(NAME);
    await submit(contributor, handle);
  });

  test("is in no draft that someone sends for it without its form, not even in what they may download", async () => {
    const asked = { type: "lab" as const, slug: lab.slug, comment: null };
    const blank = { ...contentFor("lab"), title: "", summary: "" };
    await expect(
      propose(contributor, { ...asked, baseVersion: lab.version, content: blank, idempotencyKey: uuid() }),
    ).rejects.toMatchObject({ code: "not-found" });
    await expect(
      propose(contributor, {
        ...asked,
        ...begun,
        baseVersion: lab.version,
        content: blank,
        idempotencyKey: uuid(),
      }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(await json(exportOwnData(contributor))).not.toMatch(NAME);
  });

  test("is named again everywhere once it is restored", async () => {
    const { tags: thrown } = await restore(moderator, { slug: lab.slug, reason: "Erreur." });
    expect(thrown).toEqual(expect.arrayContaining([tags.entry(report.slug), tags.theme("design")]));
    for (const name of ["its page", "the page of what names it", "the search by its name", "the journal"]) {
      expect(await outputs[name]?.(), name).toMatch(NAME);
    }
  });
});
