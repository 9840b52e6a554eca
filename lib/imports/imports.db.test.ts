/** A file becomes proposals, each once, which are decided on together and undone together. */
import "#lib/testing/settings";
import "#lib/testing/database";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { claim } from "#lib/revisions/claim";
import { decide } from "#lib/revisions/decide";
import { createKnownUser, createTheme, createUser } from "#lib/testing/factories";
import { statementsOf } from "#lib/testing/statements";
import { askDesk, askOwn } from "./ask";
import { choose } from "./choose";
import { createBatch } from "./create-batch";
import { getBatchForReview, getMyBatch, listLines } from "./queries";
import { runAct } from "./run-act";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name));
const silent = { revalidate: async () => undefined };

let author: Awaited<ReturnType<typeof createUser>>;
let moderator: Awaited<ReturnType<typeof createUser>>;

beforeAll(async () => {
  author = await createUser();
  moderator = await createUser("moderator", "Maud");
  await createTheme("evaluation");
});

const bring = (who: typeof author, fileName: string, bytes: Uint8Array, key = uuid()) =>
  createBatch(who, { fileName, bytes, language: "fr", key });

/** Does all that is asked of a batch. */
async function work(batchId: string) {
  const acts = await db.batchAct.findMany({ where: { batchId, finishedAt: null }, select: { id: true } });
  for (const { id } of acts) while (await runAct(id, silent));
}

/** A table of resources that each have all that a proposal needs. */
const table = (titles: readonly string[]) =>
  Buffer.from(
    ["Titre;Résumé;Nature", ...titles.map((title) => `${title};Ce que c’est, en une phrase.;Rapport`)].join(
      "\n",
    ),
  );

async function proposed(titles: readonly string[], who = author) {
  const batch = await bring(who, "table.csv", table(titles));
  await work(batch);
  await askOwn(who, { batchId: batch, kind: "submit" });
  await work(batch);
  return batch;
}

const revisionsOf = (batchId: string) =>
  db.batchLine.findMany({
    where: { batchId },
    orderBy: { position: "asc" },
    select: {
      position: true,
      undoneFrom: true,
      revision: { select: { id: true, state: true, version: true, entry: true } },
    },
  });

test("a bibliography is read, compared, chosen, and becomes proposals in its author's name", async () => {
  const batch = await bring(author, "zotero.bib", fixture("zotero.bib"));
  expect((await getMyBatch(author, batch))?.progress).toEqual({ kind: "check", total: 3, done: 0 });
  await work(batch);
  const read = await getMyBatch(author, batch);
  expect(read?.progress).toBeNull();
  // The thesis has no abstract: as it is, it can be a draft only.
  expect(read?.counts).toMatchObject({ new: 3, duplicate: 0, invalid: 0, chosen: 3, incomplete: 1 });
  await askOwn(author, { batchId: batch, kind: "submit" });
  await work(batch);
  const after = await getMyBatch(author, batch);
  expect(after?.last).toMatchObject({ kind: "submit", counts: { done: 2, refused: 1 } });
  expect(after?.last?.refused[0]).toMatchObject({ line: 43, error: "keptAsDraft" });
  const { lines } = await listLines(batch, { filter: "made", after: 0, proposed: false });
  expect(lines.map(({ revision }) => revision?.state).sort()).toEqual(["draft", "submitted", "submitted"]);
  // What its author keeps is nobody else's to know.
  expect((await getBatchForReview(moderator, batch))?.last).toBeNull();
  expect((await getMyBatch(author, batch))?.counts).toMatchObject({ made: 3, drafts: 1 });
});

test("the same file brought twice at once makes each of its records once", async () => {
  const titles = Array.from({ length: 12 }, (_, index) => `Deux fois le même fichier, notice ${index}`);
  const [one, two] = await Promise.all([
    bring(author, "a.csv", table(titles)),
    bring(author, "b.csv", table(titles)),
  ]);
  await Promise.all([work(one), work(two)]);
  await choose(author, one, "all");
  await choose(author, two, "all");
  await Promise.all([
    askOwn(author, { batchId: one, kind: "submit" }),
    askOwn(author, { batchId: two, kind: "submit" }),
  ]);
  await Promise.all([work(one), work(two)]);
  expect(await db.revision.count({ where: { title: { startsWith: "Deux fois le même fichier" } } })).toBe(12);
  const outcomes = await db.batchActLine.groupBy({
    by: ["outcome"],
    where: { batchId: { in: [one, two] }, act: { is: { kind: "submit" } } },
    _count: true,
  });
  expect(Object.fromEntries(outcomes.map(({ outcome, _count }) => [outcome, _count]))).toEqual({
    done: 12,
    already: 12,
  });
});

test("the same click twice makes one batch, and of two things asked at once one is done", async () => {
  const key = uuid();
  const bytes = table(["Un seul import"]);
  expect(await Promise.all([bring(author, "a.csv", bytes, key), bring(author, "a.csv", bytes, key)])).toEqual(
    [key, key],
  );
  await work(key);
  const asked = await Promise.allSettled([
    askOwn(author, { batchId: key, kind: "submit" }),
    askOwn(author, { batchId: key, kind: "submit" }),
  ]);
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(asked.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { key: "batchUnderWay" },
  });
});

test("comparing asks of a record what only it can be asked, and the rest of many at once", async () => {
  const titles = Array.from({ length: 50 }, (_, index) => `Comparaison au long cours, notice ${index}`);
  const who = await createKnownUser();
  const batch = await bring(who, "longue.csv", table(titles));
  const { statements } = await statementsOf(() => work(batch));
  expect((await getMyBatch(who, batch))?.counts).toMatchObject({ new: 50 });
  expect(statements.length).toBeLessThan(50 + 40);
});

test("what the directory has, and what the file says twice, is a duplicate and is not chosen", async () => {
  const batch = await proposed(["Rapport sur les tiers lieux"]);
  await askDesk(moderator, {
    batchId: batch,
    kind: "accept",
    lines: "simple",
    reasonCode: null,
    reason: null,
  });
  await work(batch);
  const again = await bring(
    author,
    "encore.csv",
    table(["Rapport sur les tiers-lieux", "Un autre", "Un autre"]),
  );
  await work(again);
  const { lines } = await listLines(again, { filter: "all", after: 0, proposed: false });
  expect(lines.map(({ status, chosen }) => [status, chosen])).toEqual([
    ["duplicate", false],
    ["new", true],
    ["duplicate", false],
  ]);
  expect(lines[0]?.double).toMatchObject({ kind: "entry", why: "title" });
  expect(lines[2]?.double).toEqual({ kind: "line", position: 2, line: 3 });
});

test("a moderator decides on many at once, each a decision of its own, and the author is told once", async () => {
  const batch = await proposed(["Lot un", "Lot deux", "Lot trois"]);
  const before = await revisionsOf(batch);
  // One was decided on meanwhile by someone else: it is left as it is, and said.
  const other = await createUser("moderator", "Noé");
  const taken = before[1]?.revision;
  await askDesk(moderator, {
    batchId: batch,
    kind: "accept",
    lines: "all",
    reasonCode: null,
    reason: "Merci.",
  });
  if (!taken) throw new Error("no revision");
  await decide(other, {
    id: taken.id,
    seenVersion: taken.version,
    verdict: "rejected",
    reasonCode: "out-of-scope",
    reason: "Hors sujet.",
  });
  await work(batch);
  const review = await getBatchForReview(moderator, batch);
  expect(review?.counts).toMatchObject({ accepted: 2, rejected: 1, submitted: 0 });
  expect(review?.last).toMatchObject({ kind: "accept", counts: { done: 2, refused: 1 } });
  expect(review?.last?.refused[0]).toMatchObject({ title: "Lot deux", error: "decidedByOther" });
  expect(
    await db.decision.count({ where: { revision: { is: { batchLine: { is: { batchId: batch } } } } } }),
  ).toBe(3);
  const told = await db.notification.findMany({ where: { userId: author.id, kind: "batch" } });
  expect(told.filter(({ batchActId }) => batchActId === review?.last?.id)).toHaveLength(1);
});

const acceptAll = (batchId: string, who = moderator) =>
  askDesk(who, { batchId, kind: "accept", lines: "all", reasonCode: null, reason: null });

test("accepting many records costs a few statements for all, and each has its entry, its decision and its line", async () => {
  const titles = Array.from({ length: 50 }, (_, index) => `Acceptation au long cours, notice ${index}`);
  const batch = await proposed(titles, await createKnownUser());
  await acceptAll(batch);
  const { statements } = await statementsOf(() => work(batch));
  expect(statements.length).toBeLessThan(2 * 50);
  const lines = await db.batchLine.findMany({
    where: { batchId: batch },
    select: { revision: { select: { id: true, state: true, entryId: true, decisions: true } } },
  });
  const entries = await db.entry.findMany({
    where: { title: { startsWith: "Acceptation au long cours" } },
    select: { id: true, slug: true, resource: true, indexed: { select: { tags: true } } },
  });
  expect(entries).toHaveLength(50);
  expect(new Set(entries.map(({ slug }) => slug)).size).toBe(50);
  expect(entries.every(({ resource, indexed }) => resource && indexed?.tags.includes("type:resource"))).toBe(
    true,
  );
  for (const { revision } of lines) {
    expect(revision).toMatchObject({ state: "accepted" });
    expect(revision?.decisions).toMatchObject([
      {
        verdict: "accepted",
        rule: null,
        entryId: revision?.entryId,
        entryVersion: 1,
        moderatorId: moderator.id,
      },
    ]);
  }
  const audited = await db.auditEvent.count({
    where: {
      action: "decision.accepted",
      objectId: { in: lines.flatMap(({ revision }) => revision?.id ?? []) },
    },
  });
  expect(audited).toBe(50);
  expect(
    await db.publication.count({
      where: { decisionId: { in: lines.flatMap(({ revision }) => revision?.decisions[0]?.id ?? []) } },
    }),
  ).toBe(50);
});

test("accepted together, records of one name have an address each, and what a colleague holds is left", async () => {
  const batch = await proposed(["Homonyme", "Homonyme bis", "Tenu"], await createKnownUser());
  const [, second, held] = await revisionsOf(batch);
  const colleague = await createUser("moderator", "Inès");
  await claim(colleague, held?.revision?.id ?? "");
  // The record was given the other's name meanwhile, by its author.
  await db.$executeRaw`
    UPDATE revision SET changes = jsonb_set(changes, '{title,to}', '"Homonyme"') WHERE id = ${second?.revision?.id}::uuid`;
  await acceptAll(batch);
  await work(batch);
  const after = await revisionsOf(batch);
  expect(after.map(({ revision }) => revision?.entry?.slug)).toEqual(["homonyme", "homonyme-2", undefined]);
  expect((await getBatchForReview(moderator, batch))?.last?.refused).toMatchObject([
    { title: "Tenu", error: "claimedByOther" },
  ]);
});

test("a record that names what is no more, or that the database refuses, is left and spoils no other", async () => {
  const batch = await proposed(
    ["Sain un", "Sans thème", "Refusé par la base", "Sain deux"],
    await createKnownUser(),
  );
  const lines = await revisionsOf(batch);
  await db.$executeRaw`
    UPDATE revision SET changes = changes || '{"themes": {"from": [], "to": ["theme-oublie"]}}'
    WHERE id = ${lines[1]?.revision?.id}::uuid`;
  await db.$executeRawUnsafe(
    `ALTER TABLE entry ADD CONSTRAINT entry_no_more CHECK (title <> 'Refusé par la base') NOT VALID`,
  );
  await acceptAll(batch);
  await expect(work(batch)).rejects.toThrow(/entry_no_more/);
  await db.$executeRawUnsafe("ALTER TABLE entry DROP CONSTRAINT entry_no_more");
  // One by one since then: the first was accepted, the second refused, and the third stopped the job.
  expect((await revisionsOf(batch)).map(({ revision }) => revision?.state)).toEqual([
    "accepted",
    "submitted",
    "submitted",
    "submitted",
  ]);
  await work(batch);
  const review = await getBatchForReview(moderator, batch);
  expect(review?.counts).toMatchObject({ accepted: 3, submitted: 1 });
  expect(review?.last?.refused).toMatchObject([{ title: "Sans thème", error: "invalidContent" }]);
});

test("an act of acceptance against single decisions leaves each proposal with one decision", async () => {
  const titles = Array.from({ length: 12 }, (_, index) => `Course d’acceptation ${index}`);
  const batch = await proposed(titles, await createKnownUser());
  const lines = await revisionsOf(batch);
  const other = await createUser("moderator", "Rosa");
  await acceptAll(batch);
  await Promise.allSettled([
    work(batch),
    ...lines.map(({ revision }) =>
      decide(other, {
        id: revision?.id ?? "",
        seenVersion: revision?.version ?? 0,
        verdict: "rejected",
        reasonCode: "out-of-scope",
        reason: "Hors sujet.",
      }),
    ),
  ]);
  await work(batch);
  const after = await db.batchLine.findMany({
    where: { batchId: batch },
    select: {
      revision: { select: { state: true, entryId: true, decisions: { select: { verdict: true } } } },
    },
  });
  for (const { revision } of after) {
    expect(revision?.decisions).toEqual([{ verdict: revision?.state }]);
    expect(revision?.entryId !== null).toBe(revision?.state === "accepted");
  }
});

test("a batch is undone, accepted and waiting alike, and comes back as it was", async () => {
  const batch = await proposed(["Annuler un", "Annuler deux"]);
  await askDesk(moderator, { batchId: batch, kind: "accept", lines: [1], reasonCode: null, reason: null });
  await work(batch);
  const ask = (kind: "undo" | "redo") =>
    askDesk(moderator, { batchId: batch, kind, lines: "all", reasonCode: null, reason: "Mauvais fichier." });
  await ask("undo");
  await work(batch);
  const undone = await revisionsOf(batch);
  expect(
    undone.map(({ revision, undoneFrom }) => [revision?.state, revision?.entry?.archived, undoneFrom]),
  ).toEqual([
    ["accepted", true, "accepted"],
    ["withdrawn", undefined, "submitted"],
  ]);
  await expect(ask("undo")).rejects.toMatchObject({ key: "noLineChosen" });
  await ask("redo");
  await work(batch);
  const redone = await revisionsOf(batch);
  expect(
    redone.map(({ revision, undoneFrom }) => [revision?.state, revision?.entry?.archived, undoneFrom]),
  ).toEqual([
    ["accepted", false, null],
    ["submitted", undefined, null],
  ]);
});

test("undoing and accepting at once leave each proposal with one outcome, and the entry nobody wants put away", async () => {
  const batch = await proposed(Array.from({ length: 8 }, (_, index) => `Course ${index}`));
  const lines = await revisionsOf(batch);
  const other = await createUser("moderator", "Zoé");
  await askDesk(moderator, {
    batchId: batch,
    kind: "undo",
    lines: "all",
    reasonCode: null,
    reason: "Trop tôt.",
  });
  const [, ...accepted] = await Promise.allSettled([
    work(batch),
    ...lines.map(({ revision }) =>
      decide(other, {
        id: revision?.id ?? "",
        seenVersion: revision?.version ?? 0,
        verdict: "accepted",
        reasonCode: null,
        reason: null,
      }),
    ),
  ]);
  const won = accepted.filter(({ status }) => status === "fulfilled").length;
  const after = await revisionsOf(batch);
  expect(after.filter(({ revision }) => revision?.state === "accepted")).toHaveLength(won);
  for (const { revision, undoneFrom } of after) {
    expect(undoneFrom).toBe(revision?.state === "accepted" ? "accepted" : "submitted");
    if (revision?.entry) expect(revision.entry.archived).toBe(true);
  }
});

test("an undone record can be brought again", async () => {
  const batch = await proposed(["Revenu"]);
  await askDesk(moderator, {
    batchId: batch,
    kind: "undo",
    lines: "all",
    reasonCode: null,
    reason: "À refaire.",
  });
  await work(batch);
  const again = await proposed(["Revenu"]);
  expect((await revisionsOf(again))[0]?.revision?.state).toBe("submitted");
});

test("nobody decides on their own import, and nobody else sees it", async () => {
  const batch = await proposed(["À soi"], moderator);
  await askDesk(moderator, { batchId: batch, kind: "accept", lines: "all", reasonCode: null, reason: null });
  await work(batch);
  expect((await getBatchForReview(moderator, batch))?.last?.refused[0]).toMatchObject({
    error: "ownProposal",
  });
  expect(await getMyBatch(author, batch)).toBeNull();
  await expect(askOwn(author, { batchId: batch, kind: "draft" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(
    askDesk(author, { batchId: batch, kind: "undo", lines: "all", reasonCode: null, reason: "x" }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("who was blocked meanwhile does nothing more", async () => {
  const gone = await createUser();
  const batch = await bring(gone, "a.csv", table(["Trop tard"]));
  await work(batch);
  await askOwn(gone, { batchId: batch, kind: "submit" });
  await db.user.update({ where: { id: gone.id }, data: { blockedAt: new Date() } });
  await work(batch);
  expect((await getMyBatch(gone, batch))?.last).toMatchObject({ counts: { done: 0, refused: 1 } });
});

test.each<[string, string, Uint8Array, string]>([
  ["an empty file", "a.bib", Buffer.from(""), "fileEmpty"],
  ["a zip", "a.csv", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), "fileNotText"],
  ["NUL bytes", "a.ris", Buffer.from("TY  - JOUR\nTI  - a\0b\nER  - \n"), "fileNotText"],
  ["a format that nobody knows", "a.docx", Buffer.from("bonjour"), "fileUnknown"],
  ["a table with a column of another world", "a.csv", Buffer.from("Titre;Licorne\na;b\n"), "columnUnknown"],
  ["a quotation mark that never closes", "a.csv", Buffer.from('Titre;Résumé\n"a;b\n'), "quoteUnclosed"],
  ["too many records", "a.csv", table(Array.from({ length: 5001 }, (_, i) => `n${i}`)), "tooManyRecords"],
  ["a file of nothing but @", "a.bib", Buffer.from("@".repeat(20_000)), "fileWithoutRecords"],
])("%s is refused in words", async (_, fileName, bytes, code) => {
  const someone = await createUser();
  const refusal = await bring(someone, fileName, bytes).catch((error: unknown) => error);
  if (!(refusal instanceof DomainError)) throw refusal;
  expect(refusal.issues).toMatchObject([{ path: "file", code }]);
});

test("twenty files an hour are enough", async () => {
  const busy = await createKnownUser();
  const tries = await Promise.allSettled(
    Array.from({ length: 21 }, () => bring(busy, "a.csv", Buffer.from("Titre\n"))),
  );
  expect(tries.filter((one) => one.status === "rejected" && one.reason.key === "tooManyFiles")).toHaveLength(
    1,
  );
});

test("what waits of one person's imports has an end: the rest stays chosen, for later", async () => {
  const eager = await createUser();
  const batch = await bring(eager, "a.csv", table(["Un de trop"]));
  await work(batch);
  const now = new Date();
  const held = uuid();
  await db.batch.create({
    data: { id: held, authorId: eager.id, format: "csv", fileName: "b.csv", createdAt: now },
  });
  await db.$executeRaw`
    WITH made AS (
      INSERT INTO revision (id, type, base_version, state, author_id, changes, title, idempotency_key, created_at, updated_at, submitted_at)
      SELECT gen_random_uuid(), 'resource', 0, 'submitted', ${eager.id}::uuid, '{}', 'n', gen_random_uuid(), ${now}, ${now}, ${now}
      FROM generate_series(1, 5000) RETURNING id
    )
    INSERT INTO batch_line (batch_id, position, line, type, title, content, issues, key, status, revision_id)
    SELECT ${held}::uuid, row_number() OVER (), 1, 'resource', 'n', '{}', '[]', gen_random_uuid(), 'new', id FROM made`;
  await expect(askOwn(eager, { batchId: batch, kind: "submit" })).rejects.toMatchObject({
    key: "tooManyWaiting",
  });
  expect((await getMyBatch(eager, batch))?.counts).toMatchObject({ chosen: 1 });
});

test("who leaves takes along what was read of their files and never proposed, and the names of the files", async () => {
  const leaving = await createUser();
  const kept = await proposed(["Proposé avant de partir"], leaving);
  const left = await bring(leaving, "secret.csv", table(["Jamais proposé"]));
  await work(left);
  await eraseAccount(leaving, { typed: "effacer" });
  expect(await db.batch.findUnique({ where: { id: left } })).toBeNull();
  expect(await db.batch.findUnique({ where: { id: kept } })).toMatchObject({ fileName: "-" });
  expect((await revisionsOf(kept))[0]?.revision?.state).toBe("submitted");
});
