import "#lib/testing/database";
import { v4 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { exportOwnData } from "#lib/accounts/export-data";
import { db } from "#lib/db";
import type { Actor } from "#lib/permissions";
import { acceptance, contentFor, createUser, submitCreation } from "#lib/testing/factories";
import { claim } from "./claim";
import { comment } from "./comment";
import { decide } from "./decide";
import { getMyProposal } from "./my-proposal";
import { propose } from "./propose";
import { listQueue } from "./queue";
import { submit } from "./submit";
import { getThread } from "./thread";
import { withdraw } from "./withdraw";

const filters = { type: null, kind: null, age: null, holder: null, theme: null };

async function proposal() {
  const author = await createUser("contributor", "Ada");
  const moderator = await createUser("moderator", "Grace");
  const colleague = await createUser("moderator", "Katherine");
  const revision = await submitCreation(author, "lab");
  return { author, moderator, colleague, revision };
}

const say = (actor: Actor | null, revisionId: string, body: string, internal = false, key = uuid()) =>
  comment(actor, { revisionId, body, internal, idempotencyKey: key });

const bodies = async (reader: Actor | null, id: string) =>
  (await getThread(reader, id))?.messages.map(({ body }) => body) ?? null;

/** Who was told of a message. */
const told = async (commentId: string) =>
  (await db.notification.findMany({ where: { commentId }, select: { userId: true } })).map(
    ({ userId }) => userId,
  );

describe("a note that asks a colleague’s opinion", () => {
  const ask = (actor: Actor, revisionId: string, askedId: string, internal = true) =>
    comment(actor, { revisionId, body: "Qu’en pensez-vous ?", internal, askedId, idempotencyKey: uuid() });

  test("tells them that they are asked, and says so in the thread; its author knows nothing of it", async () => {
    const { author, moderator, colleague, revision } = await proposal();
    const id = await ask(moderator, revision.id, colleague.id);
    expect(await db.notification.findMany({ where: { commentId: id } })).toMatchObject([
      { userId: colleague.id, kind: "opinion", revisionId: revision.id },
    ]);
    const [message] = (await getThread(colleague, revision.id))?.messages ?? [];
    expect(message?.asked).toEqual([{ name: "Katherine", me: true }]);
    expect(await bodies(author, revision.id)).toEqual([]);
    // The answer tells who asked.
    const answer = await say(colleague, revision.id, "Oui.", true);
    expect(await told(answer)).toEqual([moderator.id]);
  });

  test("is internal, and asks someone else who may decide", async () => {
    const { author, moderator, colleague, revision } = await proposal();
    await expect(ask(moderator, revision.id, colleague.id, false)).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const nobody of [author.id, moderator.id, uuid()]) {
      await expect(ask(moderator, revision.id, nobody)).rejects.toMatchObject({ key: "noSuchColleague" });
    }
    expect(await db.comment.count({ where: { revisionId: revision.id } })).toBe(0);
  });
});

describe("a note that names colleagues after an at sign", () => {
  test("asks them, once each, with who is chosen from the list; a message to the author names nobody", async () => {
    const { author, moderator, revision } = await proposal();
    const [ines, octave] = [
      await createUser("moderator", `Inès ${uuid()}`),
      await createUser("admin", uuid()),
    ];
    const body = `@${ines.name.toUpperCase()}, @${ines.name} et @${octave.name} : vu ?`;
    const id = await comment(moderator, {
      revisionId: revision.id,
      body,
      internal: true,
      askedId: octave.id,
      idempotencyKey: uuid(),
    });
    const notices = await db.notification.findMany({ where: { commentId: id } });
    expect(notices.map(({ userId, kind }) => [userId, kind]).sort()).toEqual(
      [ines, octave].map(({ id }) => [id, "opinion"]).sort(),
    );
    const thread = await getThread(ines, revision.id);
    expect(thread?.messages[0]?.asked).toEqual([
      { name: octave.name, me: false },
      { name: ines.name, me: true },
    ]);
    expect((await exportOwnData(ines)).notesThatNameThem).toEqual([{ commentId: id }]);
    expect(await told(await say(moderator, revision.id, `Bonjour @${ines.name}`))).not.toContain(ines.id);
    expect((await getThread(author, revision.id))?.messages).toMatchObject([{ asked: [] }]);
  });

  test("tells neither its author, nor the proposal’s, nor who goes by a name that two have", async () => {
    const { author, moderator, revision } = await proposal();
    const name = uuid();
    const twins = [await createUser("moderator", name), await createUser("moderator", name)];
    const note = `@${moderator.name} @${author.name} @${name}`;
    const id = await say(moderator, revision.id, note, true);
    const known = await told(id);
    for (const { id } of [...twins, author, moderator]) expect(known).not.toContain(id);
    expect(await db.commentMention.count({ where: { commentId: id, userId: { in: [author.id] } } })).toBe(0);
  });
});

describe("the thread of a proposal", () => {
  test("is read by its author and by moderators, in order, with the part that each has in it", async () => {
    const { author, moderator, revision } = await proposal();
    await say(moderator, revision.id, "  En quelle année ?\r\n\r\n\r\nMerci. ");
    await say(author, revision.id, "En 2016.");
    expect((await getThread(author, revision.id))?.messages).toMatchObject([
      {
        name: "Grace",
        role: "moderation",
        body: "En quelle année ?\n\nMerci.",
        mine: false,
        internal: false,
      },
      { name: "Ada", role: "author", body: "En 2016.", mine: true },
    ]);
    expect(await getThread(moderator, revision.id)).toMatchObject({ side: "desk" });
    const line = { action: "comment.create", objectId: revision.id };
    expect(await db.auditEvent.count({ where: line })).toBe(2);
  });

  test("does not exist for anyone else, nor for a proposal that was never sent", async () => {
    const { author, moderator, revision } = await proposal();
    const stranger = await createUser();
    for (const who of [null, stranger]) expect(await getThread(who, revision.id)).toBeNull();
    await expect(say(null, revision.id, "Bonjour")).rejects.toMatchObject({ code: "forbidden" });
    await expect(say(stranger, revision.id, "Bonjour")).rejects.toMatchObject({ code: "not-found" });
    await expect(say(stranger, uuid(), "Bonjour")).rejects.toMatchObject({ code: "not-found" });
    const draft = await propose(author, {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab"),
      comment: null,
      idempotencyKey: uuid(),
    });
    for (const who of [author, moderator]) {
      await expect(say(who, draft.id, "Bonjour")).rejects.toMatchObject({ code: "not-found" });
      expect(await getThread(who, draft.id)).toBeNull();
    }
    expect(await getThread(author, "x")).toBeNull();
  });

  test("goes on once the proposal is decided or withdrawn", async () => {
    const { author, moderator, revision } = await proposal();
    await decide(moderator, acceptance(revision));
    await say(author, revision.id, "Merci !");
    const other = await submitCreation(author, "event");
    await withdraw(author, other);
    await say(author, other.id, "Je me suis trompée.");
    expect(await bodies(moderator, revision.id)).toEqual(["Merci !"]);
    expect(await bodies(moderator, other.id)).toEqual(["Je me suis trompée."]);
  });

  test("holds once what is sent twice from one form, even at once, and twice what is sent from two", async () => {
    const { author, revision } = await proposal();
    const key = uuid();
    const ids = await Promise.all([1, 2, 3].map(() => say(author, revision.id, "Bonjour", false, key)));
    expect(new Set(ids).size).toBe(1);
    await say(author, revision.id, "Bonjour", false, uuid());
    // A page found again with "back", with another text: that one is not lost.
    await say(author, revision.id, "Bonsoir", false, key);
    expect(await bodies(author, revision.id)).toEqual(["Bonjour", "Bonjour", "Bonsoir"]);
  });

  test("refuses an empty message, one that is too long, and of who begins the twenty-first in an hour", async () => {
    const { author, revision } = await proposal();
    await expect(say(author, revision.id, " \n ")).rejects.toMatchObject({ key: "messageMissing" });
    await expect(say(author, revision.id, "a".repeat(4001))).rejects.toMatchObject({ key: "messageTooLong" });
    await say(author, revision.id, "é".repeat(4000));
    for (let i = 1; i < 20; i++) await say(author, revision.id, `Message ${i}`);
    await expect(say(author, revision.id, "Encore")).rejects.toMatchObject({ code: "too-many" });
    const later = new Date(Date.now() + 3_601_000);
    await comment(
      author,
      { revisionId: revision.id, body: "Encore", internal: false, idempotencyKey: uuid() },
      later,
    );
  }, 120_000);
});

describe("whoever has to do with a proposal is told of a message, once", () => {
  test("its author, when a moderator writes; nobody else yet", async () => {
    const { author, moderator, revision } = await proposal();
    expect(await told(await say(moderator, revision.id, "Bonjour"))).toEqual([author.id]);
  });

  test("the moderators who decided, hold it or wrote, when its author writes or a colleague does", async () => {
    const { author, moderator, colleague, revision } = await proposal();
    const holder = await createUser("moderator", "Dorothy");
    await decide(moderator, {
      ...acceptance(revision),
      verdict: "changes_requested",
      reasonCode: "incomplete",
      reason: "Il manque l’année.",
    });
    await say(colleague, revision.id, "Pas la seule question.", true);
    const again = await submit(author, { id: revision.id, version: revision.version + 1 });
    await claim(holder, again.id);
    const fromAuthor = await told(await say(author, revision.id, "Voilà."));
    expect(fromAuthor.sort()).toEqual([moderator.id, colleague.id, holder.id].sort());
    const note = await told(await say(holder, revision.id, "Je vérifie.", true));
    expect(note.sort()).toEqual([moderator.id, colleague.id].sort());
    const answer = await told(await say(holder, revision.id, "Merci."));
    expect(answer.sort()).toEqual([author.id, moderator.id, colleague.id].sort());
  });

  test("not who no longer reviews, nor who is blocked", async () => {
    const { author, moderator, colleague, revision } = await proposal();
    await say(moderator, revision.id, "Bonjour");
    await say(colleague, revision.id, "Note", true);
    await db.user.update({ where: { id: moderator.id }, data: { role: "contributor" } });
    await db.user.update({ where: { id: colleague.id }, data: { blockedAt: new Date() } });
    expect(await told(await say(author, revision.id, "Bonjour"))).toEqual([]);
  });
});

test("what was written stays with the proposal when changes are asked: its place in the queue, its thread, its text", async () => {
  const { author, moderator, revision } = await proposal();
  const younger = await submitCreation(author, "event");
  await say(moderator, revision.id, "En quelle année ?");
  const before = await getMyProposal(author, revision.id);
  await decide(moderator, {
    ...acceptance(revision),
    verdict: "changes_requested",
    reasonCode: "incomplete",
    reason: "Il manque l’année.",
  });
  const asked = await getMyProposal(author, revision.id);
  expect(asked).toMatchObject({ state: "changes_requested", place: null });
  expect(asked?.content).toEqual(before?.content);
  expect(asked?.changes).toEqual(before?.changes);

  const again = await submit(author, { id: revision.id, version: revision.version + 1 });
  const queued = await listQueue(moderator, filters);
  const ids = queued.items.map(({ id }) => id);
  expect(ids.indexOf(again.id)).toBeLessThan(ids.indexOf(younger.id));
  const back = await getMyProposal(author, again.id);
  expect(back?.place?.place).toBe(before?.place?.place);
  expect(back?.submittedAt).toEqual(before?.submittedAt);
  expect(await bodies(author, again.id)).toEqual(["En quelle année ?"]);
});

describe("a note between moderators", () => {
  test("is not read by the author, and nobody writes one on their own proposal", async () => {
    const { author, moderator, revision } = await proposal();
    await say(moderator, revision.id, "Entre nous", true);
    expect(await bodies(author, revision.id)).toEqual([]);
    expect(await bodies(moderator, revision.id)).toEqual(["Entre nous"]);
    await expect(say(author, revision.id, "Moi aussi", true)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("stays unknown to an author who reviews, or comes to", async () => {
    const author = await createUser("moderator", "Ada");
    const moderator = await createUser("moderator", "Grace");
    const revision = await submitCreation(author, "lab");
    await say(author, revision.id, "Bonjour");
    const note = await say(moderator, revision.id, "Entre nous", true);
    expect(await bodies(author, revision.id)).toEqual(["Bonjour"]);
    expect(await told(note)).toEqual([]);
    await expect(say(author, revision.id, "Moi aussi", true)).rejects.toMatchObject({ code: "forbidden" });
  });
});
