/**
 * Two people edit one entry, each act of each at any moment of the other's work: nobody's words are written over without
 * their seeing it, and what they change apart from each other is all there at the end.
 */
import "#lib/testing/database";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { acceptance, createEntry, createUser } from "#lib/testing/factories";
import { type Content, same } from "./changes";
import { decide } from "./decide";
import { propose, type RevisionHandle } from "./propose";
import { submit } from "./submit";

const RUNS = 1_000;
/** At a time, each on an entry of its own, which the next run goes on with. */
const STREAMS = 4;

const FIELDS = ["title", "summary", "body", "address"] as const;

interface Edit {
  wanted: Content;
  seen: CurrentEntry | null;
  handle: RevisionHandle | null;
  outcome: string;
}

let authors: [Actor, Actor];
let moderators: [Actor, Actor];

beforeAll(async () => {
  authors = [
    { ...(await createUser()), system: true }, // no limit an hour
    { ...(await createUser()), system: true },
  ];
  moderators = [await createUser("moderator", "Grace"), await createUser("moderator", "Sacha")];
});

/** Two people sometimes want the same; mostly what nobody wanted before. */
const value = fc.oneof(
  fc.constantFrom("Un", "Deux"),
  fc.nat(100_000).map((n) => `Valeur ${n}`),
);
const edit = fc.dictionary(fc.constantFrom(...FIELDS), value, { minKeys: 1, maxKeys: 2 });

test("a thousand interleavings of two edits: never a silent overwrite, and what is disjoint merges", async () => {
  const played = { runs: 0, both: 0, conflicts: 0, disjoint: 0 };
  await Promise.all(
    Array.from({ length: STREAMS }, async () => {
      const { slug } = await createEntry("lab", { title: `Lab ${uuid()}` });
      const property = fc.asyncProperty(
        edit,
        edit,
        fc.scheduler(),
        fc.boolean(),
        async (a, b, s, overlap) => {
          const edits: [Edit, Edit] = [begin(a), begin(b)];
          const both = edits.map((one, who) => {
            const steps = stepsOf(slug, who, one);
            // One whole act at a time in any order, or the moments at which acts begin, which then run into one another.
            return overlap ? inTurn(s, steps) : s.scheduleSequence(steps).task;
          });
          await s.waitFor(Promise.all(both));
          await judge(slug, edits, played);
        },
      );
      await fc.assert(property, { numRuns: RUNS / STREAMS });
    }),
  );
  expect(played.runs).toBeGreaterThanOrEqual(RUNS);
  // Chance has met all that there is to meet.
  expect(Math.min(played.both, played.conflicts, played.disjoint)).toBeGreaterThan(RUNS / 50);
}, 300_000);

const begin = (wanted: Content): Edit => ({ wanted, seen: null, handle: null, outcome: "" });

/** What a person does, then what a moderator does of it. An act that is refused ends it. */
function stepsOf(slug: string, who: number, edit: Edit): (() => Promise<void>)[] {
  const author = authors[who % 2];
  const moderator = moderators[who % 2];
  const act = (work: () => Promise<void>) => async () => {
    if (edit.outcome !== "") return;
    await work().catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      edit.outcome = `${error.code} ${error.key} ${error.params.fields ?? ""}`.trim();
    });
  };
  return [
    act(async () => {
      edit.seen = await getCurrentEntry(db, { slug });
    }),
    act(async () => {
      if (!edit.seen) throw new Error("gone");
      const { version: baseVersion } = edit.seen;
      const draft = { type: "lab" as const, slug, baseVersion, comment: null, idempotencyKey: uuid() };
      edit.handle = await propose(author ?? null, { ...draft, content: edit.wanted });
    }),
    act(async () => {
      if (edit.handle) edit.handle = await submit(author ?? null, edit.handle);
    }),
    act(async () => {
      if (edit.handle) await decide(moderator ?? null, acceptance(edit.handle));
      edit.outcome = "done";
    }),
  ];
}

async function inTurn(s: fc.Scheduler, steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) {
    await s.schedule(Promise.resolve());
    await step();
  }
}

async function judge(
  slug: string,
  edits: readonly [Edit, Edit],
  played: { runs: number; both: number; conflicts: number; disjoint: number },
): Promise<void> {
  played.runs++;
  const after = await getCurrentEntry(db, { slug });
  const ids = edits.flatMap(({ handle }) => handle?.id ?? []);
  const decisions = await db.decision.findMany({
    where: { revisionId: { in: ids } },
    select: { revisionId: true, applied: true },
  });
  // Whatever was written over is what its author had before their eyes.
  for (const { revisionId, applied } of decisions) {
    const { seen, wanted } = edits.find(({ handle }) => handle?.id === revisionId) ?? begin({});
    for (const [field, { from, to }] of Object.entries(asChanges(applied))) {
      expect(same(from, seen?.content[field] ?? null)).toBe(true);
      expect(to).toBe(wanted[field]);
    }
  }
  const [one, other] = edits;
  const shared = Object.keys(one.wanted).filter((field) => Object.hasOwn(other.wanted, field));
  const disagreed = shared.filter((field) => one.wanted[field] !== other.wanted[field]);
  for (const { outcome, wanted } of edits) {
    if (outcome === "done") continue;
    // What was there already is no change; anything else that was refused was wanted otherwise by the other.
    if (outcome === "invalid nothingChanged" || outcome === "conflict alreadySo") continue;
    expect(outcome).toMatch(/^(conflict entryMoved|invalid nothingChanged)/);
    const fields = outcome.split(" ").slice(2);
    expect(disagreed).toEqual(expect.arrayContaining(fields));
    expect(fields.every((field) => Object.hasOwn(wanted, field))).toBe(true);
    played.conflicts++;
  }
  if (disagreed.length === 0) {
    for (const { wanted } of edits)
      for (const [field, value] of Object.entries(wanted)) expect(after?.content[field]).toBe(value);
    if (shared.length === 0) played.disjoint++;
  }
  if (edits.every(({ outcome }) => outcome === "done")) played.both++;
}
