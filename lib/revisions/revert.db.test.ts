import "#lib/testing/database";

import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import {
  acceptance,
  createEntry,
  createOrganisation,
  createTheme,
  createUser,
  submitEdit,
} from "#lib/testing/factories";
import { archive, unarchive } from "./archive";
import { apply, type Content, same } from "./changes";
import { contentAt } from "./content-at";
import { decide } from "./decide";
import { remove } from "./remove";
import { revert } from "./revert";

let author: Actor;
let moderator: Actor;

beforeAll(async () => {
  author = await createUser();
  moderator = await createUser("moderator", "Dominique");
  for (const slug of ["design", "usages", "donnees"]) await createTheme(slug);
  await createOrganisation("ditp", "DITP");
});

async function refused(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError)
        return `${error.code} ${error.key} ${Object.values(error.params)}`.trim();
      throw error;
    },
  );
}

const now = async (slug: string) => {
  const entry = await getCurrentEntry(db, { slug });
  if (!entry) throw new Error(`${slug} is gone`);
  return entry;
};

const edit = async (slug: string, changes: Content) => {
  const revision = await submitEdit(author, await now(slug), changes);
  await decide(moderator, acceptance(revision));
};

const back = (slug: string, version: number, more: Partial<Parameters<typeof revert>[1]> = {}) => ({
  slug,
  version,
  comment: "C’était mieux avant.",
  idempotencyKey: uuid(),
  ...more,
});

const credit = (name: string, organisation: string | null = null) => ({
  role: "partner",
  name,
  note: null,
  organisation,
  entry: null,
});

describe("a revert", () => {
  test("by a moderator is in force at once, with relations, credits and sources, and says where it goes back to", async () => {
    const other = await createEntry("resource");
    const entry = await createEntry("lab", {
      themes: ["design"],
      credits: [credit("DITP", "ditp"), credit("Une ville")],
      relations: [{ kind: "described-in", to: other.slug, note: null }],
      sources: [{ document: "Bulletin", locator: null, highlighted: true, entry: other.slug }],
    });
    const first = await now(entry.slug);
    await edit(entry.slug, {
      title: "Autre nom",
      themes: [],
      credits: [],
      relations: [],
      sources: [],
      aliases: ["A", "B"],
    });
    const done = await revert(moderator, back(entry.slug, 1));
    expect(done).toMatchObject({ outcome: "published", version: 3 });
    expect(done.outcome === "published" && done.tags).toContain(`entry:${other.slug}`);
    expect((await now(entry.slug)).content).toEqual(first.content);
    const decision = await db.decision.findFirstOrThrow({
      where: { entryId: entry.id, entryVersion: 3 },
      select: { rule: true, moderatorId: true, revision: { select: { revertsTo: true, comment: true } } },
    });
    expect(decision).toEqual({
      rule: "revert",
      moderatorId: moderator.id,
      revision: { revertsTo: 1, comment: "C’était mieux avant." },
    });
  });

  test("of a revert brings back what was undone", async () => {
    const entry = await createEntry("lab");
    await edit(entry.slug, { title: "Nouveau nom", aliases: ["Un alias"] });
    const second = await now(entry.slug);
    await revert(moderator, back(entry.slug, 1));
    await revert(moderator, back(entry.slug, 2));
    expect((await now(entry.slug)).content).toEqual(second.content);
    expect((await now(entry.slug)).version).toBe(4);
  });

  test("by a contributor is a proposal that waits, told as received, and does the same once accepted", async () => {
    const entry = await createEntry("lab");
    const first = await now(entry.slug);
    await edit(entry.slug, { title: "Nouveau nom" });
    const done = await revert(author, back(entry.slug, 1));
    if (done.outcome !== "proposed") throw new Error("a contributor proposes");
    expect((await now(entry.slug)).version).toBe(2);
    const revision = await db.revision.findUniqueOrThrow({
      where: { id: done.id },
      include: { notices: { select: { kind: true } } },
    });
    expect(revision).toMatchObject({ state: "submitted", revertsTo: 1, baseVersion: 2, version: 2 });
    expect(revision.notices).toEqual([{ kind: "received" }]);
    await decide(moderator, acceptance(revision));
    expect((await now(entry.slug)).content).toEqual(first.content);
  });

  test("by a contributor leaves moderators’ acts as they are", async () => {
    const entry = await createEntry("lab");
    await edit(entry.slug, { title: "Deuxième" });
    await archive(moderator, { slug: entry.slug, reason: "Fermé." });
    await unarchive(moderator, { slug: entry.slug, reason: "Rouvert." });
    await edit(entry.slug, { title: "Troisième" });
    const done = await revert(author, back(entry.slug, 3));
    if (done.outcome !== "proposed") throw new Error("a contributor proposes");
    const { changes } = await db.revision.findUniqueOrThrow({ where: { id: done.id } });
    expect(Object.keys(asChanges(changes))).toEqual(["title"]);
  });

  test("is refused when the entry has moved since it was read, and nothing is written", async () => {
    const entry = await createEntry("lab");
    await edit(entry.slug, { title: "Deuxième" });
    await edit(entry.slug, { title: "Troisième" });
    const late = back(entry.slug, 1, { seenVersion: 2 });
    expect(await refused(revert(moderator, late))).toBe("conflict entryChanged 3");
    expect(await refused(revert(author, late))).toBe("conflict entryChanged 3");
    expect((await now(entry.slug)).version).toBe(3);
  });

  test("sent twice is one act", async () => {
    const entry = await createEntry("lab");
    await edit(entry.slug, { title: "Deuxième" });
    const once = back(entry.slug, 1);
    const done = await Promise.all([revert(moderator, once), revert(moderator, once)]);
    expect(done.map((one) => one.outcome === "published" && one.version)).toEqual([3, 3]);
    expect((await now(entry.slug)).version).toBe(3);
    await edit(entry.slug, { title: "Troisième" });
    const asked = back(entry.slug, 1);
    const proposed = await Promise.all([revert(author, asked), revert(author, asked)]);
    expect(new Set(proposed.map((one) => one.outcome === "proposed" && one.id)).size).toBe(1);
  });

  test("to what names a body that is gone says which, and does nothing", async () => {
    const body = await createOrganisation("ephemere", "Éphémère");
    const entry = await createEntry("lab", { credits: [credit("Éphémère", "ephemere")] });
    await edit(entry.slug, { credits: [] });
    await db.organisation.delete({ where: { id: body.id } });
    for (const actor of [author, moderator]) {
      expect(await refused(revert(actor, back(entry.slug, 1)))).toBe("conflict referencesGone ephemere");
    }
    expect((await now(entry.slug)).version).toBe(2);
    expect(await db.revision.count({ where: { entryId: entry.id, revertsTo: 1 } })).toBe(0);
  });

  test("needs words, a version that exists and differs, and never takes an entry down", async () => {
    const entry = await createEntry("lab");
    expect(await refused(revert(null, back(entry.slug, 1)))).toBe("forbidden signInFirst");
    expect(await refused(revert(author, back(entry.slug, 1, { comment: " " })))).toBe(
      "invalid reasonMissing",
    );
    expect(await refused(revert(author, back("inconnue", 1)))).toBe("not-found notFound");
    for (const version of [0, 2, -1, 1.5, Number.NaN]) {
      expect(await refused(revert(moderator, back(entry.slug, version)))).toBe("not-found notFound");
    }
    for (const actor of [author, moderator]) {
      expect(await refused(revert(actor, back(entry.slug, 1)))).toBe("conflict alreadySo");
    }
    await remove(moderator, { slug: entry.slug, reasonCode: "rights", reason: "Demandé." });
    expect(await refused(revert(author, back(entry.slug, 1)))).toBe("not-found notFound");
    await revert(moderator, back(entry.slug, 1));
    expect((await now(entry.slug)).content).toMatchObject({ archived: false, removed: false });
    expect(await refused(revert(moderator, back(entry.slug, 2)))).toBe("conflict revertToRemoved");
  });
});

describe("whatever the edits", () => {
  const change = fc.oneof(
    fc.record({ title: fc.constantFrom("Un", "Deux", "Trois") }),
    fc.record({
      summary: fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom("a", "é", " b", "c\n") }),
    }),
    fc.record({ body: fc.option(fc.constantFrom("Un texte.", "# Titre\n\nDeux\nlignes")) }),
    fc.record({ aliases: fc.uniqueArray(fc.constantFrom("A", "B", "C")) }),
    fc.record({ themes: fc.uniqueArray(fc.constantFrom("design", "usages", "donnees")) }),
    fc.record({
      credits: fc.uniqueArray(
        fc.constantFrom(credit("DITP", "ditp"), credit("Une ville"), credit("Un collectif")),
      ),
    }),
    fc.record({
      startsOn: fc.option(fc.constantFrom("2016", "2016-09", "2016-09-14")),
      url: fc.constant(null),
    }),
    fc.record({ archived: fc.constant(true) }),
  );

  test("going back to each version gives exactly what it said, and the history adds up", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (edits) => {
        const { slug, id } = await createEntry("lab");
        const seen = [(await now(slug)).content];
        for (const changes of edits) {
          const entry = await now(slug);
          const closed = entry.content.archived === true;
          // An edit of an entry that is put away takes it out again: anything else is refused.
          const wanted: Content = closed ? { ...changes, archived: false } : changes;
          const possible = { ...entry.content, ...wanted };
          if (
            Object.keys(wanted).every((field) => same(entry.content[field] ?? null, possible[field] ?? null))
          )
            continue;
          if (typeof possible.summary === "string" && !possible.summary.trim()) continue;
          if (closed) await unarchive(moderator, { slug, reason: "Rouvert." });
          else if (wanted.archived === true) await archive(moderator, { slug, reason: "Fermé." });
          else await edit(slug, wanted);
          seen.push((await now(slug)).content);
        }
        for (const [index, then] of [...seen].entries()) {
          const entry = await now(slug);
          if (same(entry.content, then)) continue;
          const closedBoth = entry.content.archived === true && then.archived === true;
          const outcome = await refused(revert(moderator, back(slug, index + 1)));
          expect(outcome).toBe(closedBoth ? "conflict archivedEntry" : "done");
          if (closedBoth) continue;
          expect((await now(slug)).content).toEqual(then);
          seen.push(then);
        }
        const entry = await now(slug);
        expect(entry.version).toBe(seen.length);
        for (const [index, then] of seen.entries()) {
          expect(await contentAt(db, entry, index + 1)).toEqual(then);
        }
        const history = await db.decision.findMany({
          where: { entryId: id },
          orderBy: { entryVersion: "asc" },
          select: { entryVersion: true, applied: true },
        });
        expect(history.map(({ entryVersion }) => entryVersion)).toEqual(seen.map((_, index) => index + 1));
        const replayed = history.reduce<Content>(
          (content, { applied }) => apply(content, asChanges(applied)),
          {},
        );
        for (const [field, value] of Object.entries(replayed)) {
          expect(same(value, entry.content[field] ?? null), field).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });
});
