import "#lib/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { acceptance, createEntry, createUser, submitEdit } from "#lib/testing/factories";
import { archive, unarchive } from "./archive";
import { decide } from "./decide";
import { remove, restore } from "./remove";

let author: Actor;
let moderator: Actor;
let colleague: Actor;
let administrator: Actor;

beforeAll(async () => {
  author = await createUser();
  moderator = await createUser("moderator", "Inès");
  colleague = await createUser("moderator", "Octave");
  administrator = await createUser("admin", "Alix");
});

const refused = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );

const stateOf = async (slug: string) => {
  const entry = await getCurrentEntry(db, { slug });
  return { version: entry?.version, archived: entry?.content.archived, removed: entry?.content.removed };
};

describe("putting away", () => {
  test("is a version like any other, with its reason, and so is taking out again", async () => {
    const { slug, id } = await createEntry("lab");
    await archive(moderator, { slug, reason: "Le lab a fermé." });
    expect(await stateOf(slug)).toEqual({ version: 2, archived: true, removed: false });
    await unarchive(colleague, { slug, reason: "Il a rouvert.", seenVersion: 2 });
    expect(await stateOf(slug)).toEqual({ version: 3, archived: false, removed: false });
    const history = await db.decision.findMany({
      where: { entryId: id, rule: { not: null } },
      orderBy: { entryVersion: "asc" },
      select: { rule: true, verdict: true, revision: { select: { comment: true } } },
    });
    expect(history).toEqual([
      { rule: "archive", verdict: "accepted", revision: { comment: "Le lab a fermé." } },
      { rule: "unarchive", verdict: "accepted", revision: { comment: "Il a rouvert." } },
    ]);
  });

  test("is for moderators, with words, and not twice", async () => {
    const { slug } = await createEntry("lab");
    const reason = "Fermé.";
    expect(await refused(archive(null, { slug, reason }))).toBe("forbidden signInFirst");
    expect(await refused(archive(author, { slug, reason }))).toBe("forbidden notAllowed");
    expect(await refused(archive(moderator, { slug, reason: " " }))).toBe("invalid reasonMissing");
    expect(await refused(archive(moderator, { slug, reason: "x".repeat(2001) }))).toBe(
      "invalid reasonTooLong",
    );
    expect(await refused(archive(moderator, { slug: "inconnue", reason }))).toBe("not-found notFound");
    expect(await refused(unarchive(moderator, { slug, reason }))).toBe("conflict alreadySo");
    const both = await Promise.all([
      refused(archive(moderator, { slug, reason })),
      refused(archive(colleague, { slug, reason })),
    ]);
    expect(both.sort()).toEqual(["conflict alreadySo", "done"]);
    expect(await refused(archive(moderator, { slug, reason, seenVersion: 1 }))).toBe("conflict entryChanged");
  });

  test("closes the entry to proposals that wait", async () => {
    const made = await createEntry("lab");
    const waiting = await submitEdit(author, made, { title: "Autre nom" });
    await archive(moderator, { slug: made.slug, reason: "Fermé." });
    expect(await refused(decide(colleague, acceptance(waiting)))).toBe("conflict archivedEntry");
  });
});

describe("taking down", () => {
  test("is one act, audited, that every other moderator and administrator is told of, once", async () => {
    const { slug, id } = await createEntry("lab");
    const { decisionId } = await remove(moderator, {
      slug,
      reasonCode: "personal-data",
      reason: "L’adresse privée d’une personne y est écrite.",
    });
    expect(await stateOf(slug)).toEqual({ version: 2, archived: true, removed: true });
    const told = await db.notification.findMany({
      where: { decisionId },
      select: { userId: true, kind: true },
    });
    const everyone = await db.user.findMany({
      where: { role: { not: "contributor" }, id: { not: moderator.id } },
      select: { id: true },
    });
    expect(told.map(({ userId }) => userId).sort()).toEqual(everyone.map((user) => user.id).sort());
    expect(told.map(({ userId }) => userId)).toEqual(
      expect.arrayContaining([colleague.id, administrator.id]),
    );
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(["removal"]));
    const [line] = await db.auditEvent.findMany({
      where: { actorId: moderator.id, details: { path: ["decisionId"], equals: decisionId } },
    });
    expect(line).toMatchObject({
      action: "decision.accepted",
      details: { rule: "removal", entryId: id, entryVersion: 2 },
    });
  });

  test("needs a moderator, a reason of the list and words", async () => {
    const { slug } = await createEntry("lab");
    const why = { slug, reasonCode: "rights", reason: "À la demande de l’ayant droit." };
    expect(await refused(remove(author, why))).toBe("forbidden notAllowed");
    expect(await refused(remove(moderator, { ...why, reasonCode: "whim" }))).toBe("invalid reasonMissing");
    expect(await refused(remove(moderator, { ...why, reason: "" }))).toBe("invalid reasonMissing");
    expect(await refused(restore(moderator, { slug, reason: "Erreur." }))).toBe("conflict alreadySo");
    expect(await refused(remove(moderator, why))).toBe("done");
    expect(await refused(remove(colleague, why))).toBe("conflict alreadySo");
    expect(await refused(unarchive(colleague, { slug, reason: "Erreur." }))).toBe("conflict removedEntry");
  });

  test("is undone by any moderator: the entry is again what it was just before, put away or not", async () => {
    const open = await createEntry("lab");
    const away = await createEntry("lab");
    await archive(moderator, { slug: away.slug, reason: "Fermé." });
    for (const { slug } of [open, away]) {
      const before = await getCurrentEntry(db, { slug });
      await remove(moderator, { slug, reasonCode: "other", reason: "À vérifier." });
      expect(await refused(restore(author, { slug, reason: "Erreur." }))).toBe("forbidden notAllowed");
      await restore(colleague, { slug, reason: "Vérifié." });
      expect((await getCurrentEntry(db, { slug }))?.content).toEqual(before?.content);
    }
  });

  test("of an entry that was archived in the same breath happens all the same", async () => {
    const { slug } = await createEntry("lab");
    const both = await Promise.all([
      refused(remove(moderator, { slug, reasonCode: "rights", reason: "Demandé." })),
      refused(archive(colleague, { slug, reason: "Fermé." })),
    ]);
    expect(both[0]).toBe("done");
    expect(await stateOf(slug)).toMatchObject({ archived: true, removed: true });
  });
});
