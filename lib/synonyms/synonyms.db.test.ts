import "#lib/testing/database";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { createUser } from "#lib/testing/factories";
import { addSynonyms, changeSynonyms, MAX_SETS, removeSynonyms } from "./edit";
import { getSynonymAct, getSynonyms, listSharing, listSynonymActs, listSynonyms } from "./queries";
import { undoSynonyms } from "./undo";

let administrator: Actor;
let colleague: Actor;
let moderator: Actor;

beforeAll(async () => {
  administrator = await createUser("admin", "Alix");
  colleague = await createUser("admin", "Camille");
  moderator = await createUser("moderator");
});

beforeEach(async () => {
  await db.synonymSet.deleteMany();
});

const NUDGE = ["nudge", "coup de pouce"];
const WIDER = [...NUDGE, "incitation douce"];

/** The set as a form showed it. */
async function seen(id: string) {
  const set = await db.synonymSet.findUniqueOrThrow({ where: { id } });
  return { id, seen: set.updatedAt };
}

const wordsOf = async (id: string) => (await db.synonymSet.findUnique({ where: { id } }))?.words ?? null;

const lineOf = (id: string) =>
  db.auditEvent.findUniqueOrThrow({
    where: { id },
    select: { actorId: true, action: true, object: true, objectId: true, details: true },
  });

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

describe("each act is written whole, with what was before and after", () => {
  test("adding", async () => {
    const { id, actId } = await addSynonyms(administrator, ["  nudge ", "coup  de pouce"]);
    expect(await wordsOf(id)).toEqual(NUDGE);
    expect(await lineOf(actId)).toEqual({
      actorId: administrator.id,
      action: "synonym.add",
      object: "synonym",
      objectId: id,
      details: { before: null, after: NUDGE },
    });
  });

  test("changing", async () => {
    const { id } = await addSynonyms(administrator, NUDGE);
    const { actId } = await changeSynonyms(colleague, await seen(id), WIDER);
    expect(await wordsOf(id)).toEqual(WIDER);
    expect(await lineOf(actId)).toMatchObject({
      actorId: colleague.id,
      action: "synonym.change",
      details: { before: NUDGE, after: WIDER },
    });
  });

  test("removing", async () => {
    const { id } = await addSynonyms(administrator, NUDGE);
    const { actId } = await removeSynonyms(administrator, await seen(id));
    expect(await wordsOf(id)).toBeNull();
    expect(await lineOf(actId)).toMatchObject({
      action: "synonym.remove",
      details: { before: NUDGE, after: null },
    });
  });
});

test("only administrators see and change them, and a refused act leaves no line", async () => {
  const { id, actId } = await addSynonyms(administrator, NUDGE);
  const set = await seen(id);
  const lines = await db.auditEvent.count();
  for (const actor of [null, moderator]) {
    for (const act of [
      addSynonyms(actor, WIDER),
      changeSynonyms(actor, set, WIDER),
      removeSynonyms(actor, set),
      undoSynonyms(actor, actId),
      listSynonyms(actor, ""),
      getSynonyms(actor, id),
      getSynonymAct(actor, actId),
      listSynonymActs(actor),
      listSharing(actor, NUDGE, null),
    ]) {
      expect(await refused(act)).toMatch(/^forbidden/);
    }
  }
  expect(await wordsOf(id)).toEqual(NUDGE);
  expect(await db.auditEvent.count()).toBe(lines);
});

describe("what is refused", () => {
  test.each([
    [["nudge"], "words:fewExpressions"],
    [[], "words:fewExpressions"],
    [Array.from({ length: 11 }, (_, index) => `expression ${index}`), "words:tooMany"],
    [["nudge", "n"], "words:expressionLength"],
    [["nudge", "pouce ".repeat(20)], "words:expressionLength"],
    [["nudge", "de la"], "words:expressionSaysNothing"],
    [["nudge", "!!"], "words:expressionSaysNothing"],
    [["nudge", "Nudges"], "words:expressionTwice"],
    [["tiers-lieu", "Tiers lieux", "atelier"], "words:expressionTwice"],
    [["nudge", "coup\u0000de pouce"], "words:unreadable"],
    ["nudge", "words:invalid"],
  ])("%j", async (typed, issue) => {
    expect(await refused(addSynonyms(administrator, typed))).toBe(`invalid invalidContent ${issue}`);
    expect(await db.synonymSet.count()).toBe(0);
  });

  test("a set that does not exist, or is what it was", async () => {
    const { id } = await addSynonyms(administrator, NUDGE);
    expect(await refused(changeSynonyms(administrator, await seen(id), NUDGE))).toBe("conflict alreadySo");
    const missing = { id: "019a0000-0000-7000-8000-00000000dead", seen: new Date() };
    expect(await refused(removeSynonyms(administrator, missing))).toBe("not-found notFound");
  });

  test("one more than the most", async () => {
    await db.$executeRaw`
      INSERT INTO synonym_set (id, words, updated_at)
      SELECT gen_random_uuid(), ARRAY['mot ' || n, 'terme ' || n], now() FROM generate_series(1, ${MAX_SETS - 1}) n`;
    const { actId } = await addSynonyms(administrator, NUDGE);
    expect(await refused(addSynonyms(administrator, WIDER))).toBe("too-many tooManySynonyms");
    await undoSynonyms(administrator, actId);
    await addSynonyms(administrator, WIDER);
    expect(await db.synonymSet.count()).toBe(MAX_SETS);
  });
});

describe("two administrators at once", () => {
  test("the second to change what both saw is told, and the set is the first one's", async () => {
    const { id } = await addSynonyms(administrator, NUDGE, new Date("2026-11-01T10:00:00Z"));
    const set = await seen(id);
    await changeSynonyms(administrator, set, WIDER);
    expect(await refused(changeSynonyms(colleague, set, ["nudge", "autre"]))).toBe("conflict synonymsMoved");
    expect(await refused(removeSynonyms(colleague, set))).toBe("conflict synonymsMoved");
    expect(await wordsOf(id)).toEqual(WIDER);
  });

  test("of eight changes sent together exactly one is written", async () => {
    const { id } = await addSynonyms(administrator, NUDGE, new Date("2026-11-01T10:00:00Z"));
    const set = await seen(id);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        refused(changeSynonyms(administrator, set, [...NUDGE, `variante ${index}`])),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "conflict synonymsMoved")).toHaveLength(7);
    expect(await db.auditEvent.count({ where: { object: "synonym", objectId: id } })).toBe(2);
  });
});

describe("undoing", () => {
  test("an addition, a change and a removal give back what was there", async () => {
    const added = await addSynonyms(administrator, NUDGE);
    const changed = await changeSynonyms(administrator, await seen(added.id), WIDER);
    await undoSynonyms(colleague, changed.actId);
    expect(await wordsOf(added.id)).toEqual(NUDGE);
    const removed = await removeSynonyms(administrator, await seen(added.id));
    const { actId } = await undoSynonyms(colleague, removed.actId);
    expect(await wordsOf(added.id)).toEqual(NUDGE);
    expect(await lineOf(actId)).toMatchObject({
      actorId: colleague.id,
      action: "synonym.undo",
      details: { before: null, after: NUDGE, undoes: removed.actId },
    });
    await undoSynonyms(colleague, added.actId);
    expect(await wordsOf(added.id)).toBeNull();
  });

  test("is done once, and never over what someone did since", async () => {
    const added = await addSynonyms(administrator, NUDGE);
    const changed = await changeSynonyms(administrator, await seen(added.id), WIDER);
    expect(await refused(undoSynonyms(administrator, added.actId))).toBe("conflict changedSince");
    const outcomes = await Promise.all(
      [administrator, colleague].map((actor) => refused(undoSynonyms(actor, changed.actId))),
    );
    expect(outcomes.toSorted()).toEqual(["conflict alreadyUndone", "done"]);
  });

  test("is for acts on synonyms alone, and not for an undoing", async () => {
    const added = await addSynonyms(administrator, NUDGE);
    const undone = await undoSynonyms(administrator, added.actId);
    expect(await refused(undoSynonyms(administrator, undone.actId))).toBe("not-found notFound");
    const other = await db.auditEvent.create({
      data: {
        id: "019a0000-0000-7000-8000-00000000beef",
        at: new Date(),
        actorId: administrator.id,
        action: "mail.retry",
        object: "mail",
        objectId: "x",
        details: {},
      },
    });
    expect(await refused(undoSynonyms(administrator, other.id))).toBe("not-found notFound");
  });
});

describe("the list", () => {
  test("is by first expression, in pages, and found by any of its words without case or accents", async () => {
    await db.$executeRaw`
      INSERT INTO synonym_set (id, words, updated_at)
      SELECT gen_random_uuid(), ARRAY['mot ' || lpad(n::text, 3, '0'), 'terme ' || n], now()
      FROM generate_series(1, 130) n`;
    const { id } = await addSynonyms(administrator, ["Évaluation d’impact", "mesure d’impact"]);
    const pages = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listSynonyms>> = await listSynonyms(administrator, "", after);
      expect(page.total).toBe(131);
      pages.push(...page.items.map(({ words }) => words[0]));
      after = page.next;
    } while (after);
    expect(pages).toHaveLength(131);
    expect(pages[0]).toBe("Évaluation d’impact");
    expect(pages[130]).toBe("mot 130");
    const { items, total } = await listSynonyms(administrator, "evaluation D'IMPACT");
    expect({ ids: items.map((set) => set.id), total }).toEqual({ ids: [id], total: 1 });
    expect((await listSynonyms(administrator, "%")).total).toBe(131);
    expect((await listSynonyms(administrator, "xyzzy")).items).toEqual([]);
  });

  test("names the other sets that have an expression, however it is written", async () => {
    const { id } = await addSynonyms(administrator, ["tiers-lieu", "troisième lieu"]);
    const typed = ["Tiers lieux", "fab lab"];
    expect(await listSharing(administrator, typed, null)).toEqual([
      { id, words: ["tiers-lieu", "troisième lieu"], shared: ["Tiers lieux"] },
    ]);
    expect(await listSharing(administrator, typed, id)).toEqual([]);
  });

  test("comes with the last acts, of which the last on each set can be undone", async () => {
    const added = await addSynonyms(administrator, NUDGE);
    const changed = await changeSynonyms(colleague, await seen(added.id), WIDER);
    const acts = (await listSynonymActs(administrator)).filter(({ setId }) => setId === added.id);
    expect(acts).toMatchObject([
      { id: changed.actId, act: "change", by: "Camille", before: NUDGE, after: WIDER, undoable: true },
      { id: added.actId, act: "add", by: "Alix", before: null, after: NUDGE, undoable: false },
    ]);
    expect(await getSynonymAct(administrator, added.actId)).toEqual(acts[1]);
    for (const id of ["x", null, added.id]) expect(await getSynonymAct(administrator, id)).toBeNull();
  });
});
