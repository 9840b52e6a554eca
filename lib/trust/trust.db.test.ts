/** Levels, edits published by a rule, quarantine: on a database, with the decisions that make them. */
import "#lib/testing/database";
import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { eraseAccount } from "#lib/accounts/erase";
import { exportOwnData } from "#lib/accounts/export-data";
import { block } from "#lib/administration/block";
import { unblock } from "#lib/administration/unblock";
import { db } from "#lib/db";
import { DomainError } from "#lib/errors";
import { personLimits } from "#lib/limits";
import type { Actor } from "#lib/permissions";
import { comment } from "#lib/revisions/comment";
import { decide } from "#lib/revisions/decide";
import { propose } from "#lib/revisions/propose";
import { listQueue } from "#lib/revisions/queue";
import { parseQueueFilters } from "#lib/revisions/queue-filters";
import { submit } from "#lib/revisions/submit";
import { withdraw } from "#lib/revisions/withdraw";
import { acceptance, contentFor, createEntry, createUser, submitCreation } from "#lib/testing/factories";
import { holdLevel, releaseLevel } from "./hold-level";
import type { Level } from "./levels";
import { liftQuarantine, quarantine } from "./quarantine";
import { countSample, getOwnStanding, getStandingOf, listQuarantines, listSample } from "./queries";
import { recomputeAllLevels } from "./recompute-all";
import { markSeen, undoSampled } from "./review-sample";
import { RECENT_DAYS, SAMPLED_FIRST, TRUSTED_ACCEPTED, TRUSTED_DAYS } from "./thresholds";

const DAY = 86_400_000;
const daysAgo = (days: number, now = Date.now()) => new Date(now - days * DAY);

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.key : Promise.reject(error)),
  );

const levelOf = async ({ id }: Actor): Promise<Level> =>
  (await db.user.findUniqueOrThrow({ where: { id }, select: { level: true } })).level;

/** A new entry of theirs, accepted or refused at an instant. */
async function decided(author: Actor, verdict: "accepted" | "rejected", at: Date) {
  const moderator = await createUser("moderator", "Grace");
  // As an import: no limit an hour.
  const { id, version } = await submitCreation({ ...author, system: true }, "lab", {
    title: `Lab ${uuid()}`,
  });
  const refused = { id, seenVersion: version, verdict, reasonCode: "other", reason: "Hors sujet." };
  return decide(moderator, verdict === "accepted" ? acceptance({ id, version }) : refused, at);
}

async function times(count: number, act: () => Promise<unknown>) {
  for (let i = 0; i < count; i++) await act();
}

/** Someone whom twenty acceptances over time made trusted, with an entry of theirs. */
async function trusted() {
  const author = await createUser("contributor", "Ada");
  await decided(author, "accepted", daysAgo(TRUSTED_DAYS + 1));
  await times(TRUSTED_ACCEPTED - 2, () => decided(author, "accepted", daysAgo(2)));
  const { entry } = await decided(author, "accepted", new Date());
  if (!entry) throw new Error("accepted");
  expect(await levelOf(author)).toBe("trusted");
  return { author, entry };
}

async function edit(
  author: Actor,
  entry: { slug: string; version: number },
  changes: Record<string, string>,
) {
  const draft = await propose(author, {
    type: "lab",
    slug: entry.slug,
    baseVersion: entry.version,
    content: changes,
    comment: "Une précision.",
    idempotencyKey: uuid(),
  });
  return { draft, ...(await submit(author, draft)) };
}

const sameSite = { url: "https://exemple.fr/passerelle/accueil" };

test("decisions alone raise a level, each change with its figures, its line in the log and a word to the person", async () => {
  const author = await createUser("contributor", "Ada");
  expect(await getOwnStanding(author)).toMatchObject({
    level: "newcomer",
    next: { level: "contributor", missing: ["accepted"] },
    history: [],
  });
  await times(2, () => decided(author, "accepted", new Date()));
  expect(await levelOf(author)).toBe("newcomer");
  await decided(author, "accepted", new Date());
  expect(await levelOf(author)).toBe("contributor");

  const standing = await getOwnStanding(author);
  expect(standing?.history).toMatchObject([
    { from: "newcomer", to: "contributor", cause: "decision", figures: { accepted: 3, recentRefused: 0 } },
  ]);
  const [line] = await db.auditEvent.findMany({ where: { action: "user.level", objectId: author.id } });
  expect(line).toMatchObject({
    actorId: null,
    details: { from: "newcomer", to: "contributor", accepted: 3 },
  });
  const told = await db.notification.findMany({ where: { userId: author.id, kind: "level" } });
  expect(told.map(({ levelChangeId }) => levelChangeId)).toEqual([standing?.history[0]?.id]);
});

test("refusals lower it again, and it rises when they are forgotten", async () => {
  const author = await createUser();
  await times(3, () => decided(author, "accepted", new Date()));
  await times(2, () => decided(author, "rejected", new Date()));
  expect(await levelOf(author)).toBe("newcomer");
  await recomputeAllLevels(new Date(Date.now() + (RECENT_DAYS + 1) * DAY));
  expect(await levelOf(author)).toBe("contributor");
  const causes = await db.levelChange.findMany({ where: { userId: author.id }, orderBy: { at: "asc" } });
  expect(causes.map(({ cause }) => cause)).toEqual(["decision", "decision", "time"]);
});

test("trust is a matter of time too: a burst waits for two months, and a year of silence ends it", async () => {
  const author = await createUser();
  const now = Date.now();
  await times(TRUSTED_ACCEPTED, () => decided(author, "accepted", new Date(now)));
  expect(await levelOf(author)).toBe("contributor");
  await recomputeAllLevels(new Date(now + (TRUSTED_DAYS - 1) * DAY));
  expect(await levelOf(author)).toBe("contributor");
  await recomputeAllLevels(new Date(now + (TRUSTED_DAYS + 1) * DAY));
  expect(await levelOf(author)).toBe("trusted");
  await recomputeAllLevels(new Date(now + (RECENT_DAYS + 1) * DAY));
  expect(await levelOf(author)).toBe("contributor");
});

test("changes asked for count for nothing, nor do those who review, imports and rules", async () => {
  const author = await createUser();
  const moderator = await createUser("moderator");
  const { id, version } = await submitCreation(author, "lab");
  const verdict = "changes_requested" as const;
  await decide(moderator, { id, seenVersion: version, verdict, reasonCode: "other", reason: "Une source ?" });
  expect((await getOwnStanding(author))?.figures).toMatchObject({ accepted: 0, recentRefused: 0 });
  expect(await getOwnStanding(moderator)).toBeNull();
});

test("a suspended account has the first level until it is let in again, and is not told of it", async () => {
  const author = await createUser();
  const admin = await createUser("admin");
  await times(3, () => decided(author, "accepted", new Date()));
  await block(admin, author.id);
  expect(await levelOf(author)).toBe("newcomer");
  await unblock(admin, author.id);
  expect(await levelOf(author)).toBe("contributor");
  expect(await db.notification.count({ where: { userId: author.id, kind: "level" } })).toBe(2);
});

test("an administrator holds a level with a reason, nothing moves it, and letting it go brings back the figures'", async () => {
  const author = await createUser();
  const admin = await createUser("admin");
  const hold = (level: Level, reason = "Une réunion l’a décidé.") =>
    holdLevel(admin, { id: author.id, level, reason });
  expect(await refusal(hold("trusted", " "))).toBe("reasonMissing");
  expect(await refusal(holdLevel(author, { id: author.id, level: "trusted", reason: "moi" }))).toBe(
    "notAllowed",
  );
  await hold("trusted");
  expect(await refusal(hold("trusted"))).toBe("alreadySo");
  await times(2, () => decided(author, "rejected", new Date()));
  await recomputeAllLevels();
  expect(await levelOf(author)).toBe("trusted");
  expect(await getStandingOf(admin, author.id)).toMatchObject({
    held: { reason: "Une réunion l’a décidé." },
    next: null,
  });
  await releaseLevel(admin, author.id);
  expect(await levelOf(author)).toBe("newcomer");
  expect(await refusal(releaseLevel(admin, author.id))).toBe("alreadySo");
});

test("of a promotion and a refusal at once, the level is that of both", async () => {
  for (let round = 0; round < 5; round++) {
    const author = await createUser();
    await times(2, () => decided(author, "accepted", new Date()));
    await decided(author, "rejected", new Date());
    // Alone, the acceptance would make a contributor; with the other refusal, it does not.
    await Promise.all([decided(author, "accepted", new Date()), decided(author, "rejected", new Date())]);
    const { figures } = (await getOwnStanding(author)) ?? {};
    expect(figures).toMatchObject({ accepted: 3, recentRefused: 2 });
    expect(await levelOf(author)).toBe("newcomer");
  }
});

test("a trusted person's small edit on their entry is published at once, in the history, and drawn to be looked at", async () => {
  const { author, entry } = await trusted();
  const other = await submitCreation(author, "lab", { title: "Une autre proposition" });
  const { id, published, tags } = await edit(author, entry, sameSite);
  expect(published).toBe(true);
  expect(tags).toContain(`entry:${entry.slug}`);
  expect(await db.entry.findUniqueOrThrow({ where: { id: entry.id } })).toMatchObject({
    ...sameSite,
    version: 2,
  });
  const decision = await db.decision.findFirstOrThrow({ where: { revisionId: id } });
  expect(decision).toMatchObject({ rule: "small", moderatorId: author.id, entryVersion: 2 });
  expect(await db.sampledDecision.count({ where: { decisionId: decision.id, outcome: null } })).toBe(1);
  const line = await db.auditEvent.findFirstOrThrow({ where: { objectId: id, action: "decision.accepted" } });
  expect(line.details).toMatchObject({ rule: "small" });
  // One proposal, never the others of the same person.
  expect((await db.revision.findUniqueOrThrow({ where: { id: other.id } })).state).toBe("submitted");
});

test("the same click twice publishes once", async () => {
  const { author, entry } = await trusted();
  const { draft, published } = await edit(author, entry, sameSite);
  expect(published).toBe(true);
  expect(await submit(author, draft)).toMatchObject({ id: draft.id, published: false, tags: [] });
  expect(await db.decision.count({ where: { revisionId: draft.id } })).toBe(1);
});

test("what is not small, not theirs or not from a trusted person waits in the queue", async () => {
  const { author, entry } = await trusted();
  const elsewhere = await edit(author, entry, { url: "https://ailleurs.exemple.org/" });
  expect(elsewhere.published).toBe(false);
  const foreign = await createEntry("lab", { title: "Le lab d’une autre" });
  expect((await edit(author, foreign, sameSite)).published).toBe(false);
  const admin = await createUser("admin");
  await holdLevel(admin, { id: author.id, level: "contributor", reason: "Pour voir." });
  expect((await edit(author, entry, sameSite)).published).toBe(false);
  expect((await submitCreation(author, "lab")).version).toBe(2);
});

test("an edit that the entry's present state refuses waits in the queue rather than fail", async () => {
  const { author, entry } = await trusted();
  await edit(author, entry, sameSite);
  // Written on the first version, whose address is another by now.
  const late = await edit(author, entry, { url: "https://exemple.fr/autre" });
  expect(late.published).toBe(false);
  expect((await db.revision.findUniqueOrThrow({ where: { id: late.id } })).state).toBe("submitted");
});

test("moderators say that what was drawn is well, or undo it: then it is a refusal, and its author reads why", async () => {
  const { author, entry } = await trusted();
  const moderator = await createUser("moderator", "Grace");
  const colleague = await createUser("moderator", "Sacha");
  const before = await countSample(moderator);
  await edit(author, entry, sameSite);
  const small = await edit(author, { ...entry, version: 2 }, { url: "https://exemple.fr/plus-loin" });
  expect(await countSample(moderator)).toBe(before + 2);
  const [first, second] = (await listSample(moderator, { all: false })).items.slice(-2);
  if (!first || !second) throw new Error("two are drawn");
  await markSeen(moderator, first.id);
  expect(await refusal(markSeen(colleague, first.id))).toBe("alreadySo");
  expect(await refusal(undoSampled(moderator, { decisionId: second.id, reason: "" }))).toBe("reasonMissing");

  const twice = await Promise.all([
    refusal(undoSampled(moderator, { decisionId: second.id, reason: "Cette page n’existe pas." })),
    refusal(undoSampled(colleague, { decisionId: second.id, reason: "Cette page n’existe pas." })),
  ]);
  expect(twice.filter((key) => key === null)).toHaveLength(1);
  const { url, version } = await db.entry.findUniqueOrThrow({ where: { id: entry.id } });
  expect({ url, version }).toEqual({ url: sameSite.url, version: 4 });
  expect((await getOwnStanding(author))?.figures.recentRefused).toBe(1);
  expect(await db.comment.count({ where: { revisionId: small.id, internal: false } })).toBe(1);
  expect(await db.notification.count({ where: { userId: author.id, kind: "message" } })).toBe(1);
  expect(await countSample(moderator)).toBe(before);
});

test("what was undone and changed since by someone else is a conflict, and nothing is lost", async () => {
  const { author, entry } = await trusted();
  const moderator = await createUser("moderator");
  const { id } = await edit(author, entry, sameSite);
  await edit(author, { ...entry, version: 2 }, { url: "https://exemple.fr/encore" });
  const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { revisionId: id } });
  expect(await refusal(undoSampled(moderator, { decisionId, reason: "Trop tard." }))).toBe("entryMoved");
  expect((await db.sampledDecision.findUniqueOrThrow({ where: { decisionId } })).outcome).toBeNull();
});

test("the first edits of a person are all drawn", async () => {
  const { author, entry } = await trusted();
  for (let version = 1; version <= SAMPLED_FIRST; version++) {
    await edit(author, { ...entry, version }, { url: `https://exemple.fr/${version}` });
  }
  const drawn = { decision: { moderatorId: author.id } };
  expect(await db.sampledDecision.count({ where: drawn })).toBe(SAMPLED_FIRST);
});

test("a quarantine takes all that waits out of the queue in one act, and gives each its place back", async () => {
  const author = await createUser("contributor", "Katherine");
  const moderator = await createUser("moderator", "Grace");
  const sent = [];
  for (const title of ["Un", "Deux", "Trois"]) sent.push(await submitCreation(author, "lab", { title }));
  const place = async () =>
    (await listQueue(moderator, parseQueueFilters({}))).items
      .filter(({ author: name }) => name === "Katherine")
      .map(({ id }) => id);
  const before = await db.revision.findMany({ where: { authorId: author.id }, orderBy: { id: "asc" } });

  expect(await refusal(quarantine(author, { userId: author.id, reason: "moi" }))).toBe("notAllowed");
  expect(await refusal(quarantine(moderator, { userId: author.id, reason: "" }))).toBe("reasonMissing");
  const reason = "Trois fois la même chose.";
  expect(await quarantine(moderator, { userId: author.id, reason })).toBe(3);
  expect(await refusal(quarantine(moderator, { userId: author.id, reason }))).toBe("alreadySo");
  expect(await place()).toEqual([]);

  // What comes meanwhile joins them; its author may take it back, and nobody decides on it.
  const late = await submitCreation(author, "lab", { title: "Quatre" });
  expect((await db.revision.findUniqueOrThrow({ where: { id: late.id } })).state).toBe("quarantined");
  expect(await refusal(decide(moderator, acceptance(late)))).toBe("staleRevision");
  await withdraw(author, late);

  const { open } = await listQuarantines(moderator);
  const [mine] = open.filter(({ user }) => user.id === author.id);
  expect(mine).toMatchObject({ reason, setBy: { name: "Grace" }, user: { _count: { revisions: 3 } } });
  const outcomes = await Promise.all([
    refusal(liftQuarantine(moderator, mine?.id ?? "")),
    refusal(liftQuarantine(moderator, mine?.id ?? "")),
  ]);
  expect(outcomes.sort()).toEqual(["alreadySo", null]);
  expect((await place()).sort()).toEqual(sent.map(({ id }) => id).sort());
  const after = await db.revision.findMany({
    where: { id: { in: sent.map(({ id }) => id) } },
    orderBy: { id: "asc" },
  });
  expect(after.map(({ submittedAt }) => submittedAt)).toEqual(before.map(({ submittedAt }) => submittedAt));
  expect(await db.notification.count({ where: { userId: author.id, kind: "quarantine" } })).toBe(2);
  const acts = await db.auditEvent.findMany({ where: { objectId: author.id }, orderBy: { id: "asc" } });
  expect(acts.map(({ action }) => action)).toEqual(["user.quarantine", "user.lift-quarantine"]);
});

test("who reviews is not put in quarantine, and an account of which nothing waits neither", async () => {
  const moderator = await createUser("moderator");
  const colleague = await createUser("moderator");
  const idle = await createUser();
  expect(await refusal(quarantine(moderator, { userId: colleague.id, reason: "Non." }))).toBe("notFound");
  expect(await refusal(quarantine(moderator, { userId: idle.id, reason: "Non." }))).toBe("nothingWaits");
});

test("a quarantine and a decision on one of its proposals at once: each proposal is decided or set apart, never both", async () => {
  for (let round = 0; round < 8; round++) {
    const author = await createUser();
    const [moderator, colleague] = [await createUser("moderator"), await createUser("moderator")];
    const first = await submitCreation(author, "lab");
    await submitCreation(author, "lab");
    const [put, accepted] = await Promise.all([
      refusal(quarantine(moderator, { userId: author.id, reason: "Vérifier." })),
      refusal(decide(colleague, acceptance(first))),
    ]);
    expect(put).toBeNull();
    const { state } = await db.revision.findUniqueOrThrow({ where: { id: first.id } });
    expect(state).toBe(accepted === null ? "accepted" : "quarantined");
  }
});

test("limits are counted one after the other: of many messages at once, not one too many", async () => {
  const author = await createUser();
  const { id: revisionId } = await submitCreation(author, "lab");
  const { newcomer } = personLimits.message;
  const say = (i: number) =>
    refusal(comment(author, { revisionId, body: `Message ${i}`, internal: false, idempotencyKey: uuid() }));
  const outcomes = await Promise.all(Array.from({ length: newcomer + 5 }, (_, i) => say(i)));
  expect(outcomes.filter((key) => key === null)).toHaveLength(newcomer);
  expect(outcomes.filter((key) => key === "tooManyMessages")).toHaveLength(5);
});

test("who begins may send less in an hour than who is known", async () => {
  const author = await createUser();
  const draft = () =>
    propose(author, {
      type: "lab",
      baseVersion: 0,
      content: contentFor("lab", { title: `Lab ${uuid()}` }),
      comment: null,
      idempotencyKey: uuid(),
    });
  const { newcomer } = personLimits.submit;
  for (let i = 0; i < newcomer; i++) await submit(author, await draft());
  const last = await draft();
  expect(await refusal(submit(author, last))).toBe("tooManyProposals");
  await holdLevel(await createUser("admin"), {
    id: author.id,
    level: "contributor",
    reason: "Atelier en cours.",
  });
  expect(await refusal(submit(author, last))).toBeNull();
});

test("a level, its changes and quarantines are in one's data, and go with the account", async () => {
  const author = await createUser("contributor", "Ada");
  const moderator = await createUser("moderator");
  await times(3, () => decided(author, "accepted", new Date()));
  await submitCreation(author, "lab");
  await quarantine(moderator, { userId: author.id, reason: "Vérifier." });
  const data = await exportOwnData(author);
  expect(data.account).toMatchObject({ level: "contributor" });
  expect(data.levelChanges).toHaveLength(1);
  expect(data.quarantines).toMatchObject([{ reason: "Vérifier." }]);
  expect(JSON.stringify(data)).not.toContain(moderator.id);
  await eraseAccount(author, { typed: "effacer" });
  expect(await levelOf(author)).toBe("newcomer");
  expect(await db.levelChange.count({ where: { userId: author.id } })).toBe(0);
});
