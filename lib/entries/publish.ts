/**
 * Writes an entry as a decision makes it. With publish-new.ts, which writes many new ones at once, the only module that
 * writes entries; decide.ts alone calls it, after having locked, authorised and merged.
 */
import { v7 as uuid } from "uuid";
import { brokenConstraint, type Transaction } from "#lib/db";
import { DomainError } from "#lib/errors";
import type { EntryType } from "#lib/paths";
import { type Content, same } from "#lib/revisions/changes";
import { sortKey } from "#lib/text";
import type { CurrentEntry } from "./content";
import { freeSlugs } from "./free-slugs";
import { knownOf } from "./index-known";
import { clearLists, writeLists } from "./lists";
import { endOf, startOf } from "./partial-date";
import { changedLists, resolveReferences } from "./references";
import { reindex } from "./reindex";
import type { Touch } from "./touched";
import { detailFieldsOf } from "./types";
import { type PublishedContent, parsePublished } from "./types/shared";
import { zoneOf } from "./zone";

export interface Published {
  id: string;
  slug: string;
  version: number;
}

/** An entry written, and what tells which public pages that changes (touched.ts). */
interface Publication {
  entry: Published;
  touch: Touch;
}

/** Undated entries sort as if of the year 1. */
const UNDATED = new Date("0001-01-01T00:00:00Z");

/**
 * Creates the entry (`existing` null) or writes its next version.
 * @param slug given by an import; otherwise made from the title.
 * @throws DomainError invalid with issues when a theme, place, organisation or entry named by the content does not exist.
 */
export async function publish(
  tx: Transaction,
  at: Date,
  type: EntryType,
  input: Content,
  existing: CurrentEntry | null,
  slug?: string,
): Promise<Publication> {
  const content = parsePublished(input);
  const before = existing && parsePublished(existing.content);
  const lists = changedLists(before, content);
  const named = await resolveReferences(tx, before, content, existing?.slug);
  const entry = existing
    ? { id: existing.id, slug: existing.slug, version: existing.version + 1 }
    : { id: uuid(), slug: slug ?? (await freeSlug(tx, content.title)), version: 1 };
  // Where it leads is written when it is merged: its name alone would mean the end of the merges, were that to go further.
  const { mergedInto } = content;
  const merged = mergedInto !== (before?.mergedInto ?? null) && {
    mergedIntoId: mergedInto ? named.entry(mergedInto) : null,
  };
  const columns = { ...entryColumns(content, at), ...merged };
  const details = detailColumns(type, input);

  if (existing) {
    const own = Object.entries(details).some(([name, value]) => !same(existing.content[name] ?? null, value));
    const data = { ...columns, version: entry.version, ...(own && { [type]: { update: details } }) };
    await tx.entry.update({ where: { id: entry.id }, data, select: { id: true } });
    await clearLists(tx, entry.id, lists);
  } else {
    const data = { ...columns, ...entry, type, publishedAt: at, [type]: { create: details } };
    await tx.entry.create({ data, select: { id: true } }).catch(refuseTakenSlug);
  }
  await writeLists(tx, [{ entryId: entry.id, lists, known: named }]);
  const indexed = existing && before && !before.archived && before.mergedInto === null;
  const known = knownOf(type, indexed ? existing.content : null, input, content);
  await reindex(tx, entry.id, existing !== null && isRenamed(existing.content, input), known);
  return { entry, touch: { entry, before, after: content } };
}

function isRenamed(before: Content, after: Content): boolean {
  return ["title", "aliases", "removed"].some((field) => !same(before[field] ?? null, after[field] ?? null));
}

/** The columns of `entry` that a content fills by itself, instants included. */
export function entryColumns(content: PublishedContent, at: Date) {
  const zone = zoneOf(content);
  const startsAt = content.startsOn ? startOf(content.startsOn, content.startTime, zone) : null;
  // What has no end ends with the span of its start: a day, a month, a year.
  const lastDay = content.endsOn ?? content.startsOn;
  return {
    title: content.title,
    summary: content.summary,
    body: content.body,
    kind: content.kind,
    language: content.language,
    url: content.url,
    startsOn: content.startsOn,
    endsOn: content.endsOn ?? null,
    deadlineOn: content.deadlineOn ?? null,
    startsAt,
    endsAt: lastDay && startsAt ? endOf(lastDay, content.endTime, zone) : null,
    deadlineAt: content.deadlineOn ? endOf(content.deadlineOn, null, zone) : null,
    address: content.address,
    country: content.country,
    latitude: content.latitude,
    longitude: content.longitude,
    territoryCode: content.territory,
    sortTitle: sortKey(content.title),
    datedAt: startsAt ?? UNDATED,
    archived: content.archived,
    removed: content.removed,
    highlightedUntil: content.highlightedUntil ? endOf(content.highlightedUntil) : null,
    updatedAt: at,
  };
}

/** Generic over types: the fields that only a type has are the columns of the table of its name. */
export const detailColumns = (type: EntryType, input: Content) =>
  Object.fromEntries(detailFieldsOf(type).map((name) => [name, input[name] ?? null]));

async function freeSlug(tx: Transaction, title: string): Promise<string> {
  const [slug] = await freeSlugs(tx, [title]);
  if (!slug) throw new Error("each title has a slug");
  return slug;
}

function refuseTakenSlug(error: unknown): never {
  if (brokenConstraint(error)?.includes("slug")) throw new DomainError("conflict", "slugTaken");
  throw error;
}
