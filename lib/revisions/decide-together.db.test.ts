import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { createEntry, createUser, submitCreation, submitEdit } from "#lib/testing/factories";
import { answerTo, listAnswers } from "./answer";
import { claim } from "./claim";
import { decide } from "./decide";
import { decideTogether, MAX_TOGETHER } from "./decide-together";
import { addAnswer, changeAnswer, removeAnswer } from "./edit-answers";
import type { RevisionHandle } from "./propose";

let author: Actor;
let moderator: Actor;
let other: Actor;
let administrator: Actor;

beforeAll(async () => {
  author = { ...(await createUser("contributor", "Camille")), system: true };
  moderator = await createUser("moderator", "Dominique");
  other = await createUser("moderator", "Sacha");
  administrator = await createUser("admin", "Alix");
});

const together = (items: readonly RevisionHandle[], more: object = {}) => ({
  items: items.map(({ id, version }) => ({ id, seenVersion: version })),
  verdict: "accepted" as const,
  reasonCode: "",
  answerId: "",
  typed: "",
  ...more,
});

const labs = async (count: number) => {
  const made: RevisionHandle[] = [];
  for (let i = 0; i < count; i++) made.push(await submitCreation(author, "lab", { title: `Lab ${uuid()}` }));
  return made;
};

const stateOf = async (id: string) => (await db.revision.findUniqueOrThrow({ where: { id } })).state;

describe("several proposals decided on together", () => {
  test("have each a decision of their own, an author who is told, and an entry when accepted", async () => {
    const made = await labs(3);
    const { done, left, tags } = await decideTogether(moderator, together(made, { typed: "Merci." }));
    expect([done, left]).toEqual([made.map(({ id }) => id), []]);
    expect(tags.length).toBeGreaterThan(0);
    const decisions = await db.decision.findMany({ where: { revisionId: { in: done } } });
    expect(decisions.map(({ verdict, reason }) => [verdict, reason])).toEqual(
      made.map(() => ["accepted", "Merci."]),
    );
    expect(new Set(decisions.map(({ entryId }) => entryId)).size).toBe(3);
    expect(await db.notification.count({ where: { kind: "decision", revisionId: { in: done } } })).toBe(3);
  });

  test("leave those that changed meanwhile, and say why: decided, taken, one’s own, changed twice", async () => {
    const [fine, decided, taken] = await labs(3);
    if (!fine || !decided || !taken) throw new Error("three were made");
    const own = await submitCreation(moderator, "lab", { title: `Lab ${uuid()}` });
    const entry = await createEntry("lab");
    const slow = await submitEdit(author, entry, { title: "Lentement" });
    const quick = await submitEdit(author, entry, { title: "Vite" });
    await decide(other, {
      id: quick.id,
      seenVersion: quick.version,
      verdict: "accepted",
      reasonCode: null,
      reason: null,
    });
    await decide(other, {
      id: decided.id,
      seenVersion: decided.version,
      verdict: "rejected",
      reasonCode: "other",
      reason: "Non.",
    });
    await claim(other, taken.id);
    const { done, left } = await decideTogether(moderator, together([fine, decided, taken, own, slow]));
    expect(done).toEqual([fine.id]);
    expect(left.map(({ id, error }) => [id, error.key])).toEqual([
      [decided.id, "decidedByOther"],
      [taken.id, "claimedByOther"],
      [own.id, "ownProposal"],
      [slow.id, "entryMoved"],
    ]);
    expect(await stateOf(taken.id)).toBe("submitted");
    expect(await stateOf(slow.id)).toBe("submitted");
  });

  test("are refused whole without a reason, without any, for too many, and to contributors", async () => {
    const [one] = await labs(1);
    if (!one) throw new Error("one was made");
    const refused = async (act: Promise<unknown>) =>
      act.then(
        () => "done",
        ({ key }) => key,
      );
    expect(await refused(decideTogether(moderator, together([one], { verdict: "rejected" })))).toBe(
      "reasonMissing",
    );
    expect(await refused(decideTogether(moderator, together([])))).toBe("nothingTicked");
    const many = Array.from({ length: MAX_TOGETHER + 1 }, () => one);
    expect(await refused(decideTogether(moderator, together(many)))).toBe("tooManyTogether");
    expect(await refused(decideTogether(author, together([one])))).toBe("notAllowed");
    expect(await stateOf(one.id)).toBe("submitted");
  });

  test("receive a ready answer each in the language of its author, with the same words after it", async () => {
    const [scope] = (await listAnswers(moderator)).filter(({ reasonCode }) => reasonCode === "advertising");
    if (!scope) throw new Error("the migration made it");
    const reader = await createUser("contributor", "Robin");
    await db.user.update({ where: { id: reader.id }, data: { language: "en" } });
    const french = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
    const english = await submitCreation(reader, "lab", { title: `Lab ${uuid()}` });
    const refusal = { verdict: "rejected", answerId: scope.id, typed: "Ada" };
    expect((await decideTogether(moderator, together([french, english], refusal))).left).toEqual([]);
    const reasonOf = async (revisionId: string) =>
      (await db.decision.findFirstOrThrow({ where: { revisionId } })).reason;
    expect(await reasonOf(french.id)).toBe(`${scope.textFr}\n\nAda`);
    expect(await reasonOf(english.id)).toBe(`${scope.textEn}\n\nAda`);
  });
});

describe("a ready answer", () => {
  const typed = {
    verdict: "rejected",
    reasonCode: "rights",
    labelFr: "Image",
    labelEn: "Picture",
    textFr: "L’image n’est pas libre. Elle vient de :",
    textEn: "The picture is not free. It comes from:",
  };

  test("is kept by administrators alone, in both languages; what someone else wrote meanwhile is a conflict", async () => {
    await expect(addAnswer(moderator, typed)).rejects.toMatchObject({ key: "notAllowed" });
    await expect(
      addAnswer(administrator, { ...typed, textEn: " ", labelFr: "x".repeat(81) }),
    ).rejects.toMatchObject({
      issues: [
        { path: "labelFr", code: "tooLong" },
        { path: "textEn", code: "required" },
      ],
    });
    await expect(addAnswer(administrator, { ...typed, reasonCode: "unclear" })).rejects.toMatchObject({
      issues: [{ path: "reasonCode", code: "required" }],
    });
    await addAnswer(administrator, typed);
    const find = async () =>
      (await listAnswers(moderator)).find(({ labelEn }) => labelEn.startsWith("Picture"));
    const made = await find();
    if (!made) throw new Error("it was added");
    const seen = { id: made.id, seen: made.updatedAt };
    await changeAnswer(administrator, seen, { ...typed, labelEn: "Picture, whose?" });
    await expect(removeAnswer(administrator, seen)).rejects.toMatchObject({ key: "answerMoved" });
    const changed = await find();
    await removeAnswer(administrator, { id: made.id, seen: changed?.updatedAt ?? new Date(0) });
    expect(await find()).toBeUndefined();
    const acts = await db.auditEvent.findMany({ where: { objectId: made.id }, orderBy: { id: "asc" } });
    expect(acts.map(({ action }) => action)).toEqual(["answer.add", "answer.change", "answer.remove"]);
  });

  test("gives its reason, is to be finished when it ends with a colon, and goes with its own verdict only", async () => {
    const [revision] = await labs(1);
    const [lacks] = (await listAnswers(moderator)).filter(({ reasonCode }) => reasonCode === "incomplete");
    const chosen = {
      verdict: "changes_requested",
      answerId: lacks?.id ?? "",
      reasonCode: "",
      typed: "",
    } as const;
    const id = revision?.id ?? "";
    await expect(answerTo(moderator, id, chosen)).rejects.toMatchObject({ key: "reasonMissing" });
    expect(await answerTo(moderator, id, { ...chosen, typed: "l’année." })).toEqual({
      reasonCode: "incomplete",
      reason: `${lacks?.textFr} l’année.`,
    });
    await expect(answerTo(moderator, id, { ...chosen, verdict: "rejected" })).rejects.toMatchObject({
      key: "answerGone",
    });
    await expect(answerTo(moderator, id, { ...chosen, answerId: uuid() })).rejects.toMatchObject({
      key: "answerGone",
    });
    expect(await answerTo(moderator, id, { ...chosen, answerId: "", typed: " " })).toEqual({
      reasonCode: null,
      reason: null,
    });
  });
});
