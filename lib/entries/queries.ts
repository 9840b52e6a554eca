/** Entries as public pages ask for them. Everything is selected by name: no row leaves with more than its page shows. */
import { db } from "#lib/db";
import type { Prisma } from "#lib/generated/prisma/client";
import { ENTRY_TYPES, type EntryType } from "#lib/paths";
import { asRemovalReason, type RemovalReason } from "#lib/revisions/removal-reasons";
import { detailsOf } from "./content";
import { inverseOf, isRelationKind } from "./relations";
import { type EntryCard, type EntryRef, type EntryView, LISTED, type RelationView } from "./view";

/** What is published: not put away, not merged into another. */
export const PUBLISHED = { archived: false, mergedIntoId: null } satisfies Prisma.EntryWhereInput;

export const ref = { type: true, slug: true, title: true, language: true } satisfies Prisma.EntrySelect;

// What was taken down is named nowhere: not by what credits it, nor by what was found in it.
const creditsNothingRemoved = {
  OR: [{ creditedEntryId: null }, { creditedEntry: { removed: false } }],
} satisfies Prisma.CreditWhereInput;
export const foundInNothingRemoved = {
  OR: [{ documentEntryId: null }, { documentEntry: { removed: false } }],
} satisfies Prisma.EntrySourceWhereInput;

/** Who did what, as everyone reads it. */
export const credits = {
  where: creditsNothingRemoved,
  select: {
    role: true,
    name: true,
    note: true,
    organisation: { select: { slug: true, name: true } },
    creditedEntry: { select: ref },
  },
  orderBy: { position: "asc" },
} satisfies Prisma.Entry$creditsArgs;

const card = {
  ...ref,
  id: true,
  summary: true,
  kind: true,
  startsOn: true,
  endsOn: true,
  deadlineOn: true,
  endsAt: true,
  address: true,
  country: true,
  territory: { select: { code: true, name: true } },
  credits,
  resource: true,
  lab: true,
  programme: true,
  event: true,
} satisfies Prisma.EntrySelect;

const whole = {
  ...card,
  body: true,
  url: true,
  latitude: true,
  longitude: true,
  archived: true,
  removed: true,
  mergedIntoId: true,
  version: true,
  publishedAt: true,
  updatedAt: true,
  themes: {
    select: { theme: { select: { slug: true, labelFr: true, labelEn: true } } },
    orderBy: { theme: { position: "asc" } },
  },
  relations: {
    where: { to: { removed: false } },
    select: { kind: true, note: true, to: { select: ref } },
    orderBy: { position: "asc" },
  },
  relatedBy: {
    where: { from: PUBLISHED },
    select: { kind: true, note: true, from: { select: ref } },
    orderBy: { from: { datedAt: "desc" } },
    take: LISTED,
  },
  links: { select: { url: true, label: true, kind: true, language: true }, orderBy: { position: "asc" } },
  sources: {
    where: foundInNothingRemoved,
    select: { document: true, locator: true, highlighted: true, documentEntry: { select: ref } },
    orderBy: { position: "asc" },
  },
  creditedOn: {
    where: { entry: PUBLISHED },
    select: { role: true, entry: { select: ref } },
    orderBy: { entry: { datedAt: "desc" } },
    take: LISTED,
  },
  sourceOf: {
    where: { entry: PUBLISHED },
    select: { entry: { select: ref } },
    orderBy: { entry: { sortTitle: "asc" } },
    take: LISTED,
  },
  pageOf: { select: { slug: true, name: true }, take: 1 },
  confirmations: { select: { at: true }, orderBy: { at: "desc" }, take: 1 },
  deadLinks: { select: { url: true, since: true, archivedUrl: true }, orderBy: { url: "asc" } },
  decisions: {
    where: { verdict: "accepted" },
    select: {
      decidedAt: true,
      reasonCode: true,
      rule: true,
      moderator: { select: { name: true } },
      revision: { select: { author: { select: { name: true } } } },
    },
    orderBy: { entryVersion: "desc" },
    take: 1,
  },
} satisfies Prisma.EntrySelect;

export type FoundEntry =
  | { entry: EntryView; mergedInto?: undefined; removed?: undefined }
  /** Where it went. */
  | { entry?: undefined; mergedInto: EntryRef; removed?: undefined }
  /** Taken down: all that is said of it is its type and why. */
  | { entry?: undefined; mergedInto?: undefined; removed: { type: EntryType; reason: RemovalReason } };

/** An entry by its slug: itself, where it went when it was merged, or why it was taken down; null when there is none. */
export async function getEntry(slug: string): Promise<FoundEntry | null> {
  const row = await db.entry.findUnique({ where: { slug }, select: whole, relationLoadStrategy: "join" });
  if (!row) return null;
  // Nothing is decided on what was taken down but its return: the last decision is the removal.
  if (row.removed) {
    return { removed: { type: row.type, reason: asRemovalReason(row.decisions[0]?.reasonCode) } };
  }
  if (!row.mergedIntoId) return { entry: viewOf(row) };
  const { removed, mergedIntoId: _, ...mergedInto } = await endOfMerges(row.mergedIntoId);
  return removed ? { removed: { type: row.type, reason: "other" } } : { mergedInto };
}

/** What stands at the end of the merges: in one step, whatever was merged into what was merged. */
async function endOfMerges(id: string) {
  const select = { ...ref, removed: true, mergedIntoId: true } satisfies Prisma.EntrySelect;
  let entry = await db.entry.findUniqueOrThrow({ where: { id }, select });
  // Bounded, should contents that were imported go in a circle.
  for (let step = 0; entry.mergedIntoId && step < 20; step++) {
    entry = await db.entry.findUniqueOrThrow({ where: { id: entry.mergedIntoId }, select });
  }
  return entry;
}

/** Cards of these entries, in the order of the ids; those that do not exist are left out. */
export async function getCards(ids: readonly string[]): Promise<EntryCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.entry.findMany({
    where: { id: { in: [...ids] } },
    select: card,
    relationLoadStrategy: "join",
  });
  const byId = new Map(rows.map((row) => [row.id, cardOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest entries. */
export const listNewest = (limit: number) =>
  listCards(PUBLISHED, [{ publishedAt: "desc" }, { id: "desc" }], limit);

/** What moderators put forward now; when nothing is, what a source document marks as worth discovering. */
export async function listHighlighted(now: Date, limit: number): Promise<EntryCard[]> {
  const forward = await listCards(
    { ...PUBLISHED, highlightedUntil: { gte: now } },
    [{ highlightedUntil: "asc" }, { id: "desc" }],
    limit,
  );
  if (forward.length > 0) return forward;
  return listCards({ ...PUBLISHED, sources: { some: { highlighted: true } } }, NEWEST_DATE, limit);
}

/** What happens next, the nearest first; when nothing does, what happened last. */
export async function listNextDates(
  type: EntryType,
  now: Date,
  limit: number,
): Promise<{ coming: boolean; entries: EntryCard[] }> {
  const coming = await listCards(
    { ...PUBLISHED, type, endsAt: { gte: now } },
    [{ datedAt: "asc" }, { id: "asc" }],
    limit,
  );
  if (coming.length > 0) return { coming: true, entries: coming };
  return { coming: false, entries: await listCards({ ...PUBLISHED, type }, NEWEST_DATE, limit) };
}

/** How many entries of each type are published. */
export async function countEntries(where: Prisma.EntryWhereInput = {}): Promise<Record<EntryType, number>> {
  const rows = await db.entry.groupBy({ by: ["type"], where: { ...PUBLISHED, ...where }, _count: true });
  const counts = new Map(rows.map(({ type, _count }) => [type, _count]));
  const of = (type: EntryType) => counts.get(type) ?? 0;
  return { resource: of("resource"), lab: of("lab"), programme: of("programme"), event: of("event") };
}

/** Some entries of each type that has any, with how many there are: what a theme or a place gathers. */
export async function listByType(
  where: Prisma.EntryWhereInput,
  limit: number,
): Promise<{ type: EntryType; count: number; entries: EntryCard[] }[]> {
  const counts = await countEntries(where);
  const present = ENTRY_TYPES.filter((type) => counts[type] > 0);
  return Promise.all(
    present.map(async (type) => ({
      type,
      count: counts[type],
      entries: await listCards({ ...PUBLISHED, ...where, type }, NEWEST_DATE, limit),
    })),
  );
}

const NEWEST_DATE: Prisma.EntryOrderByWithRelationInput[] = [{ datedAt: "desc" }, { id: "desc" }];

async function listCards(
  where: Prisma.EntryWhereInput,
  orderBy: Prisma.EntryOrderByWithRelationInput[],
  take: number,
): Promise<EntryCard[]> {
  const rows = await db.entry.findMany({ where, orderBy, take, select: card, relationLoadStrategy: "join" });
  return rows.map(cardOf);
}

type CardRow = Prisma.EntryGetPayload<{ select: typeof card }>;
type WholeRow = Prisma.EntryGetPayload<{ select: typeof whole }>;

function cardOf(row: CardRow): EntryCard {
  return {
    type: row.type,
    slug: row.slug,
    title: row.title,
    language: row.language,
    summary: row.summary,
    kind: row.kind,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    deadlineOn: row.deadlineOn,
    endsAt: row.endsAt,
    territory: row.territory,
    address: row.address,
    country: row.country,
    credits: row.credits.map(({ creditedEntry, ...credit }) => ({ ...credit, entry: creditedEntry })),
    details: detailsOf(row),
  };
}

function viewOf(row: WholeRow): EntryView {
  const [decision] = row.decisions;
  return {
    ...cardOf(row),
    body: row.body,
    url: row.url,
    latitude: row.latitude,
    longitude: row.longitude,
    archived: row.archived,
    themes: row.themes.map(({ theme }) => theme),
    relations: relationsOf(row),
    links: row.links,
    sources: row.sources.map(({ documentEntry, ...source }) => ({ ...source, entry: documentEntry })),
    creditedOn: row.creditedOn.map(({ role, entry }) => ({ ...entry, role })),
    sourceOf: row.sourceOf.map(({ entry }) => entry),
    organisation: row.pageOf[0] ?? null,
    version: row.version,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    confirmedAt: row.confirmations[0]?.at ?? null,
    // Until the next round an address that was just changed has its mark still: it is not that of the page any more.
    deadLinks: row.deadLinks.filter(
      ({ url }) => url === row.url || row.links.some((link) => link.url === url),
    ),
    decision: decision
      ? {
          at: decision.decidedAt,
          author: decision.rule === null ? decision.revision.author.name : null,
          moderator: decision.moderator.name,
        }
      : null,
  };
}

/** Relations from both ends, each pair once: what both entries state reads the same from here. */
function relationsOf({ relations, relatedBy }: WholeRow): RelationView[] {
  const stated = relations.flatMap(({ kind, note, to }) =>
    isRelationKind(kind) ? [{ kind, note, entry: to }] : [],
  );
  const received = relatedBy.flatMap(({ kind, note, from }) =>
    isRelationKind(kind) ? [{ kind: inverseOf(kind), note, entry: from }] : [],
  );
  const seen = new Map(
    [...received, ...stated].map((relation) => [`${relation.kind} ${relation.entry.slug}`, relation]),
  );
  return [...seen.values()];
}
