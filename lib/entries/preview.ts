/** A proposal as the public page would show it: only what is valid, with the names of what it points to. */
import type { z } from "zod";
import { db } from "#lib/db";
import type { EntryType } from "#lib/paths";
import type { Content, Json } from "#lib/revisions/changes";
import { credit, link, relation, source } from "./fields";
import { endOf, isPartialDate } from "./partial-date";
import { getEntry } from "./queries";
import { isRelationKind } from "./relations";
import { findRemoved } from "./removed";
import { detailFieldsOf, entryTypes } from "./types/index";
import type { EntryRef, EntryView } from "./view";

interface Preview {
  type: EntryType;
  content: Content;
  /** The entry that would change; null for a new one. */
  slug: string | null;
  /** What stands for a title while there is none. */
  untitled: string;
}

export async function previewEntry(
  { type, content: typed, slug, untitled }: Preview,
  now = new Date(),
): Promise<EntryView> {
  const content = validPart(type, typed);
  const { credits, relations, sources } = await withoutRemoved({
    credits: itemsOf(credit, content.credits),
    relations: itemsOf(relation, content.relations),
    sources: itemsOf(source, content.sources),
  });
  const [current, entries, organisations, themes, territory] = await Promise.all([
    slug ? getEntry(slug) : null,
    findEntries(
      [...credits, ...sources].flatMap(({ entry }) => entry ?? []).concat(relations.map(({ to }) => to)),
    ),
    findOrganisations(credits.flatMap(({ organisation }) => organisation ?? [])),
    findThemes(content.themes ?? []),
    findTerritory(textOf(content.territory)),
  ]);
  const entryOf = (key: string | null): EntryRef | null => (key ? (entries.get(key) ?? null) : null);
  const [startsOn, endsOn] = [textOf(content.startsOn), textOf(content.endsOn)];
  const lastDay = endsOn ?? startsOn;
  return {
    type,
    slug: slug ?? "",
    title: textOf(content.title) ?? untitled,
    language: textOf(content.language) ?? "fr",
    summary: textOf(content.summary) ?? "",
    kind: textOf(content.kind) ?? "",
    body: textOf(content.body),
    url: textOf(content.url),
    startsOn,
    endsOn,
    deadlineOn: textOf(content.deadlineOn),
    endsAt: lastDay && isPartialDate(lastDay) ? endOf(lastDay) : null,
    territory,
    address: textOf(content.address),
    country: textOf(content.country),
    latitude: typeof content.latitude === "number" ? content.latitude : null,
    longitude: typeof content.longitude === "number" ? content.longitude : null,
    archived: content.archived === true,
    themes,
    credits: credits.map((item) => ({
      ...item,
      organisation: (item.organisation && organisations.get(item.organisation)) || null,
      entry: entryOf(item.entry),
    })),
    relations: relations.flatMap(({ kind, note, to }) => {
      const entry = entryOf(to);
      return entry && isRelationKind(kind) ? [{ kind, note, entry }] : [];
    }),
    links: itemsOf(link, content.links),
    sources: sources.map((item) => ({ ...item, entry: entryOf(item.entry) })),
    details: Object.fromEntries(detailFieldsOf(type).map((name) => [name, content[name] ?? null])),
    creditedOn: current?.entry?.creditedOn ?? [],
    sourceOf: current?.entry?.sourceOf ?? [],
    organisation: current?.entry?.organisation ?? null,
    version: current?.entry?.version ?? 0,
    publishedAt: current?.entry?.publishedAt ?? now,
    updatedAt: now,
    confirmedAt: null,
    deadLinks: [],
    decision: null,
  };
}

/** Field by field, what its schema accepts; of lists, the items that are accepted. */
function validPart(type: EntryType, content: Content): Content {
  const valid: Content = {};
  for (const [name, schema] of Object.entries(entryTypes[type].schema.shape)) {
    const value = content[name] ?? null;
    if (schema.safeParse(value).success || Array.isArray(value)) valid[name] = value;
  }
  return valid;
}

interface Ties {
  credits: z.output<typeof credit>[];
  relations: z.output<typeof relation>[];
  sources: z.output<typeof source>[];
}

/** What names an entry that was taken down is not shown, as on the public page. */
async function withoutRemoved({ credits, relations, sources }: Ties): Promise<Ties> {
  const slugs = [
    ...[...credits, ...sources].flatMap(({ entry }) => entry ?? []),
    ...relations.map(({ to }) => to),
  ];
  const removed = await findRemoved(db, slugs);
  return {
    credits: credits.filter(({ entry }) => !entry || !removed.has(entry)),
    relations: relations.filter(({ to }) => !removed.has(to)),
    sources: sources.filter(({ entry }) => !entry || !removed.has(entry)),
  };
}

function itemsOf<T extends z.ZodType>(schema: T, value: Json | undefined): z.output<T>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

const textOf = (value: Json | undefined): string | null =>
  typeof value === "string" && value !== "" ? value : null;

async function findEntries(slugs: string[]): Promise<Map<string, EntryRef>> {
  if (slugs.length === 0) return new Map();
  const rows = await db.entry.findMany({
    where: { slug: { in: slugs } },
    select: { type: true, slug: true, title: true, language: true },
  });
  return new Map(rows.map((row) => [row.slug, row]));
}

async function findOrganisations(slugs: string[]): Promise<Map<string, { slug: string; name: string }>> {
  if (slugs.length === 0) return new Map();
  const rows = await db.organisation.findMany({
    where: { slug: { in: slugs } },
    select: { slug: true, name: true },
  });
  return new Map(rows.map((row) => [row.slug, row]));
}

async function findThemes(value: Json) {
  const slugs = Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  if (slugs.length === 0) return [];
  return db.theme.findMany({
    where: { slug: { in: slugs } },
    select: { slug: true, labelFr: true, labelEn: true },
    orderBy: { position: "asc" },
  });
}

async function findTerritory(code: string | null) {
  if (!code) return null;
  return db.territory.findUnique({ where: { code }, select: { code: true, name: true } });
}
