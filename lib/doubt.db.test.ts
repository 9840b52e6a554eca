/** The connection to the database is cut when COMMIT was sent: nobody knows whether it was done, until they ask again. */
import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/permissions";
import { type CommitCut, startRoad } from "#lib/testing/road";

// Through a pooler too, what is lost is the way to it.
const door = process.env.DATABASE_POOL_URL ? "DATABASE_POOL_URL" : "DATABASE_URL";
const road = await startRoad(process.env[door] ?? "");
process.env[door] = road.url;
const { db, isInDoubt, isOutage } = await import("#lib/db");
const { acceptance, contentFor, createUser, submitCreation } = await import("#lib/testing/factories");
const { propose } = await import("#lib/revisions/propose");
const { decide } = await import("#lib/revisions/decide");
const { proposeOnce } = await import("#lib/revisions/ask-once");

let author: Actor;
let moderator: Actor;

beforeAll(async () => {
  author = { ...(await createUser()), system: true };
  moderator = await createUser("moderator");
});

afterEach(() => {
  road.atCommit = () => null;
});

/** The next COMMIT meets it, the others pass. */
function cutOnce(where: CommitCut): void {
  road.atCommit = () => {
    road.atCommit = () => null;
    return where;
  };
}

const errorOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: unknown) => error,
  );

describe.each(["before", "after"] as const)("cut %s PostgreSQL has it", (where) => {
  test("a draft is said to be in doubt, and the same form sent again makes one", async () => {
    const proposal = {
      type: "lab" as const,
      baseVersion: 0,
      content: contentFor("lab"),
      comment: null,
      idempotencyKey: uuid(),
    };
    cutOnce(where);
    const error = await errorOf(propose(author, proposal));
    expect([isOutage(error), isInDoubt(error)]).toEqual([true, true]);
    const { idempotencyKey } = proposal;
    expect(await db.revision.count({ where: { idempotencyKey } })).toBe(where === "after" ? 1 : 0);
    const { id } = await propose(author, proposal);
    expect(await db.revision.findMany({ where: { idempotencyKey }, select: { id: true } })).toEqual([{ id }]);
  });

  test("a program that asks again with its key has its receipt, and one proposal", async () => {
    const once = { key: uuid(), request: "the same" };
    const proposal = {
      type: "lab" as const,
      baseVersion: 0,
      content: contentFor("lab", { title: `Lab ${uuid()}` }),
      comment: null,
      duplicateNote: "Un autre.",
      draft: false,
    };
    cutOnce(where);
    expect(isInDoubt(await errorOf(proposeOnce(author, once, proposal)))).toBe(true);
    const { receipt } = await proposeOnce(author, once, proposal);
    expect(await proposeOnce(author, once, proposal)).toEqual({ receipt, tags: [] });
    expect(await db.revision.count({ where: { title: String(proposal.content.title) } })).toBe(1);
  });

  test("a decision is made once, with all that goes with it, however often it is asked", async () => {
    const revision = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
    cutOnce(where);
    expect(isInDoubt(await errorOf(decide(moderator, acceptance(revision))))).toBe(true);
    const again = await errorOf(decide(moderator, acceptance(revision)));
    if (where === "after") expect(again).toMatchObject({ code: "conflict", key: "decidedByOther" });
    else expect(again).toBe(null);
    const revisionId = revision.id;
    expect(await db.decision.count({ where: { revisionId } })).toBe(1);
    expect(await db.notification.count({ where: { revisionId, kind: "decision" } })).toBe(1);
    expect(await db.auditEvent.count({ where: { objectId: revisionId, action: "decision.accepted" } })).toBe(
      1,
    );
  });
});

test("what could not begin is in no doubt", async () => {
  await road.cut();
  const error = await errorOf(db.$transaction((tx) => tx.user.count()));
  await road.restore();
  expect([isOutage(error), isInDoubt(error)]).toEqual([true, false]);
});

test("what was refused before its COMMIT is in no doubt", async () => {
  const error = await errorOf(db.$transaction(() => Promise.reject(new Error("Connection terminated"))));
  expect([isOutage(error), isInDoubt(error)]).toEqual([true, false]);
});
