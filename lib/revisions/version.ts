/** One version of an entry as it was, two of them side by side, and the one of a day. */
import { db } from "#lib/db";
import { type CurrentEntry, getCurrentEntry } from "#lib/entries/content";
import { endOf } from "#lib/entries/partial-date";
import type { EntryType } from "#lib/paths";
import type { Actor } from "#lib/permissions";
import { type Changes, diff } from "./changes";
import { contentAt } from "./content-at";
import { findHistoryEntry } from "./history";
import { findNames, sidesOf } from "./names";

/** The version with its content and the instants between which it was online; null when there is no such version. */
export async function getVersion(type: EntryType, slug: string, number: number) {
  const found = await findWhole(type, slug);
  if (!found || !isVersionOf(number, found.entry)) return null;
  const { entry, current } = found;
  const [content, decisions] = await Promise.all([
    contentAt(db, current, number),
    db.decision.findMany({
      where: { entryId: current.id, entryVersion: { in: [number, number + 1] } },
      select: { entryVersion: true, decidedAt: true },
    }),
  ]);
  const instantOf = (version: number) =>
    decisions.find(({ entryVersion }) => entryVersion === version)?.decidedAt ?? null;
  return { entry, number, content, from: instantOf(number), until: instantOf(number + 1) };
}

/** What changes from one version to another, with the names to say it; `changes` null when one of them does not exist. */
export async function compareVersions(
  type: EntryType,
  slug: string,
  [from, to]: readonly [number, number],
  reader: Actor | null,
) {
  const found = await findWhole(type, slug);
  if (!found) return null;
  const { entry, current } = found;
  const possible = isVersionOf(from, entry) && isVersionOf(to, entry);
  const changes: Changes | null = possible
    ? diff(await contentAt(db, current, from), await contentAt(db, current, to))
    : null;
  return { entry, changes, names: await findNames(changes ? sidesOf(changes) : [], reader) };
}

/**
 * The version that was online at the end of a day in Paris; null when the entry did not exist yet.
 * @param day a full date that exists, "2018-09-14".
 */
export async function versionOn(slug: string, day: string): Promise<number | null> {
  const decision = await db.decision.findFirst({
    where: { entry: { slug }, entryVersion: { not: null }, decidedAt: { lte: endOf(day) } },
    select: { entryVersion: true },
    orderBy: { entryVersion: "desc" },
  });
  return decision?.entryVersion ?? null;
}

/** The versions with their days, newest first, for a choice; at most `limit`. */
export async function listVersionDays(slug: string, limit: number): Promise<{ number: number; at: Date }[]> {
  const decisions = await db.decision.findMany({
    where: { entry: { slug }, entryVersion: { not: null } },
    select: { entryVersion: true, decidedAt: true },
    orderBy: { entryVersion: "desc" },
    take: limit,
  });
  return decisions.map(({ entryVersion, decidedAt }) => ({ number: entryVersion ?? 0, at: decidedAt }));
}

/** When the entry was first published. */
export async function firstInstant(slug: string): Promise<Date | null> {
  const first = await db.decision.findFirst({
    where: { entry: { slug }, entryVersion: 1 },
    select: { decidedAt: true },
  });
  return first?.decidedAt ?? null;
}

async function findWhole(type: EntryType, slug: string) {
  const [entry, current]: [Awaited<ReturnType<typeof findHistoryEntry>>, CurrentEntry | null] =
    await Promise.all([findHistoryEntry(type, slug), getCurrentEntry(db, { slug })]);
  return entry && current ? { entry, current } : null;
}

const isVersionOf = (number: number, entry: { version: number }) =>
  Number.isInteger(number) && number >= 1 && number <= entry.version;
