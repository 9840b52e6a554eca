import "#lib/testing/database";
import "#lib/testing/settings";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { tags } from "#lib/tags";
import { createEntry, createUser } from "#lib/testing/factories";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
import { changeProfile } from "./profile";
import { newSessionToken } from "./secrets";
import { findVisitor, openSession } from "./sessions";

describe("one's public name", () => {
  test("becomes what one chooses, on one line, and the pages that show it are made anew", async () => {
    const { author, moderator, slug } = await createEntry("lab");
    for (const [person, name] of [
      [author, "  Ada \n Lovelace "],
      [moderator, "Grâce H."],
    ] as const) {
      const changed = await changeProfile(person, { name, language: "en" });
      expect(changed.tags).toEqual([tags.entry(slug)]);
    }
    expect(await db.user.findUnique({ where: { id: author.id } })).toMatchObject({
      name: "Ada Lovelace",
      language: "en",
    });
    expect((await changeProfile(author, { name: "Ada Lovelace", language: "fr" })).tags).toEqual([]);
  });

  test("is not in the audit, which says that it changed", async () => {
    const person = await createUser();
    await changeProfile(person, { name: "Zénobie Quatrebarbes", language: "fr" });
    await changeProfile(person, { name: "Zénobie Quatrebarbes", language: "fr" });
    const lines = await db.auditEvent.findMany({ where: { objectId: person.id } });
    expect(lines).toMatchObject([{ action: "user.profile", details: { name: true, language: false } }]);
    expect(JSON.stringify(lines)).not.toContain("Zénobie");
  });

  test("changes thirty times an hour at most: the audit keeps each, and pages are made anew", async () => {
    const person = await createUser();
    const call = (name: string) => changeProfile(person, { name, language: "fr" });
    for (let times = 0; times < 15; times++) {
      await call("Ada");
      await call("Grace");
    }
    await expect(call("Ada")).rejects.toMatchObject({ code: "too-many", params: { minutes: 60 } });
    // What changes nothing counts for nothing.
    expect(await call("Grace")).toEqual({ tags: [] });
  });

  test.each([
    ["", "required"],
    [" \u200b ", "required"],
    ["A", "tooShort"],
    ["a".repeat(81), "tooLong"],
    ["12345", "notName"],
    ["ada@exemple.fr", "notName"],
    ["https://evil.example", "notName"],
    ["Ada\u2062ecalevoL", "unreadable"],
    ["Ada\u0000", "unreadable"],
    ["Modération", "reservedName"],
    ["L’équipe de modération", "reservedName"],
    ["ＭＯＤＥＲＡＴＩＯＮ", "reservedName"],
    ["Administratrice", "reservedName"],
    ["Les modérateurs", "reservedName"],
    ["Sillage", "reservedName"],
    ["anonyme", "reservedName"],
  ])("%j is refused (%s)", async (name, code) => {
    const person = await createUser();
    await expect(changeProfile(person, { name, language: "fr" })).rejects.toMatchObject({
      code: "invalid",
      issues: [{ path: "name", code }],
    });
  });

  test("is kept without the signs that would turn what stands beside it", async () => {
    const person = await createUser();
    await changeProfile(person, { name: "Ada\u202e Lovelace\u2069", language: "fr" });
    expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).name).toBe("Ada Lovelace");
  });

  test.each(["Ali", "Élodie Modeste", "Jean-Baptiste d’Ormesson", "李小龍", "Contributeur 12ab", "R2-D2"])(
    "%j is accepted",
    async (name) => {
      const person = await createUser();
      await changeProfile(person, { name, language: "fr" });
      expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).name).toBe(name);
    },
  );
});

describe("one's sessions", () => {
  const open = async (userId: string, now = new Date()) => {
    const token = newSessionToken();
    await db.$transaction((tx) => openSession(tx, { token, userId, by: "link" }, now));
    return token;
  };

  test("are listed with their opening and last visit, the latest first, and without those that are over", async () => {
    const person = await createUser();
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await open(person.id, days(40));
    const old = await open(person.id, days(20));
    await findVisitor(old, days(3));
    await open(person.id, days(1));
    const sessions = await listOwnSessions(person);
    expect(sessions.map(({ createdAt }) => createdAt.toDateString())).toEqual([
      days(1).toDateString(),
      days(20).toDateString(),
    ]);
    expect(sessions[1]?.lastVisit.toDateString()).toBe(days(3).toDateString());
  });

  test("are ended one by one, or all but one, and never those of others", async () => {
    const [person, other] = [await createUser(), await createUser()];
    const tokens = [await open(person.id), await open(person.id), await open(person.id)];
    const theirs = await open(other.id);
    const [kept, ended] = await Promise.all(tokens.map((token) => findVisitor(token)));
    const their = await findVisitor(theirs);
    await endOwnSession(person, ended?.sessionId ?? "");
    await endOwnSession(person, their?.sessionId ?? "");
    await endOwnSession(person, "not an id");
    expect(await findVisitor(tokens[1] ?? "")).toBeNull();
    await endOtherSessions(person, kept?.sessionId ?? "");
    expect(await listOwnSessions(person)).toMatchObject([{ id: kept?.sessionId }]);
    expect(await findVisitor(theirs)).not.toBeNull();
    const lines = await db.auditEvent.count({ where: { actorId: person.id, action: "session.delete" } });
    expect(lines).toBe(2);
  });
});
