import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { archive } from "#lib/revisions/archive";
import type { Content } from "#lib/revisions/changes";
import { contentAt } from "#lib/revisions/content-at";
import { decide } from "#lib/revisions/decide";
import { tags } from "#lib/tags";
import { acceptance, createEntry, createUser, submitCreation, submitEdit } from "#lib/testing/factories";
import type { Acted } from "./act";
import { addOrganisation, addTheme } from "./add";
import { canonicalContent } from "./canonical";
import { deprecate, restore } from "./deprecate";
import { mergeOrganisations, mergeThemes } from "./merge";
import { asMoved } from "./moved";
import { renameOrganisation, renameTheme } from "./rename";
import { addSuccession, removeSuccession } from "./succession";
import { undo } from "./undo";

let moderator: Actor;
let colleague: Actor;
let contributor: Actor;

beforeAll(async () => {
  moderator = await createUser("moderator", "Dominique");
  colleague = await createUser("moderator", "Claude");
  contributor = await createUser();
});

let count = 0;
const unique = (name: string) => `${name} ${++count}`;

async function newTheme(name = unique("Thème"), group = "cross-cutting"): Promise<string> {
  return (await addTheme(moderator, { labelFr: name, labelEn: `${name} (en)`, group })).slug;
}

const organisationNamed = (name: string) => ({
  name,
  acronym: null,
  fullName: null,
  aliases: [],
  kind: "state-service",
  country: "FR",
  parent: null,
});

async function newOrganisation(name = unique("Organisme"), more = {}): Promise<string> {
  return (await addOrganisation(moderator, { ...organisationNamed(name), ...more })).slug;
}

const credit = (organisation: string | null, name = "Tel qu’imprimé", role = "operator") => ({
  role,
  name,
  note: null,
  organisation,
  entry: null,
});

async function contentOf(slug: string) {
  const entry = await getCurrentEntry(db, { slug });
  if (!entry) throw new Error(`no entry ${slug}`);
  return entry;
}

const bodiesOf = async (slug: string) =>
  (
    await db.credit.findMany({
      where: { entry: { slug } },
      select: { organisation: { select: { slug: true } } },
      orderBy: { position: "asc" },
    })
  ).map(({ organisation }) => organisation?.slug ?? null);

/** The credits that its creation wrote, as a history reads them today. */
async function readBack(slug: string) {
  const { applied } = await db.decision.findFirstOrThrow({ where: { entry: { slug } } });
  const credits = asChanges(applied).credits?.to ?? [];
  return canonicalContent({ credits }, await readMergedTerms(db)).credits;
}

const isFound = async (slug: string, words: string): Promise<boolean> => {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM entry e JOIN indexed_entry i ON i.entry_id = e.id WHERE e.slug = ${slug} AND i.search @@ websearch_to_tsquery('sillage', ${words})`;
  return rows.length > 0;
};

const changeOf = ({ changeId }: Acted) => db.vocabularyChange.findUniqueOrThrow({ where: { id: changeId } });

async function refused(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) {
        return [error.code, error.key, ...error.issues.map(({ path, code }) => `${path}:${code}`)].join(" ");
      }
      throw error;
    },
  );
}

describe("adding", () => {
  test("a theme stands at the end of its group, and the order of the groups stays", async () => {
    const first = await newTheme(unique("Rubrique"), "bulletin-section");
    const other = await newTheme(unique("Famille"), "sonar-family");
    const second = await newTheme(unique("Rubrique"), "bulletin-section");
    const order = await db.theme.findMany({
      orderBy: { position: "asc" },
      select: { slug: true, group: true },
    });
    const slugs = order.map(({ slug }) => slug);
    expect(slugs.indexOf(second)).toBe(slugs.indexOf(first) + 1);
    expect(slugs.indexOf(other)).toBeGreaterThan(slugs.indexOf(second));
    const groups = order.map(({ group }) => group);
    expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([...new Set(groups)]);
  });

  test("is for those who review, says who did it, and refuses a name that another has", async () => {
    const act = await addOrganisation(moderator, {
      ...organisationNamed("Agence du numérique"),
      acronym: "AN",
    });
    expect(act.slug).toBe("agence-du-numerique");
    expect(await refused(addOrganisation(contributor, organisationNamed("Autre")))).toBe(
      "forbidden notAllowed",
    );
    expect(await refused(addOrganisation(null, organisationNamed("Autre")))).toBe("forbidden signInFirst");
    expect(await refused(addOrganisation(colleague, organisationNamed("AGENCE du numerique")))).toBe(
      "invalid invalidContent name:nameTaken",
    );
    expect(
      await refused(addTheme(moderator, { labelFr: "", labelEn: "x".repeat(121), group: "ailleurs" })),
    ).toBe("invalid invalidContent labelFr:required labelEn:tooLong group:notInList");
    const [line] = await db.auditEvent.findMany({ where: { object: "organisation", objectId: act.slug } });
    expect(line).toMatchObject({ actorId: moderator.id, action: "organisation.add" });
    expect(line?.details).toEqual({ changeId: act.changeId });
  });

  test("is undone as long as nothing uses what was added", async () => {
    const act = await addTheme(moderator, {
      labelFr: "Éphémère",
      labelEn: "Ephemeral",
      group: "cross-cutting",
    });
    const used = await addTheme(moderator, {
      labelFr: "Durable",
      labelEn: "Lasting",
      group: "cross-cutting",
    });
    await submitCreation(contributor, "lab", { themes: [used.slug] });
    await undo(colleague, act.changeId);
    expect(await db.theme.findUnique({ where: { slug: act.slug } })).toBeNull();
    expect(await refused(undo(colleague, used.changeId))).toBe("conflict termInUse");
  });
});

describe("renaming", () => {
  test("a theme changes both labels and never its address; undone, they are what they were", async () => {
    const slug = await newTheme("Ancien libellé");
    const seen = { labelFr: "Ancien libellé", labelEn: "Ancien libellé (en)" };
    const entry = await createEntry("lab", { themes: [slug] });
    const act = await renameTheme(moderator, { slug, seen, typed: { labelFr: "Nouveau", labelEn: "New" } });
    expect(act.tags).toEqual(expect.arrayContaining([tags.theme(slug), tags.entry(entry.slug), tags.lists]));
    expect(await db.theme.findUnique({ where: { slug } })).toMatchObject({
      labelFr: "Nouveau",
      labelEn: "New",
    });
    await undo(colleague, act.changeId);
    expect(await db.theme.findUnique({ where: { slug } })).toMatchObject(seen);
    expect(await refused(undo(moderator, act.changeId))).toBe("conflict alreadyUndone");
  });

  test("keeps the old name of an organisation, and what credits it is found under both", async () => {
    const slug = await newOrganisation("Mission Alpha");
    const entry = await createEntry("lab", { credits: [credit(slug, "Une équipe")] });
    const seen = organisationNamed("Mission Alpha");
    const act = await renameOrganisation(moderator, {
      slug,
      seen,
      typed: { ...seen, name: "Délégation Bêta" },
    });
    expect(await db.organisation.findUnique({ where: { slug } })).toMatchObject({
      name: "Délégation Bêta",
      aliases: ["Mission Alpha"],
    });
    expect(await isFound(entry.slug, "délégation bêta")).toBe(true);
    expect(await isFound(entry.slug, "mission alpha")).toBe(true);
    expect((await contentOf(entry.slug)).version).toBe(1);
    await undo(moderator, act.changeId);
    expect(await db.organisation.findUnique({ where: { slug } })).toMatchObject({
      name: "Mission Alpha",
      aliases: [],
    });
    expect(await isFound(entry.slug, "délégation bêta")).toBe(false);
  });

  test("of two at once in the same field one is told so; in other fields both count", async () => {
    const name = unique("Service");
    const slug = await newOrganisation(name);
    const seen = organisationNamed(name);
    const rename = (actor: Actor, changes: object) =>
      refused(renameOrganisation(actor, { slug, seen, typed: { ...seen, ...changes } }));
    const same = await Promise.all([
      rename(moderator, { acronym: "UN" }),
      rename(colleague, { acronym: "DEUX" }),
    ]);
    expect(same.sort()).toEqual(["conflict termMoved", "done"]);
    expect(await rename(colleague, { country: "BE" })).toBe("done");
    expect(await rename(colleague, {})).toBe("conflict alreadySo");
  });

  test("undone later, it leaves the fields that someone changed since", async () => {
    const name = unique("Bureau");
    const slug = await newOrganisation(name);
    const seen = organisationNamed(name);
    const typed = { ...seen, acronym: "BU", country: "BE" };
    const act = await renameOrganisation(moderator, { slug, seen, typed });
    await renameOrganisation(colleague, { slug, seen: typed, typed: { ...typed, acronym: "BUR" } });
    const undone = await changeOf(await undo(moderator, act.changeId));
    expect(asMoved(undone.moved).left?.count).toBe(1);
    expect(await db.organisation.findUnique({ where: { slug } })).toMatchObject({
      acronym: "BUR",
      country: "FR",
    });
  });

  test("an organisation is never part of itself, however far", async () => {
    const [top, under] = [unique("Ministère"), unique("Direction")];
    const parent = await newOrganisation(top);
    const child = await newOrganisation(under, { parent });
    const seen = organisationNamed(top);
    const within = { slug: parent, seen, typed: { ...seen, parent: child } };
    expect(await refused(renameOrganisation(moderator, within))).toBe(
      "invalid invalidContent parent:withinItself",
    );
  });
});

describe("merging themes", () => {
  test("moves the entries, and undoing moves back those that no decision changed since", async () => {
    const [from, into] = [await newTheme(), await newTheme()];
    const only = await createEntry("lab", { themes: [from] });
    const both = await createEntry("lab", { themes: [from, into] });
    const edited = await createEntry("lab", { themes: [from] });
    const retitled = await createEntry("lab", { themes: [from] });
    const act = await mergeThemes(moderator, { slug: from, into });
    for (const { slug } of [only, both, edited])
      expect((await contentOf(slug)).content.themes).toEqual([into]);
    expect(act.tags).toEqual(
      expect.arrayContaining([tags.theme(from), tags.theme(into), tags.entry(only.slug)]),
    );

    const third = await newTheme();
    const edit = async (slug: string, changes: Content) =>
      decide(moderator, acceptance(await submitEdit(contributor, await contentOf(slug), changes)));
    await edit(edited.slug, { themes: [into, third] });
    await edit(retitled.slug, { title: "Un autre titre" });
    const undone = await changeOf(await undo(colleague, act.changeId));
    expect((await contentOf(only.slug)).content.themes).toEqual([from]);
    expect((await contentOf(retitled.slug)).content.themes).toEqual([from]);
    expect((await contentOf(both.slug)).content.themes).toEqual([from, into]);
    expect((await contentOf(edited.slug)).content.themes).toEqual([into, third]);
    expect(asMoved(undone.moved).left).toEqual({ count: 1, entries: [edited.slug] });
    expect(await refused(undo(moderator, act.changeId))).toBe("conflict alreadyUndone");
  });

  test("a proposal made before is accepted without a conflict, whatever it does to the themes", async () => {
    const [from, into, third] = [await newTheme(), await newTheme(), await newTheme()];
    const entry = await createEntry("lab", { themes: [from] });
    const adds = await submitEdit(contributor, await contentOf(entry.slug), { themes: [from, third] });
    const goesThere = await submitEdit(contributor, await contentOf(entry.slug), {
      themes: [into],
      summary: "Un autre résumé.",
    });
    const creation = await submitCreation(contributor, "lab", { themes: [from, into] });
    await mergeThemes(moderator, { slug: from, into });
    const decided = await decide(moderator, acceptance(goesThere));
    expect(decided.entry?.version).toBe(2);
    await decide(moderator, acceptance(adds));
    expect((await contentOf(entry.slug)).content.themes).toEqual([into, third]);
    const made = await decide(moderator, acceptance(creation));
    expect((await contentOf(made.entry?.slug ?? "")).content.themes).toEqual([into]);
  });

  test("a history written before names the theme as it is today, through several merges", async () => {
    const [first, second, third, other] = [
      await newTheme(),
      await newTheme(),
      await newTheme(),
      await newTheme(),
    ];
    const entry = await createEntry("lab", { themes: [first] });
    const edit = await submitEdit(contributor, await contentOf(entry.slug), { themes: [other] });
    await decide(moderator, acceptance(edit));
    await mergeThemes(moderator, { slug: first, into: second });
    await mergeThemes(moderator, { slug: second, into: third });
    expect((await contentAt(db, await contentOf(entry.slug), 1)).themes).toEqual([third]);
  });

  test("merges into the same theme go back in reverse order, and a theme that is gone takes nothing in", async () => {
    const [first, second, into] = [await newTheme(), await newTheme(), await newTheme()];
    const early = await mergeThemes(moderator, { slug: first, into });
    const late = await mergeThemes(moderator, { slug: second, into });
    expect(await refused(undo(moderator, early.changeId))).toBe("conflict undoLaterFirst");
    expect(await refused(mergeThemes(moderator, { slug: into, into: first }))).toBe("conflict termMerged");
    expect(await refused(mergeThemes(moderator, { slug: first, into }))).toBe("conflict termMerged");
    expect(await refused(mergeThemes(moderator, { slug: into, into }))).toBe(
      "invalid invalidContent into:mergedIntoItself",
    );
    await undo(moderator, late.changeId);
    expect(await refused(undo(moderator, early.changeId))).toBe("done");
  });

  test("two that merge each into the other at once end as one", async () => {
    const [one, other] = [await newTheme(), await newTheme()];
    const ends = await Promise.all([
      refused(mergeThemes(moderator, { slug: one, into: other })),
      refused(mergeThemes(colleague, { slug: other, into: one })),
    ]);
    expect(ends.sort()).toEqual(["conflict termMerged", "done"]);
    expect(await db.theme.count({ where: { slug: { in: [one, other] }, mergedIntoId: null } })).toBe(1);
  });

  test("decisions under way while it merges leave nothing behind on the theme that goes", async () => {
    const [from, into] = [await newTheme(), await newTheme()];
    const proposals = await Promise.all(
      Array.from({ length: 12 }, () => submitCreation(contributor, "lab", { themes: [from] })),
    );
    const [, ...decided] = await Promise.all([
      mergeThemes(moderator, { slug: from, into }),
      ...proposals.map((proposal) => decide(colleague, acceptance(proposal))),
    ]);
    const slugs = decided.map(({ entry }) => entry?.slug ?? "");
    expect(await db.entryTheme.count({ where: { theme: { slug: from } } })).toBe(0);
    expect(
      await db.entryTheme.count({ where: { theme: { slug: into }, entry: { slug: { in: slugs } } } }),
    ).toBe(12);
  });

  test("moderators who put entries away while it merges neither wait without end nor are refused", async () => {
    const [from, into] = [await newOrganisation(), await newOrganisation()];
    const entries = await Promise.all(
      Array.from({ length: 8 }, () => createEntry("lab", { credits: [credit(from)] })),
    );
    const ends = await Promise.all([
      ...entries.slice(0, 4).map(({ slug }) => refused(archive(colleague, { slug, reason: "Fermé." }))),
      refused(mergeOrganisations(moderator, { slug: from, into })),
      ...entries.slice(4).map(({ slug }) => refused(archive(colleague, { slug, reason: "Fermé." }))),
    ]);
    expect(ends).toEqual(ends.map(() => "done"));
    for (const { slug } of entries) expect(await bodiesOf(slug)).toEqual([into]);
  });

  test("of two thousand entries takes seconds, there and back", async () => {
    const [from, into] = [await newTheme(), await newTheme()];
    const entry = await createEntry("lab", { themes: [from] });
    await copyEntry(entry.id, 2000);
    const started = Date.now();
    const act = await mergeThemes(moderator, { slug: from, into });
    expect(await db.entryTheme.count({ where: { theme: { slug: into } } })).toBe(2001);
    // Too many pages to throw away one by one: their lists are, and the hour does the rest.
    expect(act.tags).not.toContain(tags.entry(entry.slug));
    expect(act.tags).toContain(tags.lists);
    await undo(moderator, act.changeId);
    expect(await db.entryTheme.count({ where: { theme: { slug: from } } })).toBe(2001);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe("merging organisations", () => {
  test("credits none twice in one role, whichever came first; undone, each line is back as it was printed", async () => {
    const [from, into, third] = [await newOrganisation(), await newOrganisation(), await newOrganisation()];
    const noted = { ...credit(into, "Avec une note"), note: "direction" };
    const publisher = { ...credit(from, "Éditeur"), role: "parent" };
    const entry = await createEntry("lab", {
      credits: [
        credit(into, "B"),
        credit(null, "C"),
        credit(from, "A"),
        noted,
        publisher,
        credit(third, "D"),
      ],
    });
    const lines = () =>
      db.credit.findMany({ where: { entry: { slug: entry.slug } }, orderBy: { position: "asc" } });
    const before = await lines();
    const first = await mergeOrganisations(moderator, { slug: from, into });
    expect((await lines()).map(({ name }) => name)).toEqual(["B", "C", "Avec une note", "Éditeur", "D"]);
    const second = await mergeOrganisations(moderator, { slug: into, into: third });
    expect((await lines()).map(({ name }) => name)).toEqual(["B", "C", "Avec une note", "Éditeur"]);
    expect(await readBack(entry.slug)).toEqual((await contentOf(entry.slug)).content.credits);
    await undo(moderator, second.changeId);
    expect((await lines()).map(({ name }) => name)).toEqual(["B", "C", "Avec une note", "Éditeur", "D"]);
    await undo(moderator, first.changeId);
    expect(await lines()).toEqual(before);
  });

  test("moves credits, children, successions, page and names; undone, all is as it was", async () => {
    const from = await newOrganisation("Direction Gamma", { acronym: "DGA", aliases: ["Gamma d’avant"] });
    const into = await newOrganisation("Direction Delta");
    const [child, before, after] = [
      await newOrganisation(unique("Bureau"), { parent: from }),
      await newOrganisation("Secrétariat Oméga"),
      await newOrganisation(unique("Suite")),
    ];
    await addSuccession(moderator, { predecessor: before, successor: from, year: 2015 });
    await addSuccession(moderator, { predecessor: from, successor: after, year: null });
    await addSuccession(moderator, { predecessor: into, successor: after, year: 2019 });
    const lab = await createEntry("lab");
    await db.organisation.update({ where: { slug: from }, data: { entryId: lab.id } });
    const entry = await createEntry("lab", {
      credits: [credit(null), credit(from, "DGA"), credit(into, "Delta")],
    });
    const image = () => snapshot([from, into, child, before, after], entry.slug);
    const untouched = await image();

    const act = await mergeOrganisations(moderator, { slug: from, into });
    // Once in one role, where it came first, in histories too.
    expect(await bodiesOf(entry.slug)).toEqual([null, into]);
    expect(await readBack(entry.slug)).toEqual((await contentOf(entry.slug)).content.credits);
    expect(
      await db.organisation.findUnique({ where: { slug: into }, include: { parent: true } }),
    ).toMatchObject({
      aliases: ["Direction Gamma", "DGA", "Gamma d’avant"],
      entryId: lab.id,
    });
    const rows = await db.organisation.findMany({
      where: { slug: { in: [child, from] } },
      include: { parent: true, mergedInto: true, predecessors: true, successors: true },
    });
    expect(rows.find(({ slug }) => slug === child)?.parent?.slug).toBe(into);
    expect(rows.find(({ slug }) => slug === from)).toMatchObject({
      mergedInto: { slug: into },
      predecessors: [],
      successors: [],
      entryId: null,
    });
    const successions = await successionsOf(into);
    expect(successions).toEqual([`${into} > ${after} 2019`, `${before} > ${into} 2015`].sort());
    expect(await isFound(entry.slug, "gamma")).toBe(true);
    expect(await isFound(entry.slug, "oméga")).toBe(true);
    expect(act.tags).toEqual(
      expect.arrayContaining([from, into, child, before, after].map(tags.organisation)),
    );

    await undo(colleague, act.changeId);
    expect(await image()).toEqual(untouched);
  });

  test("undone, it leaves what was changed since and counts it", async () => {
    const [from, into, elsewhere] = [
      await newOrganisation(),
      await newOrganisation(),
      await newOrganisation(),
    ];
    const childName = unique("Bureau");
    const child = await newOrganisation(childName, { parent: from });
    const kept = await createEntry("lab", { credits: [credit(from)] });
    const edited = await createEntry("lab", { credits: [credit(from)] });
    const act = await mergeOrganisations(moderator, { slug: from, into });
    const seen = { ...organisationNamed(childName), parent: into };
    await renameOrganisation(moderator, { slug: child, seen, typed: { ...seen, parent: elsewhere } });
    const current = await contentOf(edited.slug);
    const credits = [credit(elsewhere, "Autre", "partner"), credit(into)];
    await decide(moderator, acceptance(await submitEdit(contributor, current, { credits })));
    const undone = await changeOf(await undo(moderator, act.changeId));
    expect(await bodiesOf(kept.slug)).toEqual([from]);
    expect(await bodiesOf(edited.slug)).toEqual([elsewhere, into]);
    expect(asMoved(undone.moved).left).toEqual({ count: 2, entries: [edited.slug] });
    expect(
      (await db.organisation.findUnique({ where: { slug: child }, include: { parent: true } }))?.parent?.slug,
    ).toBe(elsewhere);
  });

  test("into one of its own parts makes nothing part of itself", async () => {
    const top = await newOrganisation();
    const from = await newOrganisation(unique("Direction"), { parent: top });
    const middle = await newOrganisation(unique("Service"), { parent: from });
    const into = await newOrganisation(unique("Pôle"), { parent: middle });
    const aside = await newOrganisation(unique("Pôle"), { parent: from });
    const act = await mergeOrganisations(moderator, { slug: from, into });
    const parentOf = async (slug: string) =>
      (await db.organisation.findUnique({ where: { slug }, select: { parent: { select: { slug: true } } } }))
        ?.parent?.slug;
    expect(await parentOf(middle)).toBe(top);
    expect(await parentOf(into)).toBe(middle);
    expect(await parentOf(aside)).toBe(into);
    await undo(moderator, act.changeId);
    expect(await parentOf(middle)).toBe(from);
    expect(await parentOf(aside)).toBe(from);
  });

  test("a proposal made before is accepted without a conflict and credits the other", async () => {
    const [from, into] = [await newOrganisation(), await newOrganisation()];
    const entry = await createEntry("lab", { credits: [credit(from, "Un")] });
    const edit = await submitEdit(contributor, await contentOf(entry.slug), {
      credits: [credit(from, "Un"), credit(from, "Un", "partner")],
    });
    await mergeOrganisations(moderator, { slug: from, into });
    await decide(moderator, acceptance(edit));
    expect(await bodiesOf(entry.slug)).toEqual([into, into]);
  });

  test("of an organisation that a thousand entries credit takes seconds", async () => {
    const [from, into] = [await newOrganisation(), await newOrganisation("Organisme que mille citent")];
    const entry = await createEntry("lab", { credits: [credit(from)] });
    await copyEntry(entry.id, 1000);
    const started = Date.now();
    await mergeOrganisations(moderator, { slug: from, into });
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(await isFound("copie-1000", "mille citent")).toBe(true);
  });
});

describe("no longer offering", () => {
  test("a term keeps what names it; restored, it is offered again; both are undone", async () => {
    const slug = await newTheme();
    const entry = await createEntry("lab", { themes: [slug] });
    const target = { vocabulary: "theme", slug } as const;
    const act = await deprecate(moderator, target);
    expect(await refused(deprecate(colleague, target))).toBe("conflict alreadySo");
    expect((await contentOf(entry.slug)).content.themes).toEqual([slug]);
    const again = await restore(colleague, target);
    expect(await refused(undo(moderator, act.changeId))).toBe("conflict changedSince");
    await undo(moderator, again.changeId);
    expect((await db.theme.findUnique({ where: { slug } }))?.deprecatedAt).not.toBeNull();
    const body = { vocabulary: "organisation", slug: await newOrganisation() } as const;
    await undo(moderator, (await deprecate(moderator, body)).changeId);
    expect((await db.organisation.findUnique({ where: { slug: body.slug } }))?.deprecatedAt).toBeNull();
  });
});

describe("successions", () => {
  test("are added, found through, removed and undone, never in a loop", async () => {
    const [before, after] = [await newOrganisation("Mission Zêta"), await newOrganisation("Agence Thêta")];
    const entry = await createEntry("lab", { credits: [credit(before)] });
    const pair = { predecessor: before, successor: after };
    const act = await addSuccession(moderator, { ...pair, year: 2017 });
    expect(await isFound(entry.slug, "thêta")).toBe(true);
    expect(await refused(addSuccession(moderator, { ...pair, year: null }))).toBe("conflict alreadySo");
    expect(
      await refused(addSuccession(moderator, { predecessor: after, successor: before, year: null })),
    ).toBe("invalid invalidContent other:followsItself");
    expect(await refused(addSuccession(moderator, { ...pair, year: 20_017 }))).toBe(
      "invalid invalidContent year:invalidYear",
    );
    const removal = await removeSuccession(colleague, pair);
    expect(await isFound(entry.slug, "thêta")).toBe(false);
    expect(await refused(undo(moderator, act.changeId))).toBe("conflict changedSince");
    await undo(moderator, removal.changeId);
    expect(await successionsOf(after)).toEqual([`${before} > ${after} 2017`]);
    await undo(moderator, act.changeId);
    expect(await successionsOf(after)).toEqual([]);
    expect(await isFound(entry.slug, "thêta")).toBe(false);
  });
});

test("ten people who undo one act at once undo it once", async () => {
  const slug = await newTheme();
  const { changeId } = await deprecate(moderator, { vocabulary: "theme", slug });
  const ends = await Promise.all(Array.from({ length: 10 }, () => refused(undo(colleague, changeId))));
  expect(ends.filter((end) => end === "done")).toHaveLength(1);
  expect(await db.vocabularyChange.count({ where: { undoesId: changeId } })).toBe(1);
  expect(await db.auditEvent.count({ where: { action: "theme.undo", objectId: slug } })).toBe(1);
});

async function successionsOf(slug: string): Promise<string[]> {
  const rows = await db.organisationSuccession.findMany({
    where: { OR: [{ predecessor: { slug } }, { successor: { slug } }] },
    include: { predecessor: true, successor: true },
  });
  return rows
    .map(({ predecessor, successor, year }) => `${predecessor.slug} > ${successor.slug} ${year ?? ""}`.trim())
    .sort();
}

async function snapshot(slugs: string[], entry: string) {
  return {
    rows: await db.organisation.findMany({ where: { slug: { in: slugs } }, orderBy: { slug: "asc" } }),
    successions: await Promise.all(slugs.map(successionsOf)),
    bodies: await bodiesOf(entry),
    found: [await isFound(entry, "gamma"), await isFound(entry, "delta"), await isFound(entry, "oméga")],
  };
}

/** Copies of an entry with its themes and credits, "copie-1"…: what a bulk load would leave. */
async function copyEntry(id: string, times: number): Promise<void> {
  await db.$executeRaw`UPDATE entry SET slug = id::text WHERE slug LIKE 'copie-%'`;
  await db.$executeRaw`
    WITH copies AS (
      INSERT INTO entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'slug', 'copie-' || n))).*
      FROM entry e, generate_series(1, ${times}::int) n WHERE e.id = ${id}::uuid RETURNING id
    ), labs AS (INSERT INTO lab SELECT id, '{}' FROM copies),
    themes AS (INSERT INTO entry_theme SELECT c.id, t.theme_id FROM copies c, entry_theme t WHERE t.entry_id = ${id}::uuid)
    INSERT INTO credit (entry_id, position, role, name, organisation_id)
    SELECT c.id, t.position, t.role, t.name, t.organisation_id FROM copies c, credit t WHERE t.entry_id = ${id}::uuid`;
}
