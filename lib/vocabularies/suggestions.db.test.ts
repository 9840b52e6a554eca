import "#lib/testing/database";
import "#lib/testing/settings";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { getReviewItem } from "#lib/revisions/review-item";
import { submit } from "#lib/revisions/submit";
import { withdraw } from "#lib/revisions/withdraw";
import { acceptance, contentFor, createOrganisation, createTheme, createUser } from "#lib/testing/factories";
import { acceptSuggestion, refuseSuggestion } from "./settle-suggestion";
import { suggestTerm, withdrawSuggestion } from "./suggest-term";
import type { SuggestionInput } from "./suggestion";
import { countOpenSuggestions, getSuggestion, listOpenSuggestions, suggestionsOf } from "./suggestions";

const newTheme = (name: string): SuggestionInput => ({ kind: "new_theme", name, about: null, note: null });

async function draft(author: Actor, changes = {}) {
  return propose(author, {
    type: "lab",
    baseVersion: 0,
    content: contentFor("lab", changes),
    comment: null,
    idempotencyKey: uuid(),
  });
}

/** A proposal that waits, with a suggestion made while it was written. */
async function suggested(input: SuggestionInput, changes = {}) {
  const [author, moderator] = [await createUser(), await createUser("moderator", "Dominique")];
  const written = await draft(author, changes);
  const id = await suggestTerm(author, { revisionId: written.id, ...input });
  const revision = await submit(author, written);
  return { author, moderator, id, revision };
}

const stateOf = async (id: string) =>
  (await db.vocabularySuggestion.findUniqueOrThrow({ where: { id } })).state;

test("a suggestion is its author's alone until the proposal is sent; said twice it is one", async () => {
  const [author, moderator] = [await createUser(), await createUser("moderator")];
  const written = await draft(author);
  const before = await countOpenSuggestions(moderator);
  const id = await suggestTerm(author, { revisionId: written.id, ...newTheme("Communs numériques") });
  expect(await suggestTerm(author, { revisionId: written.id, ...newTheme("communs NUMERIQUES") })).toBe(id);
  expect(await countOpenSuggestions(moderator)).toBe(before);
  expect(await getSuggestion(moderator, id)).toBeNull();
  await expect(refuseSuggestion(moderator, { id, answer: "Non" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(
    suggestTerm(await createUser(), { revisionId: written.id, ...newTheme("Autre") }),
  ).rejects.toMatchObject({ code: "not-found" });

  await submit(author, written);
  expect(await countOpenSuggestions(moderator)).toBe(before + 1);
  expect((await listOpenSuggestions(moderator)).map((one) => one.id)).toContain(id);
  await expect(countOpenSuggestions(author)).rejects.toMatchObject({ code: "forbidden" });
});

test("a theme that is accepted joins the vocabulary, its author is told, and the decision starts from it", async () => {
  await createTheme("existant");
  const { author, moderator, id, revision } = await suggested(newTheme("Sobriété"), { themes: ["existant"] });
  await acceptSuggestion(moderator, {
    id,
    adopt: true,
    typed: { labelFr: "Sobriété", labelEn: "Sobriety", group: "cross-cutting" },
  });
  expect(await db.theme.findUnique({ where: { slug: "sobriete" } })).toMatchObject({ labelEn: "Sobriety" });
  const [told] = await db.comment.findMany({ where: { revisionId: revision.id } });
  expect(told).toMatchObject({ authorId: moderator.id, internal: false });
  expect(told?.body).toContain("Sobriété");
  expect(await db.notification.count({ where: { userId: author.id, kind: "message" } })).toBe(1);

  const item = await getReviewItem(moderator, revision.id);
  expect(item?.adopted).toEqual({ themes: ["existant", "sobriete"] });
  const { entry } = await decide(moderator, {
    ...acceptance(revision),
    choices: { themes: { take: "value", value: ["existant", "sobriete"] } },
  });
  expect(
    await db.entryTheme.count({ where: { entryId: entry?.id ?? "", theme: { slug: "sobriete" } } }),
  ).toBe(1);
  const trail = await db.auditEvent.findMany({ where: { object: "suggestion", objectId: id } });
  expect(trail.map(({ action }) => action).sort()).toEqual(["suggestion.accept", "suggestion.create"]);
});

test("an organisation that is accepted ties the names of the proposal that are its own", async () => {
  const credit = (name: string) => ({ role: "operator", name, note: null, organisation: null, entry: null });
  const { moderator, id, revision } = await suggested(
    { kind: "new_organisation", name: "Agence des possibles", about: null, note: null },
    { credits: [credit("agence des Possibles"), credit("Une autre")] },
  );
  await acceptSuggestion(moderator, {
    id,
    adopt: true,
    typed: {
      name: "Agence des possibles",
      acronym: null,
      fullName: null,
      aliases: [],
      kind: "state-service",
      country: "FR",
      parent: null,
    },
  });
  const item = await getReviewItem(moderator, revision.id);
  expect(item?.adopted).toEqual({
    credits: [
      { ...credit("agence des Possibles"), organisation: "agence-des-possibles" },
      credit("Une autre"),
    ],
  });
});

test("another name and a succession are the acts of the vocabularies", async () => {
  await createOrganisation("dgx", "Direction X");
  await createOrganisation("dgy", "Direction Y");
  const alias = await suggested({ kind: "alias", name: "La X", about: "Direction X", note: null });
  await acceptSuggestion(alias.moderator, {
    id: alias.id,
    adopt: false,
    typed: { organisation: "dgx", alias: "La X" },
  });
  expect((await db.organisation.findUniqueOrThrow({ where: { slug: "dgx" } })).aliases).toEqual(["La X"]);

  const after = await suggested({
    kind: "succession",
    name: "Direction Y",
    about: "Direction X",
    note: null,
  });
  await acceptSuggestion(after.moderator, {
    id: after.id,
    adopt: true,
    typed: { predecessor: "dgx", successor: "dgy", year: 2019 },
  });
  expect(await db.organisationSuccession.count({ where: { successor: { slug: "dgy" } } })).toBe(1);
  expect(await suggestionsOf(after.revision.id)).toMatchObject([
    { state: "accepted", termSlug: "dgy", adopted: false },
  ]);
});

test("what the act refuses leaves the suggestion open, and nothing of the act", async () => {
  await createTheme("deja-la");
  const { moderator, id } = await suggested(newTheme("deja-la"));
  const typed = { labelFr: "deja-la", labelEn: "Already", group: "cross-cutting" };
  await expect(acceptSuggestion(moderator, { id, adopt: false, typed })).rejects.toMatchObject({
    issues: [{ path: "labelFr", code: "nameTaken" }],
  });
  expect(await stateOf(id)).toBe("open");
  expect(await db.theme.count({ where: { labelEn: "Already" } })).toBe(0);
});

test("a refusal says why, to its author too", async () => {
  const { moderator, id, revision } = await suggested(newTheme("Trop vague"));
  await expect(refuseSuggestion(moderator, { id, answer: "  " })).rejects.toMatchObject({
    issues: [{ path: "answer", code: "required" }],
  });
  await refuseSuggestion(moderator, { id, answer: "« Design » le dit déjà." });
  expect(await suggestionsOf(revision.id)).toMatchObject([
    { state: "refused", answer: "« Design » le dit déjà." },
  ]);
  const [told] = await db.comment.findMany({ where: { revisionId: revision.id } });
  expect(told?.body).toContain("le dit déjà");
});

test("of those who settle one at once, or take it back, exactly one does", async () => {
  for (let round = 0; round < 5; round++) {
    const { author, moderator, id } = await suggested(newTheme(`Course ${round}`));
    const typed = { labelFr: `Course ${round}`, labelEn: `Race ${round}`, group: "cross-cutting" };
    const other = await createUser("moderator");
    const outcomes = await Promise.allSettled([
      acceptSuggestion(moderator, { id, adopt: false, typed }),
      acceptSuggestion(other, { id, adopt: true, typed }),
      refuseSuggestion(other, { id, answer: "Non." }),
      withdrawSuggestion(author, id),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of outcomes)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    const added = await db.theme.count({ where: { labelFr: `Course ${round}` } });
    expect(added).toBe((await stateOf(id)) === "accepted" ? 1 : 0);
  }
});

test("a decision and a settlement at once both happen", async () => {
  for (let round = 0; round < 5; round++) {
    const { moderator, id, revision } = await suggested(newTheme(`Croisée ${round}`));
    const typed = { labelFr: `Croisée ${round}`, labelEn: `Crossing ${round}`, group: "cross-cutting" };
    await Promise.all([
      acceptSuggestion(moderator, { id, adopt: false, typed }),
      decide(moderator, acceptance(revision)),
    ]);
    expect(await stateOf(id)).toBe("accepted");
  }
});

test("what waits goes with the proposal that is taken back, and with the person who leaves", async () => {
  const first = await suggested(newTheme("Avec la proposition"));
  await withdraw(first.author, first.revision);
  expect(await stateOf(first.id)).toBe("withdrawn");

  const second = await suggested(newTheme("Avec la personne"));
  await decide(second.moderator, {
    id: second.revision.id,
    seenVersion: second.revision.version,
    verdict: "changes_requested",
    reasonCode: "incomplete",
    reason: "Précisez.",
  });
  await eraseAccount(second.author, { typed: "effacer" });
  expect(await stateOf(second.id)).toBe("withdrawn");

  const never = await createUser();
  const written = await draft(never);
  const id = await suggestTerm(never, { revisionId: written.id, ...newTheme("Jamais envoyé") });
  await eraseAccount(never, { typed: "effacer" });
  expect(await db.vocabularySuggestion.count({ where: { id } })).toBe(0);
});

test("a person's export holds what they suggested and what they settled, without naming who answered", async () => {
  const { author, moderator, id } = await suggested(newTheme("Exporté"));
  await refuseSuggestion(moderator, { id, answer: "Pas encore." });
  const theirs = await exportOwnData(author);
  expect(theirs.vocabularySuggestions).toMatchObject([{ id, name: "Exporté", answer: "Pas encore." }]);
  expect(JSON.stringify(theirs.vocabularySuggestions)).not.toContain(moderator.id);
  expect((await exportOwnData(moderator)).suggestionsSettled).toMatchObject([{ id, state: "refused" }]);
});
