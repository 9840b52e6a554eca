import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import {
  acceptance,
  contentFor,
  createEntry,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import type { Content } from "./changes";
import { decide } from "./decide";
import { propose } from "./propose";
import { getReviewItem } from "./review-item";
import { submit } from "./submit";

let author: Actor;
let moderator: Actor;

beforeAll(async () => {
  author = await createUser("contributor", "Camille");
  moderator = await createUser("moderator", "Dominique");
});

describe("once accepted in part", () => {
  test("a proposal keeps what its author wrote beside what was published", async () => {
    const entry = await createEntry("lab", { title: "Stable", summary: "Un résumé." });
    const edit = { title: "Renommé", summary: "Un résumé plus long.", url: "https://exemple.fr/neuf" };
    const revision = await submitEdit(author, entry, edit);
    await decide(moderator, {
      ...acceptance(revision),
      choices: {
        title: { take: "current" },
        summary: { take: "value", value: "Un résumé, corrigé." },
        address: { take: "value", value: "Rennes" },
      },
      seenEntryVersion: entry.version,
    });
    const item = await getReviewItem(moderator, revision.id);
    expect(item?.changes.title).toEqual({ from: "Stable", to: "Renommé" });
    expect(item?.outcome?.map(({ field, fate }) => [field.name, fate])).toEqual([
      ["title", "left-out"],
      ["summary", "corrected"],
      ["url", "kept"],
      ["address", "added"],
    ]);
  });

  test("still says so when the entry has changed again since", async () => {
    const entry = await createEntry("lab", { title: "Premier" });
    const first = await submitEdit(author, entry, { title: "Deuxième", url: "https://exemple.fr/deux" });
    await decide(moderator, acceptance(first));
    const now = { ...entry, version: 2, content: { ...entry.content, title: "Deuxième" } };
    await decide(moderator, acceptance(await submitEdit(author, now, { title: "Troisième" })));
    const item = await getReviewItem(moderator, first.id);
    expect(item?.outcome?.map(({ fate }) => fate)).toEqual(["kept", "kept"]);
  });

  test("a new entry says what was left out of it", async () => {
    const revision = await submitCreation(author, "lab", { title: "Neuf", aliases: ["Le Neuf"] });
    const choices = { aliases: { take: "current" }, title: { take: "value", value: "Le neuf" } } as const;
    await decide(moderator, { ...acceptance(revision), choices, seenEntryVersion: 0 });
    const item = await getReviewItem(moderator, revision.id);
    const fates = Object.fromEntries(item?.outcome?.map(({ field, fate }) => [field.name, fate]) ?? []);
    expect(fates).toMatchObject({ title: "corrected", aliases: "left-out", summary: "kept" });
    expect(item?.content).toMatchObject({ title: "Le neuf" });
  });
});

describe("a proposal that came back", () => {
  test("shows what changed since changes were asked for, field by field", async () => {
    const before: Content = { title: "Lab", summary: "Un résumé.", url: "https://exemple.fr/a" };
    const revision = await submitCreation(author, "lab", before);
    expect((await getReviewItem(moderator, revision.id))?.since).toBeNull();
    await decide(moderator, {
      id: revision.id,
      seenVersion: revision.version,
      verdict: "changes_requested",
      reasonCode: "unclear",
      reason: "Précisez.",
    });
    expect((await getReviewItem(moderator, revision.id))?.since).toBeNull();
    const draft = await propose(author, {
      type: "lab",
      revisionId: revision.id,
      baseVersion: 0,
      content: contentFor("lab", { ...before, summary: "Un résumé précis.", url: null }),
      comment: null,
      idempotencyKey: uuid(),
    });
    await submit(author, draft);
    const item = await getReviewItem(moderator, revision.id);
    expect(item?.since?.changes).toEqual({
      summary: { from: "Un résumé.", to: "Un résumé précis." },
      url: { from: "https://exemple.fr/a", to: null },
    });
    expect(item?.decisions[0]).not.toHaveProperty("seenChanges");
  });
});

describe("beside a new entry", () => {
  test("stand those that it looks like, with what its author says of it; beside an edit, none", async () => {
    const known = await createEntry("lab", { title: "L’Atelier des communes", aliases: [] });
    const revision = await submitCreation(author, "lab", {
      title: "Atelier des communes",
      aliases: [],
      url: null,
    });
    await db.revision.update({ where: { id: revision.id }, data: { duplicateNote: "Un autre lieu." } });
    const item = await getReviewItem(moderator, revision.id);
    expect(item?.duplicates.map(({ slug, why }) => [slug, why])).toEqual([[known.slug, ["title"]]]);
    expect(item?.duplicateNote).toBe("Un autre lieu.");
    const edit = await submitEdit(author, known, { summary: "Autrement." });
    expect((await getReviewItem(moderator, edit.id))?.duplicates).toEqual([]);
  });
});

test("an entry put away since is said to take no more changes, but of that very closing", async () => {
  const entry = await createEntry("lab", { title: "Bientôt fermé" });
  const revision = await submitEdit(author, entry, { title: "Trop tard" });
  const opening = await submitEdit(author, entry, { url: "https://exemple.fr/ouvert" });
  expect((await getReviewItem(moderator, revision.id))?.closedTo).toBe(false);
  await decide(
    moderator,
    acceptance(await submitEdit(await createUser("moderator"), entry, { archived: true })),
  );
  expect((await getReviewItem(moderator, revision.id))?.closedTo).toBe(true);
  await db.revision.update({
    where: { id: opening.id },
    data: { changes: { archived: { from: true, to: false } } },
  });
  expect((await getReviewItem(moderator, opening.id))?.closedTo).toBe(false);
});

test("those to whom it can be handed over are named without their address", async () => {
  const colleague = await createUser("moderator", "Sacha");
  const revision = await submitCreation(author, "lab");
  const item = await getReviewItem(moderator, revision.id);
  expect(item?.colleagues).toContainEqual({ id: colleague.id, name: "Sacha" });
  expect(JSON.stringify(item?.colleagues)).not.toMatch(/@exemple\.fr|"role"/);
});
