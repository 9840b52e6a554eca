import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { acceptance, createUser, submitCreation } from "#lib/testing/factories";
import { assign, claim, handOver, listColleagues, release, releaseAny } from "./claim";
import { decide } from "./decide";
import { getMyRevision } from "./queries";
import { CLAIM_MINUTES } from "./states";
import { withdraw } from "./withdraw";

let author: Actor;
let moderator: Actor;
let colleague: Actor;
let administrator: Actor;

beforeAll(async () => {
  author = await createUser("contributor", "Camille");
  moderator = await createUser("moderator", "Dominique");
  colleague = await createUser("moderator", "Sacha");
  administrator = await createUser("admin", "Alix");
});

const holderOf = async (id: string) =>
  (await db.revision.findUniqueOrThrow({ where: { id }, select: { claimedById: true } })).claimedById;

const acts = async (objectId: string) =>
  (
    await db.auditEvent.findMany({
      where: { objectId, action: { startsWith: "revision." } },
      orderBy: { id: "asc" },
    })
  ).map(({ action, actorId, details }) => ({ action, actorId, details }));

describe("a proposal that is assigned", () => {
  const fileOf = async (id: string) => (await db.revision.findUniqueOrThrow({ where: { id } })).assigneeId;

  test("is in a colleague’s file, who is told once; anyone may still decide on it", async () => {
    const revision = await submitCreation(author, "lab");
    expect(await assign(moderator, { id: revision.id, assigneeId: colleague.id })).toEqual({ name: "Sacha" });
    expect(await fileOf(revision.id)).toBe(colleague.id);
    expect(await holderOf(revision.id)).toBeNull();
    const told = await db.notification.findMany({ where: { revisionId: revision.id, kind: "assigned" } });
    expect(told.map(({ userId }) => userId)).toEqual([colleague.id]);
    expect((await acts(revision.id)).at(-1)).toEqual({
      action: "revision.assign",
      actorId: moderator.id,
      details: { assigneeId: colleague.id },
    });
    await decide(moderator, acceptance(revision));
  });

  test("may be taken by oneself, given back, and is never that of who could not decide", async () => {
    const revision = await submitCreation(author, "lab");
    await assign(moderator, { id: revision.id, assigneeId: moderator.id });
    expect(await fileOf(revision.id)).toBe(moderator.id);
    expect(await db.notification.count({ where: { revisionId: revision.id, kind: "assigned" } })).toBe(0);
    await assign(moderator, { id: revision.id, assigneeId: null });
    expect(await fileOf(revision.id)).toBeNull();
    for (const nobody of [author.id, uuid()]) {
      expect(await refused(assign(moderator, { id: revision.id, assigneeId: nobody }))).toBe(
        "invalid noSuchColleague",
      );
    }
    expect(await refused(assign(author, { id: revision.id, assigneeId: null }))).toBe("forbidden notAllowed");
    await claim(colleague, revision.id);
    expect(await refused(assign(moderator, { id: revision.id, assigneeId: null }))).toBe(
      "conflict claimedByOther",
    );
  });

  test("stays in the file of who it was handed over to, once their half hour is over", async () => {
    const revision = await submitCreation(author, "lab");
    await handOver(moderator, { id: revision.id, colleagueId: colleague.id });
    expect(await fileOf(revision.id)).toBe(colleague.id);
  });
});

describe("an administrator", () => {
  test("ends anybody's claim, and the audit says whose", async () => {
    const revision = await submitCreation(author, "lab");
    await claim(moderator, revision.id);
    expect(await refused(releaseAny(colleague, revision.id))).toBe("forbidden notAllowed");
    await releaseAny(administrator, revision.id);
    expect(await holderOf(revision.id)).toBeNull();
    expect((await acts(revision.id)).at(-1)).toEqual({
      action: "revision.release",
      actorId: administrator.id,
      details: { holderId: moderator.id },
    });
    await decide(colleague, acceptance(revision));
  });

  test("has nothing to end where nobody holds anything, and says nothing of it", async () => {
    const revision = await submitCreation(author, "lab");
    const before = await acts(revision.id);
    await releaseAny(administrator, revision.id);
    expect(await acts(revision.id)).toEqual(before);
    expect(await refused(releaseAny(administrator, uuid()))).toBe("not-found notFound");
  });
});

describe("a review handed over", () => {
  test("is the colleague's for half an hour from then, who is told; the first one can no longer decide", async () => {
    const revision = await submitCreation(author, "lab");
    const taken = new Date();
    const later = (minutes: number) => new Date(taken.getTime() + minutes * 60_000);
    await claim(moderator, revision.id, taken);
    expect(await handOver(moderator, { id: revision.id, colleagueId: colleague.id }, later(20))).toEqual({
      name: "Sacha",
    });
    expect(await refused(decide(moderator, acceptance(revision), later(21)))).toBe("conflict claimedByOther");
    expect(await refused(claim(moderator, revision.id, later(20 + CLAIM_MINUTES - 1)))).toBe(
      "conflict claimedByOther",
    );
    const told = await db.notification.findMany({ where: { userId: colleague.id, revisionId: revision.id } });
    expect(told.map(({ kind }) => kind)).toEqual(["handover"]);
    expect((await acts(revision.id)).at(-1)).toEqual({
      action: "revision.handover",
      actorId: moderator.id,
      details: { colleagueId: colleague.id },
    });
    await decide(colleague, acceptance(revision), later(22));
  });

  test("goes to someone who may decide: neither oneself, nor its author, nor who is blocked or reviews nothing", async () => {
    const own = await submitCreation(colleague, "lab");
    const blocked = await createUser("moderator", "Bloquée");
    await db.user.update({ where: { id: blocked.id }, data: { blockedAt: new Date() } });
    for (const nobody of [moderator.id, colleague.id, blocked.id, author.id, uuid(), "'"]) {
      expect(await refused(handOver(moderator, { id: own.id, colleagueId: nobody }))).toBe(
        "invalid noSuchColleague",
      );
    }
    const names = (await listColleagues(db, moderator, colleague.id)).map(({ name }) => name);
    expect(names).toContain("Alix");
    expect(names).not.toContain("Bloquée");
    expect(await holderOf(own.id)).toBeNull();
  });

  test("is refused by who does not hold it, on one's own, and by contributors", async () => {
    const revision = await submitCreation(author, "lab");
    await claim(colleague, revision.id);
    const to = { id: revision.id, colleagueId: administrator.id };
    expect(await refused(handOver(moderator, to))).toBe("conflict claimedByOther");
    expect(await refused(handOver(author, to))).toBe("forbidden notAllowed");
    const own = await submitCreation(moderator, "lab");
    expect(await refused(handOver(moderator, { ...to, id: own.id }))).toBe("forbidden ownProposal");
  });

  test("and given back at the same instant has one outcome, and each act that happened is in the audit", async () => {
    for (let round = 0; round < 10; round++) {
      const revision = await submitCreation(await createUser(), "lab");
      await claim(moderator, revision.id);
      await Promise.all([
        refused(handOver(moderator, { id: revision.id, colleagueId: colleague.id })),
        refused(release(moderator, revision.id)),
      ]);
      const done = (await acts(revision.id))
        .map(({ action }) => action)
        .filter((action) => /handover|release/.test(action));
      // Handed over first, there is nothing left to give back; given back first, it is free to be handed over.
      expect([["revision.handover"], ["revision.release", "revision.handover"]]).toContainEqual(done);
      expect(await holderOf(revision.id)).toBe(colleague.id);
    }
  });
});

test("the author sees that it is being read, and may withdraw it meanwhile", async () => {
  const revision = await submitCreation(author, "lab");
  await claim(moderator, revision.id);
  expect((await getMyRevision(author, revision.id))?.claimedAt).not.toBeNull();
  await withdraw(author, revision);
  expect(await holderOf(revision.id)).toBeNull();
  expect(await refused(decide(moderator, acceptance(revision)))).toBe("conflict withdrawn");
});

async function refused(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return "done";
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${error.key}`;
    throw error;
  }
}
