import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { getOrganisation } from "#lib/organisations/queries";
import { decide } from "#lib/revisions/decide";
import { getTerritory } from "#lib/territories/queries";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitEdit,
} from "#lib/testing/factories";
import { getTheme, listThemes } from "#lib/themes/queries";
import { countEntries, getCards, getEntry, listHighlighted, listNextDates } from "./queries";

type Made = Awaited<ReturnType<typeof createEntry>>;

let lab: Made;
let report: Made;
let coming: Made;
let past: Made;
let archived: Made;

beforeAll(async () => {
  await createTheme("design");
  const sgmap = await createOrganisation("sgmap", "SGMAP");
  const ditp = await createOrganisation("ditp", "DITP");
  await db.organisationSuccession.create({
    data: { predecessorId: sgmap.id, successorId: ditp.id, year: 2017 },
  });
  for (const [code, level, name, ancestors] of [
    ["fr", "country", "France", []],
    ["region-53", "region", "Bretagne", ["fr"]],
    ["commune-35238", "commune", "Rennes", ["region-53", "fr"]],
  ] as const) {
    await db.territory.create({
      data: { code, level, name, searchName: name.toLowerCase(), ancestors: [...ancestors] },
    });
  }
  lab = await createEntry("lab", { title: "Le lab", territory: "commune-35238", themes: ["design"] });
  report = await createEntry("resource", {
    title: "Le rapport",
    credits: [
      { role: "author", name: "Le lab", note: null, organisation: null, entry: lab.slug },
      { role: "publisher", name: "SGMAP", note: null, organisation: "sgmap", entry: null },
    ],
    relations: [{ kind: "described-in", to: lab.slug, note: "Par lui-même" }],
    sources: [{ document: "Bulletin", locator: "p. 3", highlighted: true, entry: null }],
  });
  coming = await createEntry("event", { title: "À venir", startsOn: "2030-05-01", endsOn: "2030-05-02" });
  past = await createEntry("event", { title: "Passé", startsOn: "2018-05-01", endsOn: null });
  archived = await createEntry("lab", { title: "Archivé", themes: ["design"], archived: true });
});

const viewOf = async ({ slug }: { slug: string }) => {
  const found = await getEntry(slug);
  if (!found?.entry) throw new Error(`${slug} is not there`);
  return found.entry;
};

describe("an entry", () => {
  it("comes with the names of what it points to", async () => {
    const view = await viewOf(report);
    expect(view.credits).toMatchObject([
      { name: "Le lab", entry: { type: "lab", slug: lab.slug, title: "Le lab" }, organisation: null },
      { name: "SGMAP", organisation: { slug: "sgmap" }, entry: null },
    ]);
    expect(view.relations).toMatchObject([
      { kind: "described-in", note: "Par lui-même", entry: { slug: lab.slug } },
    ]);
    expect(view).toMatchObject({ version: 1, decision: { author: "Camille", moderator: "Dominique" } });
  });

  it("shows a relation that the other one states, by its inverse, and where it is credited", async () => {
    const view = await viewOf(lab);
    expect(view.relations).toMatchObject([{ kind: "describes", entry: { slug: report.slug } }]);
    expect(view.creditedOn).toMatchObject([{ slug: report.slug, role: "author" }]);
    expect(view.territory).toEqual({ code: "commune-35238", name: "Rennes" });
  });

  it("never carries an e-mail address", async () => {
    expect(JSON.stringify(await viewOf(report))).not.toContain("@exemple.fr");
  });

  it("that is archived is still there, and says so", async () => {
    expect((await viewOf(archived)).archived).toBe(true);
  });

  it("that was merged tells where it went", async () => {
    const double = await createEntry("lab", { title: "Le double" });
    const moderator = await createUser("moderator");
    const edit = await submitEdit(await createUser("moderator"), double, { mergedInto: lab.slug });
    await decide(moderator, acceptance(edit));
    expect(await getEntry(double.slug)).toMatchObject({
      mergedInto: { slug: lab.slug, type: "lab" },
    });
  });

  it("that does not exist is null", async () => {
    expect(await getEntry("nulle-part")).toBeNull();
  });
});

describe("lists", () => {
  it("give cards in the order asked for, and leave out what does not exist", async () => {
    const cards = await getCards([report.id, uuid(), lab.id]);
    expect(cards.map(({ title }) => title)).toEqual(["Le rapport", "Le lab"]);
  });

  it("count what is published only", async () => {
    expect(await countEntries()).toEqual({ resource: 1, lab: 1, programme: 0, event: 2 });
  });

  it("tell the next dates, or the last ones when nothing is to come", async () => {
    const next = await listNextDates("event", new Date("2026-01-01"), 5);
    expect(next).toMatchObject({ coming: true, entries: [{ slug: coming.slug }] });
    const later = await listNextDates("event", new Date("2031-01-01"), 5);
    expect(later).toMatchObject({ coming: false, entries: [{ slug: coming.slug }, { slug: past.slug }] });
  });

  it("put forward what moderators chose, or else what a source marks as worth discovering", async () => {
    expect(await listHighlighted(new Date(), 5)).toMatchObject([{ slug: report.slug }]);
    const chosen = await createEntry("programme", { title: "À la une", highlightedUntil: "2999-01-01" });
    expect(await listHighlighted(new Date(), 5)).toMatchObject([{ slug: chosen.slug }]);
  });
});

describe("gatherings", () => {
  it("a theme gathers what bears it, the archived left out", async () => {
    expect((await getTheme("design", 5))?.theme).toMatchObject({
      groups: [{ type: "lab", count: 1, entries: [{ slug: lab.slug }] }],
    });
    expect(await listThemes()).toMatchObject([{ slug: "design", count: 1 }]);
    expect(await getTheme("inconnu", 5)).toBeNull();
  });

  it("a place gathers what is within it, and names what contains it from the widest", async () => {
    expect(await getTerritory("fr", 5)).toMatchObject({ groups: [{ entries: [{ slug: lab.slug }] }] });
    expect((await getTerritory("commune-35238", 5))?.ancestors.map(({ name }) => name)).toEqual([
      "France",
      "Bretagne",
    ]);
  });

  it("an organisation lists what it did under a former name, and says under which", async () => {
    const ditp = (await getOrganisation("ditp", 10))?.organisation;
    expect(ditp?.predecessors).toEqual([{ slug: "sgmap", name: "SGMAP", year: 2017 }]);
    expect(ditp?.entries).toMatchObject([
      { entry: { slug: report.slug }, credits: [{ role: "publisher", under: { slug: "sgmap" } }] },
    ]);
    expect((await getOrganisation("sgmap", 10))?.organisation?.entries).toMatchObject([
      { credits: [{ under: null }] },
    ]);
  });

  it("an organisation that a lab presents lists what the lab is credited on, also under a former name", async () => {
    const presented = await db.organisation.update({
      where: { slug: "sgmap" },
      data: { entryId: lab.id },
    });
    expect((await getOrganisation("sgmap", 10))?.organisation?.entries).toMatchObject([
      {
        entry: { slug: report.slug },
        credits: [
          { role: "author", under: null },
          { role: "publisher", under: null },
        ],
      },
    ]);
    expect((await getOrganisation("ditp", 10))?.organisation?.entries).toMatchObject([
      { credits: [{ role: "author", under: { slug: "sgmap" } }, { role: "publisher" }] },
    ]);
    await db.organisation.update({ where: { id: presented.id }, data: { entryId: null } });
  });
});
