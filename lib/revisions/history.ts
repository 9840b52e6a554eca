/** The history of an entry: each version, from the newest, with what it changed and how to name it. */
import { db } from "#lib/db";
import { getCurrentEntry } from "#lib/entries/content";
import { asChanges } from "#lib/entries/content-json";
import type { EntryType } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import { teamName, teamNameSelect } from "#lib/teams/name";
import { apply, type Changes, invert, same } from "./changes";
import { contentAt } from "./content-at";
import { listAbsorbed } from "./list-absorbed";
import { findNames, sidesOf } from "./names";
import { type FieldOutcome, isAsProposed, outcomeOf } from "./outcome";
import { PAGE } from "./queries";
import { asRemovalReason } from "./removal-reasons";
import { rules } from "./rules";

export type History = NonNullable<Awaited<ReturnType<typeof getHistory>>>;
export type Version = History["versions"][number];

/** What the pages of a history say of the entry itself. */
export type HistoryEntry = History["entry"];

/**
 * A page of 50 versions of an entry, or null when the type has no such entry.
 * @param before only the versions older than this one; null for the newest.
 * @param reader who reads it: what was proposed and not taken is for its author and those who review, and so are the
 * words of a removal.
 */
export async function getHistory(
  type: EntryType,
  slug: string,
  before: number | null = null,
  reader: Actor | null = null,
) {
  const found = await findHistoryEntry(type, slug);
  if (!found) return null;
  const { id, ...entry } = found;
  const rows = await listVersions(id, before);
  const outcomes = await outcomesOf(id, type, rows);
  const absorbed = await listAbsorbed(id);
  const readerId = reader?.id;
  const reviews = can(reader, "review");
  const versions = rows.map(({ number, moderator, team, revision, rule, reason, ...version }) => {
    const outcome = outcomes.get(number) ?? null;
    const parted = outcome && !isAsProposed(outcome) ? outcome : null;
    return {
      ...version,
      number,
      rule: rules.find((known) => known === rule) ?? null,
      reason: rule === "removal" && !reviews ? null : reason,
      moderator: moderator.name,
      /** The team that published it by itself. */
      team: teamName(team),
      author: revision.author.name,
      comment: revision.comment,
      revertsTo: revision.revertsTo,
      /** The entry that became one with this one by this version. */
      absorbed: absorbed.get(number) ?? null,
      submittedAt: revision.submittedAt,
      /** The fields that were not published as they were proposed. */
      parted: (parted ?? []).filter(({ fate }) => fate !== "kept").map(({ field }) => field),
      /** What was proposed beside what was published, for who may read it. */
      outcome: parted && (reviews || revision.authorId === readerId) ? parted : null,
    };
  });
  return {
    entry,
    versions,
    /** Where the next page starts, or null on the last. */
    older: older(versions.at(-1)?.number ?? null),
    names: await findNames(
      [
        ...rows.flatMap(({ applied }) => sidesOf(applied)),
        ...versions.flatMap(({ outcome }) => (outcome ?? []).flatMap(sidesOfOutcome)),
      ],
      reader,
    ),
  };
}

/** The entry of a history with what closes it; null when the type has no such entry. */
export async function findHistoryEntry(type: EntryType, slug: string) {
  const entry = await db.entry.findFirst({
    where: { type, slug },
    select: {
      id: true,
      title: true,
      version: true,
      language: true,
      archived: true,
      removed: true,
      mergedInto: { select: { type: true, slug: true, title: true, removed: true } },
      decisions: {
        where: { rule: "removal" },
        select: { reasonCode: true, reason: true },
        orderBy: { entryVersion: "desc" },
        take: 1,
      },
    },
  });
  if (!entry) return null;
  const { archived, removed, mergedInto, decisions, ...shown } = entry;
  const [removal] = decisions;
  return {
    ...shown,
    type,
    slug,
    archived,
    open: !archived && mergedInto === null,
    /** Where it went, when it is one with another; without its name, when that one was taken down. */
    mergedInto: mergedInto && {
      ...mergedInto,
      title: mergedInto.removed ? null : mergedInto.title,
    },
    /** Why it was taken down, when it is: then only those who review may read any of this. */
    removal: removed ? { code: asRemovalReason(removal?.reasonCode), words: removal?.reason ?? "" } : null,
  };
}

interface Row {
  number: number;
  applied: Changes;
  revision: { changes: unknown };
}

async function listVersions(entryId: string, before: number | null) {
  const versions = await db.decision.findMany({
    where: { entryId, entryVersion: before === null ? { not: null } : { lt: before } },
    select: {
      id: true,
      verdict: true,
      rule: true,
      reasonCode: true,
      reason: true,
      decidedAt: true,
      entryVersion: true,
      applied: true,
      moderator: { select: { name: true } },
      team: { select: teamNameSelect },
      revision: {
        select: {
          changes: true,
          comment: true,
          revertsTo: true,
          submittedAt: true,
          authorId: true,
          author: { select: { name: true } },
        },
      },
    },
    orderBy: { entryVersion: "desc" },
    take: PAGE,
  });
  return versions.map(({ entryVersion, applied, ...version }) => ({
    ...version,
    number: entryVersion ?? 0,
    applied: asChanges(applied),
  }));
}

/** What became of the proposals of these versions (in order, the newest first) of which something differs. */
async function outcomesOf(
  entryId: string,
  type: EntryType,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, FieldOutcome[]>> {
  const outcomes = new Map<number, FieldOutcome[]>();
  const [newest] = rows;
  if (!newest || rows.every(isWhole)) return outcomes;
  const entry = await getCurrentEntry(db, { id: entryId });
  if (!entry) return outcomes;
  let after = await contentAt(db, entry, newest.number);
  for (const row of rows) {
    const { number, applied, revision } = row;
    if (!isWhole(row)) outcomes.set(number, outcomeOf(type, asChanges(revision.changes), applied, after));
    after = apply(after, invert(applied));
  }
  return outcomes;
}

/** What was proposed is what was written: nothing more to say. */
function isWhole({ applied, revision }: Row): boolean {
  const proposed = asChanges(revision.changes);
  const fields = new Set([...Object.keys(proposed), ...Object.keys(applied)]);
  return [...fields].every((field) => {
    const [wanted, written] = [proposed[field], applied[field]];
    return wanted && written && same(wanted.to, written.to);
  });
}

function sidesOfOutcome({ field, proposed, applied }: FieldOutcome) {
  return [proposed, applied].flatMap((change) => (change ? sidesOf({ [field.name]: change }) : []));
}

const older = (last: number | null): number | null => (last !== null && last > 1 ? last : null);
