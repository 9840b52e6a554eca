/** Several people act on the same thing at the same instant: one outcome each, nothing lost, nobody told twice. */
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
  contentFor,
  createEntry,
  createUser,
  submitCreation,
  submitEdit,
} from "#lib/testing/factories";
import { changeAtOnce } from "./change-at-once";
import { type Content, same } from "./changes";
import { claim } from "./claim";
import { contentAt } from "./content-at";
import { decide } from "./decide";
import { decideTogether } from "./decide-together";
import { propose, type RevisionHandle } from "./propose";
import { CLAIM_MINUTES } from "./states";
import { submit } from "./submit";
import { withdraw } from "./withdraw";

/** Of each kind; five kinds make two hundred. */
const ITEMS = 40;

let author: Actor;
let grace: Actor;
let sacha: Actor;

beforeAll(async () => {
  author = { ...(await createUser()), system: true }; // no limit an hour
  grace = await createUser("moderator", "Grace");
  sacha = await createUser("moderator", "Sacha");
});

/** "done", or the refusal as "code key". */
const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );

/** All at once, each item's two acts begun in either order. */
async function race(
  items: readonly (() => Promise<readonly [() => Promise<unknown>, () => Promise<unknown>]>)[],
): Promise<[string, string][]> {
  const ready = [];
  for (const prepare of items) ready.push(await prepare());
  return Promise.all(
    ready.map(async ([one, other], i) => {
      const begun =
        i % 2 ? [outcomeOf(other()), outcomeOf(one())].reverse() : [outcomeOf(one()), outcomeOf(other())];
      const [first = "", second = ""] = await Promise.all(begun);
      return [first, second];
    }),
  );
}

/** What was decided of a proposal is written once everywhere: the decision, the notice and its mail, the audit. */
async function expectTold(id: string, decisions: number): Promise<void> {
  expect(await db.decision.count({ where: { revisionId: id } })).toBe(decisions);
  const told = await db.notification.findMany({ where: { revisionId: id, kind: "decision" } });
  expect(told.length).toBe(decisions);
  for (const notice of told) {
    const jobs = await db.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE id = ${notice.id}::uuid`;
    expect(jobs.length).toBe(1);
  }
  expect(await db.auditEvent.count({ where: { objectId: id, action: { startsWith: "decision." } } })).toBe(
    decisions,
  );
}

const items = <T>(make: (i: number) => T): T[] => Array.from({ length: ITEMS }, (_, i) => make(i));
const stateOf = async (id: string) => (await db.revision.findUniqueOrThrow({ where: { id } })).state;

describe("at the same instant", () => {
  test("two moderators decide: one does, the other is told who did", async () => {
    const ids: string[] = [];
    const outcomes = await race(
      items(() => async () => {
        const revision = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
        ids.push(revision.id);
        const refusal = { verdict: "rejected", reasonCode: "other", reason: "Non." } as const;
        return [
          () => decide(grace, acceptance(revision)),
          () => decide(sacha, { id: revision.id, seenVersion: revision.version, ...refusal }),
        ] as const;
      }),
    );
    for (const [i, both] of outcomes.entries()) {
      expect([...both].sort()).toEqual(["conflict decidedByOther", "done"]);
      expect(await stateOf(ids[i] ?? "")).toBe(both[0] === "done" ? "accepted" : "rejected");
      await expectTold(ids[i] ?? "", 1);
    }
  });

  test.each([2, 10, 50])(
    "%i moderators decide: one does, each of the others is told who and when, and the author once",
    async (count) => {
      const desk = await Promise.all(
        Array.from({ length: count }, (_, i) => createUser("moderator", `Inès ${i}`)),
      );
      for (let item = 0; item < 4; item++) {
        const revision = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
        const refusals: DomainError[] = [];
        const winners: Actor[] = [];
        await Promise.all(
          desk.map((moderator) =>
            decide(moderator, acceptance(revision)).then(
              () => winners.push(moderator),
              (error: unknown) => {
                if (!(error instanceof DomainError)) throw error;
                refusals.push(error);
              },
            ),
          ),
        );
        expect(winners).toHaveLength(1);
        expect(refusals).toHaveLength(count - 1);
        const decided = await db.decision.findFirstOrThrow({ where: { revisionId: revision.id } });
        for (const { key, params } of refusals) {
          expect(key).toBe("decidedByOther");
          expect(params).toMatchObject({ name: winners[0]?.name, at: decided.decidedAt.toISOString() });
        }
        await expectTold(revision.id, 1);
      }
    },
  );

  test("some decide together on what others decide on alone: each proposal has one decision, and what was left is said", async () => {
    const revisions: RevisionHandle[] = [];
    for (let i = 0; i < ITEMS; i++)
      revisions.push(await submitCreation(author, "lab", { title: `Lab ${uuid()}` }));
    const refusal = { verdict: "rejected", reasonCode: "other", reason: "Non." } as const;
    const [together, alone] = await Promise.all([
      Promise.all(
        Array.from({ length: ITEMS / 10 }, (_, i) =>
          decideTogether(grace, {
            items: revisions
              .slice(10 * i, 10 * i + 10)
              .map(({ id, version }) => ({ id, seenVersion: version })),
            verdict: "accepted",
            reasonCode: "",
            answerId: "",
            typed: "",
          }),
        ),
      ),
      // From the last to the first: the two meet somewhere.
      Promise.all(
        revisions
          .toReversed()
          .map(
            async ({ id, version }) =>
              [id, await outcomeOf(decide(sacha, { id, seenVersion: version, ...refusal }))] as const,
          ),
      ),
    ]);
    const done = new Set(together.flatMap((one) => one.done));
    const left = new Map(together.flatMap((one) => one.left).map(({ id, error }) => [id, error.key]));
    for (const [id, outcome] of alone) {
      expect(done.has(id)).toBe(outcome !== "done");
      expect(left.get(id)).toBe(outcome === "done" ? "decidedByOther" : undefined);
      expect(await stateOf(id)).toBe(outcome === "done" ? "rejected" : "accepted");
      await expectTold(id, 1);
    }
  });

  test("its author withdraws a proposal that a moderator accepts: one of the two", async () => {
    const ids: string[] = [];
    const outcomes = await race(
      items(() => async () => {
        const revision = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
        ids.push(revision.id);
        return [() => decide(grace, acceptance(revision)), () => withdraw(author, revision)] as const;
      }),
    );
    for (const [i, [decided, withdrawn]] of outcomes.entries()) {
      expect([decided, withdrawn].filter((outcome) => outcome === "done").length).toBe(1);
      expect(await stateOf(ids[i] ?? "")).toBe(decided === "done" ? "accepted" : "withdrawn");
      await expectTold(ids[i] ?? "", decided === "done" ? 1 : 0);
    }
  });

  test("a claim expires while its holder and a colleague decide: one of the two", async () => {
    const ids: string[] = [];
    const taken = new Date();
    const minutes = (count: number) => new Date(taken.getTime() + count * 60_000);
    const outcomes = await race(
      items(() => async () => {
        const revision = await submitCreation(author, "lab", { title: `Lab ${uuid()}` });
        ids.push(revision.id);
        await claim(grace, revision.id, taken);
        return [
          () => decide(grace, acceptance(revision), minutes(CLAIM_MINUTES - 1 / 60)),
          () => decide(sacha, acceptance(revision), minutes(CLAIM_MINUTES)),
        ] as const;
      }),
    );
    for (const [i, both] of outcomes.entries()) {
      expect([...both].sort()).toEqual(["conflict decidedByOther", "done"]);
      await expectTold(ids[i] ?? "", 1);
    }
  });

  test("an amended proposal comes back and is decided on: never on words that the moderator has not seen", async () => {
    const rows: { id: string; amended: string }[] = [];
    const outcomes = await race(
      items(() => async () => {
        const { id, version } = await submitCreation(author, "lab", { title: `Avant ${uuid()}` });
        await decide(grace, {
          id,
          seenVersion: version,
          verdict: "changes_requested",
          reasonCode: "unclear",
          reason: "Quoi ?",
        });
        const amended = `Après ${uuid()}`;
        const draft = await propose(author, {
          type: "lab",
          revisionId: id,
          baseVersion: 0,
          content: contentFor("lab", { title: amended }),
          comment: null,
          idempotencyKey: uuid(),
        });
        rows.push({ id, amended });
        return [
          () => submit(author, draft),
          () => decide(sacha, { ...acceptance({ id, version }), seenVersion: draft.version + 1 }),
        ] as const;
      }),
    );
    for (const [i, [sent, decided]] of outcomes.entries()) {
      const { id, amended } = rows[i] ?? { id: "", amended: "" };
      expect(sent).toBe("done");
      expect(["done", "conflict staleRevision"]).toContain(decided);
      expect(await stateOf(id)).toBe(decided === "done" ? "accepted" : "submitted");
      await expectTold(id, decided === "done" ? 2 : 1);
      if (decided === "done") expect(await db.entry.count({ where: { title: amended } })).toBe(1);
    }
  });

  test("an entry is put away while an edit of it is accepted: before, or refused, never half of it", async () => {
    const rows: { id: string; entryId: string }[] = [];
    const outcomes = await race(
      items(() => async () => {
        const entry = await createEntry("lab", { title: `Lab ${uuid()}` });
        const edit = await submitEdit(author, entry, { summary: "Un résumé corrigé." });
        const current = await getCurrentEntry(db, { id: entry.id });
        if (!current) throw new Error("gone");
        rows.push({ id: edit.id, entryId: entry.id });
        const changes = { archived: { from: false, to: true } };
        return [
          () => decide(grace, acceptance(edit)),
          () =>
            db.$transaction((tx) =>
              changeAtOnce(
                tx,
                sacha,
                { entry: current, changes, rule: "archive", comment: "Fermé." },
                new Date(),
              ),
            ),
        ] as const;
      }),
    );
    for (const [i, [decided, archived]] of outcomes.entries()) {
      const { id, entryId } = rows[i] ?? { id: "", entryId: "" };
      expect(archived).toBe("done");
      expect(["done", "conflict archivedEntry"]).toContain(decided);
      const current = await getCurrentEntry(db, { id: entryId });
      expect(current?.content.archived).toBe(true);
      expect(current?.content.summary === "Un résumé corrigé.").toBe(decided === "done");
      expect(current?.version).toBe(decided === "done" ? 3 : 2);
      await expectTold(id, decided === "done" ? 1 : 0);
    }
  });
});

test("two edits, their acts in any order and decided at once or not, never overwrite one another in silence", async () => {
  const edit = fc.dictionary(
    fc.constantFrom("title", "summary", "address"),
    fc.constantFrom("Un", "Deux", "Trois"),
    {
      minKeys: 1,
    },
  );
  /** Which of the two does its next act: propose, submit, decide. */
  const order = fc.shuffledSubarray([0, 0, 0, 1, 1, 1], { minLength: 6 });
  await fc.assert(
    fc.asyncProperty(edit, edit, order, fc.boolean(), async (a, b, turns, together) => {
      const entry = await createEntry("lab", { title: "Zéro" });
      const wanted: Content[] = [a, b];
      const handles: { id: string; version: number }[] = [];
      const seen: Content[] = [];
      const outcomes: string[] = [];
      const next = [0, 0];
      const act = async (who: number) => {
        const step = next[who] ?? 0;
        next[who] = step + 1;
        const current = await getCurrentEntry(db, { id: entry.id });
        if (!current) throw new Error("gone");
        if (step === 0) {
          seen[who] = current.content;
          handles[who] = await propose(author, {
            type: "lab",
            slug: entry.slug,
            baseVersion: current.version,
            content: wanted[who] ?? {},
            comment: null,
            idempotencyKey: uuid(),
          });
        }
        const handle = handles[who];
        if (!handle) return;
        if (step === 1) {
          const sent = await submit(author, handle).catch(() => null);
          if (sent) handles[who] = sent;
        }
        if (step === 2) outcomes[who] = await outcomeOf(decide(who ? grace : sacha, acceptance(handle)));
      };
      if (together) {
        for (const who of turns.filter((one, i) => turns.slice(0, i).filter((o) => o === one).length < 2))
          await act(who);
        await Promise.all([act(0), act(1)]);
      } else {
        for (const who of turns) await act(who);
      }
      // Each accepted edit wrote over exactly what its author had before their eyes.
      const current = await getCurrentEntry(db, { id: entry.id });
      if (!current) throw new Error("gone");
      const history = await db.decision.findMany({
        where: { entryId: entry.id, entryVersion: { gt: 1 } },
        select: { applied: true, entryVersion: true, revisionId: true },
      });
      for (const { applied, entryVersion, revisionId } of history) {
        const who = handles.findIndex(({ id }) => id === revisionId);
        const before = await contentAt(db, current, (entryVersion ?? 0) - 1);
        for (const [field, { from, to }] of Object.entries(asChanges(applied))) {
          expect(same(from, before[field] ?? null)).toBe(true);
          expect(same(from, seen[who]?.[field] ?? null)).toBe(true);
          expect(to).toBe(wanted[who]?.[field]);
        }
      }
      expect(history.length).toBe(outcomes.filter((outcome) => outcome === "done").length);
      expect(history.length).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 40, examples: [[{ title: "Un" }, { title: "Deux" }, [0, 1, 0, 1, 0, 1], true]] },
  );
}, 120_000);
