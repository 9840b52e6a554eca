/** What reviewing costs: decisions at once, an entry with a long history, the comparison of long texts. */
import { v7 as uuid } from "uuid";
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { collectionPath, historyPath } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { changeAtOnce } from "#lib/revisions/change-at-once";
import { decide } from "#lib/revisions/decide";
import { findDuplicates } from "#lib/revisions/duplicates";
import { propose } from "#lib/revisions/propose";
import { submit } from "#lib/revisions/submit";
import { diffText } from "#lib/revisions/text-diff";

/** Milliseconds. */
export interface Latency {
  what: string;
  p50: number;
  p95: number;
}

const AT_ONCE = 16;
const DECISIONS = 400;
/** Taken before those that are measured, since a server has taken some before anyone waits for one. */
const WARM_UP = 100;
export const VERSIONS = 1000;

/** Measured in this process, with the product's own pool of connections, before any server runs. */
export async function measureReview(say: (line: string) => void): Promise<Latency[]> {
  const author: Actor = { id: uuid(), name: "Autrice du banc", role: "contributor", system: true };
  const moderator: Actor = { id: uuid(), name: "Modératrice du banc", role: "moderator" };
  for (const { system: _, ...user } of [author, moderator]) {
    await db.user.create({ data: { ...user, email: `${user.id}@exemple.fr`, createdAt: new Date() } });
  }
  say(`preparing ${WARM_UP + DECISIONS} edits`);
  const edits = await submitEdits(author);
  say("deciding");
  const empty = () => db.$transaction((tx) => tx.$executeRaw`SELECT 1`);
  const accepting = edits.map(
    (edit) => () => decide(moderator, { ...edit, verdict: "accepted", reasonCode: null, reason: null }),
  );
  await atOnce("warm up", accepting.slice(0, WARM_UP));
  const transactions = await atOnce(
    "Empty transaction",
    Array.from({ length: DECISIONS }, () => empty),
  );
  const decisions = await atOnce("Decision: an edit accepted", accepting.slice(WARM_UP));
  return [transactions, decisions, await duplicates(), differences()];
}

/** Makes the entry with a long history, and says where its history is read. */
export async function makeLongHistory(say: (line: string) => void): Promise<string> {
  const moderator = await db.user.findFirstOrThrow({ where: { role: "moderator", email: { not: null } } });
  const actor: Actor = { id: moderator.id, name: moderator.name, role: "moderator" };
  const { slug } = await db.entry.findFirstOrThrow({
    where: { type: "lab", archived: false, mergedIntoId: null },
    orderBy: { slug: "asc" },
  });
  say(`making ${VERSIONS} versions of ${collectionPath("fr", "lab")}/${slug}`);
  for (let version = 2; version <= VERSIONS; version++) {
    const entry = await getCurrentEntry(db, { slug });
    if (!entry) throw new Error("gone");
    const to = `Résumé de la version ${version}, assez long pour qu’une différence se lise.`;
    const changes = { summary: { from: entry.content.summary ?? null, to } };
    await db.$transaction((tx) =>
      changeAtOnce(tx, actor, { entry, changes, rule: "correction", comment: null }, new Date()),
    );
  }
  return historyPath("fr", "lab", slug);
}

async function submitEdits(author: Actor): Promise<{ id: string; seenVersion: number }[]> {
  const entries = await db.entry.findMany({
    where: { archived: false, mergedIntoId: null },
    select: { slug: true },
    orderBy: { slug: "asc" },
    take: WARM_UP + DECISIONS,
  });
  const edits = [];
  for (const { slug } of entries) {
    const entry = await getCurrentEntry(db, { slug });
    if (!entry) continue;
    const content = { summary: `${entry.content.summary} Et ceci en plus.`.slice(-900) };
    const proposal = { type: entry.type, slug, baseVersion: entry.version, content, comment: "Un ajout" };
    const handle = await submit(author, await propose(author, { ...proposal, idempotencyKey: uuid() }));
    edits.push({ id: handle.id, seenVersion: handle.version });
  }
  return edits;
}

/** Runs them all, sixteen under way at any time. */
async function atOnce(what: string, acts: readonly (() => Promise<unknown>)[]): Promise<Latency> {
  const took: number[] = [];
  const left = acts.values();
  const work = async () => {
    for (const act of left) {
      const start = performance.now();
      await act();
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { what, ...percentiles(took) };
}

async function duplicates(): Promise<Latency> {
  const rows = await db.entry.findMany({
    select: { title: true, url: true },
    take: 60,
    orderBy: { id: "desc" },
  });
  const took: number[] = [];
  for (const { title, url } of rows) {
    const start = performance.now();
    await findDuplicates(db, { type: "resource", content: { title, url }, proposals: true });
    took.push(performance.now() - start);
  }
  return { what: "Possible doubles of a proposal", ...percentiles(took) };
}

/** Two texts of 20,000 characters, the longest of a field: edited here and there, and with nothing in common. */
function differences(): Latency {
  const words = Array.from({ length: 2800 }, (_, i) => `mot${(i * 7919) % 1009}`);
  const line = (list: readonly string[]) =>
    list.map((word, i) => (i % 12 ? `${word} ` : `${word}.\n`)).join("");
  const before = line(words).slice(0, 20_000);
  const edited = line(words.map((word, i) => (i % 40 ? word : `${word}x`))).slice(0, 20_000);
  const other = line(words.toReversed().map((word) => `${word}z`)).slice(0, 20_000);
  const took: number[] = [];
  for (let i = 0; i < 40; i++) {
    const start = performance.now();
    diffText(before, i % 2 ? edited : other);
    took.push(performance.now() - start);
  }
  return { what: "Difference of two texts of 20,000 characters", ...percentiles(took) };
}

function percentiles(took: readonly number[]): { p50: number; p95: number } {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5) ?? Number.NaN, p95: at(0.95) ?? Number.NaN };
}
