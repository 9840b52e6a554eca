/**
 * The life of proposals against PostgreSQL: fast-check plays random acts by random people on a few proposals of one
 * entry, and a model of ten lines says what each must answer and what must be there after.
 */
import "#lib/testing/database";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { DomainError } from "#lib/errors";
import type { Actor } from "#lib/permissions";
import { createEntry, createUser } from "#lib/testing/factories";
import { apply, same } from "./changes";
import { claim, release } from "./claim";
import { contentAt } from "./content-at";
import { decide } from "./decide";
import { propose } from "./propose";
import { CLAIM_MINUTES, isPossible, type RevisionState, transitions } from "./states";
import { submit } from "./submit";
import { withdraw } from "./withdraw";

const VERDICTS = { accept: "accepted", request_changes: "changes_requested", reject: "rejected" } as const;

interface Model {
  /** Minutes since the beginning. */
  now: number;
  entry: { version: number; title: string };
  proposals: {
    state: RevisionState;
    version: number;
    from: string;
    to: string;
    claim: { by: number; at: number } | null;
    decisions: number;
  }[];
}

interface Real {
  start: number;
  entry: Awaited<ReturnType<typeof createEntry>>;
  author: Actor;
  moderators: Actor[];
  ids: string[];
}

const at = (model: Model, real: Real) => new Date(real.start + model.now * 60_000);

/** "done", or the refusal's code. */
const outcomeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => "done",
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

type Command = fc.AsyncCommand<Model, Real>;

/** The proposal and the version that the command is about, or null when there is none yet. */
const target = (model: Model, real: Real, index: number) => {
  const proposal = model.proposals[index % Math.max(1, model.proposals.length)];
  const id = real.ids[index % Math.max(1, real.ids.length)];
  return proposal && id ? { proposal, id } : null;
};

class Begin implements Command {
  constructor(readonly title: string) {}
  check = (model: Readonly<Model>) => model.proposals.length < 3;
  async run(model: Model, real: Real) {
    const { entry, author } = real;
    const handle = await propose(
      author,
      {
        type: "lab",
        slug: entry.slug,
        baseVersion: model.entry.version,
        content: { title: this.title },
        comment: null,
        idempotencyKey: uuid(),
      },
      at(model, real),
    );
    real.ids.push(handle.id);
    const { title: from } = model.entry;
    model.proposals.push({ state: "draft", version: 1, from, to: this.title, claim: null, decisions: 0 });
  }
  toString = () => `begin(${this.title})`;
}

class Rewrite implements Command {
  constructor(
    readonly index: number,
    readonly title: string,
  ) {}
  check = (model: Readonly<Model>) => model.proposals.length > 0;
  async run(model: Model, real: Real) {
    const found = target(model, real, this.index);
    if (!found) return;
    const { proposal, id } = found;
    const act = propose(
      real.author,
      {
        type: "lab",
        revisionId: id,
        baseVersion: model.entry.version,
        content: { title: this.title },
        comment: null,
        idempotencyKey: uuid(),
      },
      at(model, real),
    );
    const possible = isPossible("rewrite", proposal.state);
    expect(await outcomeOf(act)).toBe(possible ? "done" : "conflict");
    if (!possible) return;
    Object.assign(proposal, { version: proposal.version + 1, from: model.entry.title, to: this.title });
  }
  toString = () => `rewrite(${this.index}, ${this.title})`;
}

class Submit implements Command {
  constructor(readonly index: number) {}
  check = (model: Readonly<Model>) => model.proposals.length > 0;
  async run(model: Model, real: Real) {
    const found = target(model, real, this.index);
    if (!found) return;
    const { proposal, id } = found;
    const outcome = await outcomeOf(submit(real.author, { id, version: proposal.version }, at(model, real)));
    const possible = isPossible("submit", proposal.state);
    const changes = proposal.from !== proposal.to;
    expect(outcome).toBe(possible ? (changes ? "done" : "invalid") : "conflict");
    if (outcome !== "done") return;
    Object.assign(proposal, { state: transitions.submit.to, version: proposal.version + 1, claim: null });
  }
  toString = () => `submit(${this.index})`;
}

class Withdraw implements Command {
  constructor(readonly index: number) {}
  check = (model: Readonly<Model>) => model.proposals.length > 0;
  async run(model: Model, real: Real) {
    const found = target(model, real, this.index);
    if (!found) return;
    const { proposal, id } = found;
    const act = withdraw(real.author, { id, version: proposal.version }, at(model, real));
    const possible = isPossible("withdraw", proposal.state);
    expect(await outcomeOf(act)).toBe(possible ? "done" : "conflict");
    if (possible) Object.assign(proposal, { state: "withdrawn", version: proposal.version + 1, claim: null });
  }
  toString = () => `withdraw(${this.index})`;
}

const isHeldBy = (model: Model, claimed: Model["proposals"][number]["claim"]): number | null =>
  claimed && model.now - claimed.at < CLAIM_MINUTES ? claimed.by : null;

class Claim implements Command {
  constructor(
    readonly index: number,
    readonly who: number,
  ) {}
  check = (model: Readonly<Model>) => model.proposals.length > 0;
  async run(model: Model, real: Real) {
    const found = target(model, real, this.index);
    const moderator = real.moderators[this.who];
    if (!found || !moderator) return;
    const { proposal, id } = found;
    const holder = isHeldBy(model, proposal.claim);
    const free = proposal.state === "submitted" && (holder === null || holder === this.who);
    expect(await outcomeOf(claim(moderator, id, at(model, real)))).toBe(free ? "done" : "conflict");
    if (free) proposal.claim = { by: this.who, at: model.now };
  }
  toString = () => `claim(${this.index}, ${this.who})`;
}

class Release implements Command {
  constructor(
    readonly index: number,
    readonly who: number,
  ) {}
  check = (model: Readonly<Model>) => model.proposals.length > 0;
  async run(model: Model, real: Real) {
    const found = target(model, real, this.index);
    const moderator = real.moderators[this.who];
    if (!found || !moderator) return;
    await release(moderator, found.id, at(model, real));
    if (found.proposal.claim?.by === this.who) found.proposal.claim = null;
  }
  toString = () => `release(${this.index}, ${this.who})`;
}

class Decide implements Command {
  constructor(
    readonly index: number,
    readonly who: number,
    readonly act: keyof typeof VERDICTS,
    /** How many versions behind the moderator's page is. */
    readonly late: number,
    readonly choose: "nothing" | "proposed",
  ) {}
  check = (model: Readonly<Model>) => model.proposals.length > 0;
  async run(model: Model, real: Real) {
    const found = target(model, real, this.index);
    const moderator = real.moderators[this.who];
    if (!found || !moderator) return;
    const { proposal, id } = found;
    const chosen = this.act === "accept" && this.choose === "proposed";
    const outcome = await outcomeOf(
      decide(
        moderator,
        {
          id,
          seenVersion: Math.max(1, proposal.version - this.late),
          verdict: VERDICTS[this.act],
          reasonCode: this.act === "accept" ? null : "other",
          reason: this.act === "accept" ? null : "Parce que.",
          ...(chosen && {
            choices: { title: { take: "proposed" } } as const,
            seenEntryVersion: model.entry.version,
          }),
        },
        at(model, real),
      ),
    );
    const holder = isHeldBy(model, proposal.claim);
    const stale = this.late > 0 && proposal.version > 1;
    const { title } = model.entry;
    const already = title === proposal.to;
    const mergeable = chosen || title === proposal.from;
    const possible =
      isPossible(this.act, proposal.state) &&
      !stale &&
      (holder === null || holder === this.who) &&
      (this.act !== "accept" || (mergeable && !already));
    expect(outcome).toBe(possible ? "done" : "conflict");
    if (!possible) return;
    Object.assign(proposal, {
      state: VERDICTS[this.act],
      version: proposal.version + 1,
      claim: null,
      decisions: proposal.decisions + 1,
    });
    if (this.act === "accept") model.entry = { version: model.entry.version + 1, title: proposal.to };
  }
  toString = () => `${this.act}(${this.index}, ${this.who}, ${this.late} late, ${this.choose})`;
}

class Wait implements Command {
  constructor(readonly minutes: number) {}
  check = () => true;
  async run(model: Model) {
    model.now += this.minutes;
  }
  toString = () => `wait(${this.minutes})`;
}

const title = fc.constantFrom("Un", "Deux", "Trois");
const index = fc.nat(2);
const who = fc.nat(1);

const decision = fc
  .tuple(
    index,
    who,
    fc.constantFrom("accept", "request_changes", "reject"),
    fc.constantFrom(0, 0, 0, 1),
    fc.constantFrom("nothing", "proposed"),
  )
  .map(([i, one, act, late, choose]) => new Decide(i, one, act, late, choose));
const submission = index.map((i) => new Submit(i));

// Often enough that most proposals come to a decision: what is sent and decided is repeated.
const commands = fc.commands(
  [
    title.map((one) => new Begin(one)),
    title.map((one) => new Begin(one)),
    fc.tuple(index, title).map(([i, one]) => new Rewrite(i, one)),
    submission,
    submission,
    submission,
    index.map((i) => new Withdraw(i)),
    fc.tuple(index, who).map(([i, one]) => new Claim(i, one)),
    fc.tuple(index, who).map(([i, one]) => new Release(i, one)),
    decision,
    decision,
    decision,
    decision,
    fc.constantFrom(1, 29, 31).map((minutes) => new Wait(minutes)),
  ],
  { maxCommands: 60, size: "max" },
);

test("whatever people do in whatever order, each act has the outcome that the table of states says", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (acts) => {
      const entry = await createEntry("lab", { title: "Zéro", aliases: [] });
      const real: Real = {
        start: Date.now(),
        entry,
        author: await createUser(),
        moderators: [await createUser("moderator", "Grace"), await createUser("moderator", "Sacha")],
        ids: [],
      };
      const model: Model = { now: 0, entry: { version: 1, title: "Zéro" }, proposals: [] };
      await fc.asyncModelRun(() => ({ model, real }), acts);
      await expectSame(model, real);
    }),
    { numRuns: 120 },
  );
  // The acts reached what they are about: most would otherwise be refused, and nothing tested.
  const verdicts = await db.decision.groupBy({
    by: ["verdict"],
    where: { revision: { baseVersion: { gt: 0 } } },
    _count: true,
  });
  for (const { _count } of verdicts) expect(_count).toBeGreaterThan(5);
  expect(verdicts.length).toBe(3);
}, 120_000);

/** What the database holds is what the model says, and the history adds up. */
async function expectSame(model: Model, { entry, ids }: Real): Promise<void> {
  for (const [i, id] of ids.entries()) {
    const row = await db.revision.findUniqueOrThrow({
      where: { id },
      select: { state: true, version: true, decisions: { select: { id: true } }, notices: true },
    });
    const { state, version, decisions } = model.proposals[i] ?? {};
    expect(row).toMatchObject({ state, version });
    expect(row.decisions.length).toBe(decisions);
    expect(row.notices.filter(({ kind }) => kind === "decision").length).toBe(decisions);
    expect(await db.auditEvent.count({ where: { objectId: id, action: { startsWith: "decision." } } })).toBe(
      decisions,
    );
  }
  const current = await getCurrentEntry(db, { id: entry.id });
  if (!current) throw new Error("gone");
  expect(current.version).toBe(model.entry.version);
  expect(current.content.title).toBe(model.entry.title);
  const history = await db.decision.findMany({
    where: { entryId: entry.id },
    select: { applied: true, entryVersion: true },
    orderBy: { entryVersion: "asc" },
  });
  expect(history.map(({ entryVersion }) => entryVersion)).toEqual(history.map((_, i) => i + 1));
  const first = await contentAt(db, current, 1);
  const last = history.slice(1).reduce((content, { applied }) => apply(content, asChanges(applied)), first);
  expect(same(last, current.content)).toBe(true);
}
