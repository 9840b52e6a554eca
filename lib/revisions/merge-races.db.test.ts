/** Merges against all that may happen at the same instant: one outcome each, nothing lost, no deadlock. */
import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { acceptance, createEntry, createUser, submitEdit } from "#lib/testing/factories";
import { decide } from "./decide";
import { merge } from "./merge";
import { propose } from "./propose";
import { submit } from "./submit";
import { unmerge } from "./unmerge";

/** Of each kind. */
const ITEMS = 8;

let author: Actor;
let grace: Actor;
let sacha: Actor;

beforeAll(async () => {
  author = { ...(await createUser()), system: true }; // no limit an hour
  grace = await createUser("moderator", "Grace");
  sacha = await createUser("moderator", "Sacha");
});

/** "done", or the refusal as "code key". Anything else, a deadlock for one, fails the test. */
const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return `${error.code} ${error.key}`;
      throw error;
    },
  );

/** All at once, the two acts of each begun in either order. */
async function race<T>(
  prepare: () => Promise<{ acts: readonly [() => Promise<unknown>, () => Promise<unknown>]; about: T }>,
): Promise<{ outcomes: [string, string]; about: T }[]> {
  const ready = [];
  for (let i = 0; i < ITEMS; i++) ready.push(await prepare());
  return Promise.all(
    ready.map(async ({ acts: [one, other], about }, i) => {
      const begun =
        i % 2 ? [outcomeOf(other()), outcomeOf(one())].reverse() : [outcomeOf(one()), outcomeOf(other())];
      const [first = "", second = ""] = await Promise.all(begun);
      return { outcomes: [first, second], about };
    }),
  );
}

const lab = (title: string) => createEntry("lab", { title: `${title} ${uuid()}`, aliases: [], body: null });
const now = async ({ slug }: { slug: string }) => {
  const entry = await getCurrentEntry(db, { slug });
  if (!entry) throw new Error(slug);
  return entry;
};
/** Without versions: on what the entries say when it lands. */
const joining = (by: Actor, other: { slug: string }, kept: { slug: string }, seen?: number) => () =>
  merge(by, {
    other: { slug: other.slug, seenVersion: seen },
    kept: { slug: kept.slug, seenVersion: seen },
    choices: { values: {}, lists: {} },
    comment: "La même chose.",
    idempotencyKey: uuid(),
  });
const parting = (by: Actor, other: { slug: string }, seenVersion: number) => () =>
  unmerge(by, { slug: other.slug, seenVersion, choices: {}, reason: "Deux choses." });
const standing = (slug: string) => db.entryMerge.count({ where: { merged: { slug }, undoneById: null } });

describe("at the same instant", () => {
  test("an edit of the entry that goes is accepted and a merge lands: it is in the history, or goes on waiting on the other", async () => {
    const results = await race(async () => {
      const [kept, other] = [await lab("A"), await lab("B")];
      const edit = await submitEdit(author, other, { body: "Ajouté." });
      return {
        acts: [() => decide(grace, acceptance(edit)), joining(sacha, other, kept)] as const,
        about: { kept, other, edit },
      };
    });
    for (const { outcomes, about } of results) {
      const row = await db.revision.findUniqueOrThrow({ where: { id: about.edit.id } });
      expect(outcomes[1]).toBe("done");
      expect((await now(about.other)).content.mergedInto).toBe(about.kept.slug);
      if (outcomes[0] === "done") {
        // Accepted first: the merge took what it brought.
        expect(row.state).toBe("accepted");
        expect((await now(about.kept)).content.body).toBe("Ajouté.");
      } else {
        expect(outcomes[0]).toBe("conflict staleRevision");
        expect(row).toMatchObject({ state: "submitted", entryId: about.kept.id });
      }
    }
  });

  test("a merge on what was seen, and an edit of the entry that stays: the second to come is told, and both can follow", async () => {
    const results = await race(async () => {
      const [kept, other] = [await lab("A"), await lab("B")];
      const edit = await submitEdit(author, kept, { body: "Ajouté." });
      return {
        acts: [() => decide(grace, acceptance(edit)), joining(sacha, other, kept, 1)] as const,
        about: { kept, other },
      };
    });
    for (const { outcomes, about } of results) {
      expect(outcomes[0]).toBe("done");
      expect(["done", "conflict entryChanged"]).toContain(outcomes[1]);
      expect((await now(about.kept)).content.body).toBe("Ajouté.");
      expect(await standing(about.other.slug)).toBe(outcomes[1] === "done" ? 1 : 0);
    }
  });

  test("one is merged into the other, and the other into it: one of the two", async () => {
    const results = await race(async () => {
      const [one, two] = [await lab("A"), await lab("B")];
      return { acts: [joining(grace, one, two), joining(sacha, two, one)] as const, about: { one, two } };
    });
    for (const { outcomes, about } of results) {
      expect(outcomes.filter((outcome) => outcome === "done").length).toBe(1);
      expect(outcomes.filter((outcome) => outcome.startsWith("conflict ")).length).toBe(1);
      expect((await standing(about.one.slug)) + (await standing(about.two.slug))).toBe(1);
    }
  });

  test("two proposals to merge them either way are accepted: one of the two", async () => {
    const results = await race(async () => {
      const [one, two] = [await lab("A"), await lab("B")];
      const sent = [await joining(author, one, two)(), await joining(author, two, one)()].map((done) => ({
        id: done.outcome === "proposed" ? done.id : "",
        version: 2,
      }));
      const accept = (by: Actor, i: number) => () =>
        decide(by, acceptance(sent[i] ?? { id: "", version: 0 }));
      return { acts: [accept(grace, 0), accept(sacha, 1)] as const, about: { one, two } };
    });
    for (const { outcomes, about } of results) {
      expect(outcomes.filter((outcome) => outcome === "done").length).toBe(1);
      expect((await standing(about.one.slug)) + (await standing(about.two.slug))).toBe(1);
    }
  });

  test("one entry is merged into two others: one of the two", async () => {
    const results = await race(async () => {
      const [gone, one, two] = [await lab("A"), await lab("B"), await lab("C")];
      return { acts: [joining(grace, gone, one), joining(sacha, gone, two)] as const, about: gone };
    });
    for (const { outcomes, about } of results) {
      expect([...outcomes].sort()).toEqual(["conflict alreadyMerged", "done"]);
      expect(await standing(about.slug)).toBe(1);
    }
  });

  test("a merge is undone while an edit of the entry that stayed is accepted: both, or a conflict that is said", async () => {
    const results = await race(async () => {
      const [kept, other] = [
        await lab("A"),
        await createEntry("lab", { title: `B ${uuid()}`, body: "De B." }),
      ];
      await joining(grace, other, kept)();
      const fresh = await now(kept);
      const edit = await submitEdit(author, { ...fresh, type: "lab" }, { body: "Corrigé." });
      return {
        acts: [parting(grace, other, fresh.version), () => decide(sacha, acceptance(edit))] as const,
        about: { kept, other, edit },
      };
    });
    for (const { outcomes, about } of results) {
      const { body } = (await now(about.kept)).content;
      if (outcomes[0] === "done") {
        // The body went back before the edit came: the two disagree, and someone chooses.
        expect(outcomes[1]).toBe("conflict entryMoved");
        expect(body).toBe(null);
      } else {
        expect(outcomes).toEqual(["conflict entryMoved", "done"]);
        expect(body).toBe("Corrigé.");
      }
      expect(await standing(about.other.slug)).toBe(outcomes[0] === "done" ? 0 : 1);
    }
  });

  test("two moderators undo the same merge: one of the two", async () => {
    const results = await race(async () => {
      const [kept, other] = [await lab("A"), await lab("B")];
      await joining(grace, other, kept)();
      return { acts: [parting(grace, other, 2), parting(sacha, other, 2)] as const, about: other };
    });
    for (const { outcomes, about } of results) {
      expect([...outcomes].sort()).toEqual(["conflict alreadySo", "done"]);
      expect((await now(about)).version).toBe(3);
    }
  });

  test("a draft is sent while its entry is merged: it waits on the one that stays, or its author sends it again", async () => {
    const results = await race(async () => {
      const [kept, other] = [await lab("A"), await lab("B")];
      const draft = await propose(author, {
        type: "lab",
        slug: other.slug,
        baseVersion: 1,
        content: { ...other.content, body: "Ajouté." },
        comment: null,
        idempotencyKey: uuid(),
      });
      return {
        acts: [() => submit(author, draft), joining(sacha, other, kept)] as const,
        about: { kept, draft },
      };
    });
    for (const { outcomes, about } of results) {
      const row = await db.revision.findUniqueOrThrow({ where: { id: about.draft.id } });
      expect(outcomes[1]).toBe("done");
      expect(row.entryId).toBe(about.kept.id);
      expect(row.state).toBe(outcomes[0] === "done" ? "submitted" : "draft");
      expect(["done", "conflict staleRevision"]).toContain(outcomes[0]);
    }
  });
});
