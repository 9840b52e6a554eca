/**
 * The whole chain against PostgreSQL: fast-check plays random acts by two contributors and two moderators on three
 * entries that name one another. Whatever the order: a refused act changes nothing, an entry gains one version an act,
 * nothing that was written disappears, histories replay to the entries, and what is merged is named by nothing.
 */
import "#lib/testing/database";
import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import { readMergedTerms } from "#lib/entries/merged-terms";
import { reindexSql } from "#lib/entries/reindex";
import { DomainError } from "#lib/errors";
import { Prisma } from "#lib/generated/prisma/client";
import type { Actor, Role } from "#lib/permissions";
import { createEntry, submitCreation } from "#lib/testing/factories";
import { canonicalContent } from "#lib/vocabularies/canonical";
import { adopt } from "./adopt";
import { archive, unarchive } from "./archive";
import { apply, type Choices, type Content, same } from "./changes";
import { claim } from "./claim";
import { contentAt } from "./content-at";
import { decide, type Verdict } from "./decide";
import { merge } from "./merge";
import type { Side } from "./merge-fields";
import { propose } from "./propose";
import { revert } from "./revert";
import { finalStates } from "./states";
import { submit } from "./submit";
import { unmerge } from "./unmerge";
import { withdraw } from "./withdraw";

/** Sequences played, unless the machine is slow: then as many as the time allows. */
const RUNS = 320;
const SECONDS = 50;
/** Worlds at a time, each with entries of its own. */
const STREAMS = 4;

interface World {
  authors: Actor[];
  moderators: Actor[];
  entries: { id: string; slug: string }[];
  /** Proposals, with who wrote them. */
  proposals: { id: string; by: number }[];
  /** As the last act left it. */
  last: Photograph | null;
}

/** What no command needs to predict: the world itself is asked. */
type Command = fc.AsyncCommand<Record<string, never>, World>;

const played = { runs: 0, done: new Map<string, number>() };

class Act implements Command {
  constructor(
    readonly name: string,
    readonly words: string,
    readonly play: (world: World) => Promise<unknown>,
  ) {}
  check = () => true;
  async run(_: unknown, world: World) {
    const before = world.last ?? (await photograph(world));
    const outcome = await this.play(world).then(
      () => "done",
      (error: unknown) => {
        if (error instanceof DomainError) return "refused";
        throw error;
      },
    );
    const after = await photograph(world);
    world.last = after;
    if (outcome === "refused") expect(after).toEqual(before);
    else played.done.set(this.name, (played.done.get(this.name) ?? 0) + 1);
    for (const [id, version] of before.versions) {
      const now = after.versions.get(id) ?? 0;
      expect([version, version + 1]).toContain(now);
    }
  }
  toString = () => `${this.name}(${this.words})`;
}

const refusal = () => new DomainError("not-found", "notFound");

function pick<T>(among: readonly T[], index: number): T {
  const one = among[index % Math.max(1, among.length)];
  if (one === undefined) throw refusal();
  return one;
}

/** A proposal and its version, as whoever acts on it has it before their eyes. */
async function handleOf(world: World, index: number) {
  const { id, by } = pick(world.proposals, index);
  const { version, entry } = await db.revision.findUniqueOrThrow({
    where: { id },
    select: { version: true, entry: { select: { version: true } } },
  });
  return { id, version, entryVersion: entry?.version ?? 0, author: pick(world.authors, by) };
}

async function entryOf(world: World, index: number) {
  const entry = await getCurrentEntry(db, { id: pick(world.entries, index).id });
  if (!entry) throw refusal();
  return entry;
}

/** An edit of one or two fields; ties name one of the three entries. */
const edited = (world: World, { field, value, to }: Edit): Content => {
  const { slug } = pick(world.entries, to);
  if (field === "relations") return { relations: [{ kind: "related-to", to: slug, note: null }] };
  if (field === "credits") {
    return { credits: [{ role: "partner", name: value, note: null, organisation: null, entry: slug }] };
  }
  return field === "both" ? { summary: value, body: value } : { [field]: value };
};

const edit = fc.record({
  field: fc.constantFrom("title", "summary", "both", "relations", "credits"),
  value: fc.constantFrom("Un", "Deux", "Trois"),
  to: fc.nat(2),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const index = fc.nat(5);
const which = fc.nat(2);
const who = fc.nat(1);
const side = fc.constantFrom<Side>("kept", "other");

const beginning = fc.tuple(which, who, edit).map(
  ([e, by, what]) =>
    new Act("begin", `${e}, ${what.field}`, async (world) => {
      const entry = await entryOf(world, e);
      const { id } = await propose(pick(world.authors, by), {
        type: "lab",
        slug: entry.slug,
        baseVersion: entry.version,
        content: { ...entry.content, ...edited(world, what) },
        comment: null,
        idempotencyKey: uuid(),
      });
      world.proposals.push({ id, by });
    }),
);

const creation = who.map(
  (by) =>
    new Act("create", `by ${by}`, async (world) => {
      const { id } = await submitCreation(pick(world.authors, by), "lab", { title: "Un", aliases: [] });
      world.proposals.push({ id, by });
    }),
);

const rewriting = fc.tuple(index, edit).map(
  ([i, what]) =>
    new Act("rewrite", `${i}, ${what.field}`, async (world) => {
      const { id, author, entryVersion } = await handleOf(world, i);
      await propose(author, {
        type: "lab",
        revisionId: id,
        baseVersion: entryVersion,
        content: edited(world, what),
        comment: null,
        idempotencyKey: uuid(),
      });
    }),
);

const sending = fc.tuple(index, fc.constantFrom(0, 0, 0, 1)).map(
  ([i, late]) =>
    new Act("submit", `${i}, ${late} late`, async (world) => {
      const { id, version, author } = await handleOf(world, i);
      await submit(author, { id, version: version - late });
    }),
);

const withdrawing = index.map(
  (i) =>
    new Act("withdraw", `${i}`, async (world) => {
      const { author, ...handle } = await handleOf(world, i);
      await withdraw(author, handle);
    }),
);

const claiming = fc
  .tuple(index, who)
  .map(
    ([i, by]) =>
      new Act("claim", `${i} by ${by}`, async (world) =>
        claim(pick(world.moderators, by), (await handleOf(world, i)).id),
      ),
  );

/** In part: the summary stays as it is now, whatever was proposed. */
const CHOICES: Record<string, Choices> = {
  whole: {},
  part: { summary: { take: "current" } },
  proposed: {
    title: { take: "proposed" },
    summary: { take: "proposed" },
    body: { take: "proposed" },
    relations: { take: "proposed" },
    credits: { take: "proposed" },
  },
};

const deciding = fc
  .tuple(
    index,
    who,
    fc.constantFrom<Verdict>("accepted", "accepted", "accepted", "changes_requested", "rejected"),
    fc.constantFrom("whole", "part", "proposed"),
    fc.constantFrom(0, 0, 0, 1),
  )
  .map(
    ([i, by, verdict, taken, late]) =>
      new Act(verdict, `${i} by ${by}, ${taken}, ${late} late`, async (world) => {
        const { id, version, entryVersion } = await handleOf(world, i);
        const why = verdict === "accepted" ? null : "other";
        await decide(pick(world.moderators, by), {
          id,
          seenVersion: version - late,
          verdict,
          reasonCode: why,
          reason: why,
          choices: CHOICES[taken],
          seenEntryVersion: entryVersion,
        });
        const { state, entryId } = await db.revision.findUniqueOrThrow({ where: { id } });
        expect(state).toBe(verdict);
        if (entryId && !world.entries.some((entry) => entry.id === entryId)) {
          const { slug } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
          world.entries.push({ id: entryId, slug });
        }
      }),
  );

const reverting = fc.tuple(which, fc.nat(4), who, fc.boolean()).map(
  ([e, back, by, moderates]) =>
    new Act("revert", `${e}, ${back} back`, async (world) => {
      const entry = await entryOf(world, e);
      const done = await revert(pick(moderates ? world.moderators : world.authors, by), {
        slug: entry.slug,
        version: Math.max(1, entry.version - back),
        comment: "Non.",
        idempotencyKey: uuid(),
      });
      if (done.outcome === "proposed") world.proposals.push({ id: done.id, by });
    }),
);

const archiving = fc.tuple(which, fc.boolean()).map(
  ([e, out]) =>
    new Act(out ? "unarchive" : "archive", `${e}`, async (world) => {
      const { slug } = await entryOf(world, e);
      await (out ? unarchive : archive)(pick(world.moderators, 0), { slug, reason: "Ainsi." });
    }),
);

const merging = fc.tuple(which, which, who, fc.boolean(), side, fc.boolean()).map(
  ([one, two, by, moderates, taken, bare]) =>
    new Act(moderates ? "merge" : "propose-merge", `${one} into ${two}, ${taken}`, async (world) => {
      const [other, kept] = [await entryOf(world, one), await entryOf(world, two)];
      const done = await merge(pick(moderates ? world.moderators : world.authors, by), {
        other: { slug: other.slug, seenVersion: other.version },
        kept: { slug: kept.slug, seenVersion: kept.version },
        choices: {
          values: { title: taken, summary: taken, body: taken },
          lists: bare ? { aliases: [], relations: [], credits: [] } : {},
        },
        comment: "La même chose.",
        idempotencyKey: uuid(),
      });
      if (done.outcome === "proposed") world.proposals.push({ id: done.id, by });
      else expect((await entryOf(world, one)).content.mergedInto).toBe(kept.slug);
    }),
);

const BACK: Choices = Object.fromEntries(
  ["title", "summary", "body", "aliases", "relations", "credits", "links"].map((name) => [
    name,
    { take: "proposed" },
  ]),
);

const separating = fc
  .tuple(which, fc.boolean())
  .map(
    ([e, chooses]) =>
      new Act("unmerge", `${e}`, async (world) => undo(world, pick(world.entries, e).slug, chooses)),
  );

async function undo(world: World, slug: string, chooses: boolean): Promise<void> {
  const merge = await db.entryMerge.findFirst({
    where: { merged: { slug }, undoneById: null },
    select: { kept: { select: { version: true } } },
  });
  await unmerge(pick(world.moderators, 1), {
    slug,
    seenVersion: merge?.kept.version ?? 1,
    choices: chooses ? BACK : {},
    reason: "Deux choses.",
  });
}

const adopting = fc.tuple(index, which).map(
  ([i, e]) =>
    new Act("adopt", `${i} on ${e}`, async (world) => {
      const { id, version } = await handleOf(world, i);
      const { slug } = pick(world.entries, e);
      await adopt(pick(world.moderators, 0), { revisionId: id, seenVersion: version, slug });
    }),
);

const commands = fc.commands(
  [
    beginning,
    beginning,
    creation,
    rewriting,
    sending,
    sending,
    sending,
    withdrawing,
    claiming,
    deciding,
    deciding,
    deciding,
    deciding,
    reverting,
    archiving,
    merging,
    merging,
    merging,
    separating,
    separating,
    adopting,
  ],
  { maxCommands: 22, size: "max" },
);

test("whatever is done in whatever order, nothing is lost and everything adds up", async () => {
  // When the time is over, fast-check does not wait for the sequences that it has begun: we do.
  const underWay = new Set<Promise<void>>();
  const stream = () =>
    fc.assert(
      fc.asyncProperty(commands, async (acts) => {
        const run = playSequence(acts);
        underWay.add(run);
        await run.finally(() => underWay.delete(run));
      }),
      { numRuns: RUNS / STREAMS, interruptAfterTimeLimit: SECONDS * 1000, markInterruptAsFailure: false },
    );
  await Promise.all(Array.from({ length: STREAMS }, stream));
  await Promise.all(underWay);
  expect(played.runs).toBeGreaterThan(STREAMS);
  if (played.runs < RUNS) return;
  // Acts that are always refused would prove nothing.
  for (const name of [
    "accepted",
    "changes_requested",
    "revert",
    "merge",
    "propose-merge",
    "unmerge",
    "adopt",
  ]) {
    expect(played.done.get(name) ?? 0, name).toBeGreaterThan(2);
  }
}, 120_000);

async function playSequence(acts: Iterable<Command>): Promise<void> {
  const world = await makeWorld();
  await fc.asyncModelRun(() => ({ model: {}, real: world }), acts);
  await expectSound(world);
  await undoAll(world);
  await expectSound(world);
  played.runs += 1;
}

/**
 * Three labs; the second names the first, the third names both. Made once by the use cases, then copied: nothing was
 * played in them yet, and making them was most of a sequence.
 */
async function makeWorld(): Promise<World> {
  model ??= makeModel();
  const { lines, slugs, ids } = await model;
  const renamed = new Map(ids.map((id) => [id, uuid()]));
  const anew = (text: string) => text.replace(UUID, (id) => renamed.get(id) ?? id);
  const roles: Role[] = ["contributor", "contributor", "moderator", "moderator"];
  const people = roles.map((role) => {
    const id = uuid();
    return { id, name: "Camille", role, email: `${id}@exemple.fr`, createdAt: new Date() };
  });
  await db.$transaction(async (tx) => {
    await tx.user.createMany({ data: people });
    for (const [table, texts] of lines) {
      const into = Prisma.raw(table);
      await tx.$executeRaw`
        INSERT INTO ${into} SELECT (jsonb_populate_record(NULL::${into}, line::jsonb)).*
        FROM unnest(${texts.map(anew)}::text[]) AS line`;
    }
    const entries = slugs.map(({ id }) => anew(id));
    await tx.$executeRaw(reindexSql(Prisma.sql`e.id = ANY (${entries}::uuid[])`));
  });
  // No limit an hour: many sequences pass in one.
  const [camille, ange, grace, sacha] = people.map(({ createdAt: _, ...one }) => ({ ...one, system: true }));
  if (!camille || !ange || !grace || !sacha) throw new Error("four people");
  const entries = slugs.map(({ id, slug }) => ({ id: anew(id), slug: anew(slug) }));
  return { authors: [camille, ange], moderators: [grace, sacha], entries, proposals: [], last: null };
}

/** The rows of three labs as JSON, by table in the order in which they can be written, and what identifies them. */
interface Model {
  lines: [table: string, texts: string[]][];
  slugs: { id: string; slug: string }[];
  ids: string[];
}

let model: Promise<Model> | undefined;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function makeModel(): Promise<Model> {
  const entries: { id: string; slug: string }[] = [];
  const ids: string[] = [];
  for (const title of ["Un", "Deux", "Trois"]) {
    // In the title, and so in the slug.
    const name = uuid();
    const { id, slug } = await createEntry("lab", {
      title: `${title} ${name}`,
      aliases: [],
      relations: entries.map((one) => ({ kind: "partner-of", to: one.slug, note: null })),
      credits: entries.map((one) => ({
        role: "parent",
        name: "Lui",
        note: null,
        organisation: null,
        entry: one.slug,
      })),
    });
    entries.push({ id, slug });
    ids.push(name, id);
  }
  const own = entries.map(({ id }) => id);
  const read = async (table: string, key: string): Promise<[string, string[]]> => {
    const [of, column] = [Prisma.raw(table), Prisma.raw(key)];
    const rows = await db.$queryRaw<{ text: string }[]>`
      SELECT to_jsonb(t)::text AS text FROM ${of} t WHERE ${column} = ANY (${own}::uuid[])`;
    return [table, rows.map(({ text }) => text)];
  };
  const lines = [
    await read("entry", "id"),
    await read("lab", "entry_id"),
    await read("credit", "entry_id"),
    await read("entry_relation", "from_id"),
    await read("revision", "entry_id"),
    await read("decision", "entry_id"),
  ];
  const made = await db.revision.findMany({
    where: { entryId: { in: own } },
    select: { id: true, idempotencyKey: true, decisions: { select: { id: true } } },
  });
  for (const { id, idempotencyKey, decisions } of made) {
    ids.push(id, idempotencyKey, ...decisions.map((one) => one.id));
  }
  return { lines, slugs: entries, ids };
}

interface Photograph {
  versions: ReadonlyMap<string, number>;
  /** Of every row about these entries and proposals. */
  rows: string;
}

async function photograph({ entries, proposals }: World): Promise<Photograph> {
  const ids = entries.map(({ id }) => id);
  const about = proposals.map(({ id }) => id);
  const [row] = await db.$queryRaw<{ rows: string; versions: Record<string, number> }[]>`
    SELECT md5(string_agg(line, ' ' ORDER BY line)) AS rows,
      (SELECT jsonb_object_agg(id, version) FROM entry WHERE id = ANY (${ids}::uuid[])) AS versions
    FROM (
      SELECT e::text AS line FROM entry e WHERE id = ANY (${ids}::uuid[])
      UNION ALL SELECT c::text FROM credit c WHERE entry_id = ANY (${ids}::uuid[])
      UNION ALL SELECT r::text FROM entry_relation r WHERE from_id = ANY (${ids}::uuid[])
      UNION ALL SELECT i::text FROM indexed_entry i WHERE entry_id = ANY (${ids}::uuid[])
      UNION ALL SELECT m::text FROM entry_merge m WHERE merged_id = ANY (${ids}::uuid[])
      UNION ALL SELECT r::text FROM revision r WHERE entry_id = ANY (${ids}::uuid[]) OR id = ANY (${about}::uuid[])
      UNION ALL SELECT d::text FROM decision d WHERE entry_id = ANY (${ids}::uuid[]) OR revision_id = ANY (${about}::uuid[])
      UNION ALL SELECT c::text FROM comment c WHERE revision_id = ANY (${about}::uuid[])
      UNION ALL SELECT n::text FROM notification n WHERE revision_id = ANY (${about}::uuid[])
      UNION ALL SELECT a::text FROM audit_event a WHERE (object = 'entry' AND object_id = ANY (${ids}::text[])) OR (object = 'revision' AND object_id = ANY (${about}::text[]))
    ) lines`;
  return { rows: row?.rows ?? "", versions: new Map(Object.entries(row?.versions ?? {})) };
}

async function expectSound(world: World): Promise<void> {
  const ids = world.entries.map(({ id }) => id);
  await expectProposals(world);
  for (const id of ids) await expectHistory(id);
  const rows = await db.entry.findMany({
    where: { id: { in: ids } },
    select: {
      archived: true,
      mergedInto: { select: { id: true } },
      mergedBy: { where: { undoneById: null }, select: { keptId: true } },
      indexed: { select: { entryId: true } },
      relatedBy: { select: { fromId: true, from: { select: { mergedIntoId: true } } } },
      creditedOn: { select: { entry: { select: { mergedIntoId: true } } } },
    },
  });
  for (const { archived, mergedInto, mergedBy, indexed, relatedBy, creditedOn } of rows) {
    expect(mergedBy.map(({ keptId }) => keptId)).toEqual(mergedInto ? [mergedInto.id] : []);
    expect(indexed !== null).toBe(!archived && mergedInto === null);
    if (!mergedInto) continue;
    // Nothing that people read names what is merged.
    expect(relatedBy.filter(({ from }) => from.mergedIntoId === null)).toEqual([]);
    expect(creditedOn.filter(({ entry }) => entry.mergedIntoId === null)).toEqual([]);
  }
}

/** Each is still there, with its author and what they wrote, decided once at most, on an entry that can change. */
async function expectProposals({ authors, proposals }: World): Promise<void> {
  const rows = await db.revision.findMany({
    where: { id: { in: proposals.map(({ id }) => id) } },
    select: {
      id: true,
      state: true,
      authorId: true,
      absorbsId: true,
      entry: { select: { mergedIntoId: true } },
      decisions: { select: { verdict: true } },
    },
  });
  expect(rows.length).toBe(proposals.length);
  for (const { id, state, authorId, absorbsId, entry, decisions } of rows) {
    expect(authorId).toBe(pick(authors, proposals.find((one) => one.id === id)?.by ?? 0).id);
    const finals = decisions.filter(({ verdict }) => verdict !== "changes_requested");
    expect(finals.length).toBe(state === "accepted" || state === "rejected" ? 1 : 0);
    // A draft may be begun on what is merged: it follows when it is sent.
    if (state === "draft" || finalStates.includes(state) || absorbsId) continue;
    expect(entry?.mergedIntoId ?? null).toBe(null);
  }
}

/** One decision a version, and their changes lead from the first to what is there now. */
async function expectHistory(id: string): Promise<void> {
  const entry = await getCurrentEntry(db, { id });
  if (!entry) throw new Error("an entry is never lost");
  const history = await db.decision.findMany({
    where: { entryId: id },
    select: { applied: true, entryVersion: true },
    orderBy: { entryVersion: "asc" },
  });
  expect(history.map(({ entryVersion }) => entryVersion)).toEqual(
    Array.from({ length: entry.version }, (_, i) => i + 1),
  );
  const first = await contentAt(db, entry, 1);
  const last = history.slice(1).reduce((content, { applied }) => apply(content, asChanges(applied)), first);
  const today = canonicalContent(last, await readMergedTerms(db, [last], entry.slug));
  expect(same(today, entry.content) || { today, content: entry.content }).toBe(true);
}

/** Every merge goes back, in reverse order, whatever was done since. */
async function undoAll(world: World): Promise<void> {
  const ids = world.entries.map(({ id }) => id);
  await db.entry
    .findMany({ where: { id: { in: ids }, archived: true }, select: { slug: true } })
    .then((all) =>
      Promise.all(
        all.map(({ slug }) => unarchive(pick(world.moderators, 0), { slug, reason: "Pour finir." })),
      ),
    );
  for (;;) {
    const [last] = await db.entryMerge.findMany({
      where: { mergedId: { in: ids }, undoneById: null },
      select: { merged: { select: { slug: true } } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: 1,
    });
    if (!last) return;
    await undo(world, last.merged.slug, true);
  }
}
