/** What a content names by its slug or its official code: found and turned into keys, or refused beside the field. */
import type { Transaction } from "#lib/db";
import { DomainError, type Issue } from "#lib/errors";
import { type Content, same } from "#lib/revisions/changes";
import type { CurrentEntry } from "./content";
import { type PublishedContent, parsePublished } from "./types/shared";

/** The keys of everything that a content names, by slug; what was merged has the key of what took its place. */
export interface Known {
  theme: (slug: string) => string;
  organisation: (slug: string) => string;
  entry: (slug: string) => string;
}

/** The parts of a content that have tables of their own; those that an edit leaves alone are absent. */
export type Lists = Partial<Pick<PublishedContent, "themes" | "credits" | "relations" | "links" | "sources">>;

export function changedLists(before: PublishedContent | null, after: PublishedContent): Lists {
  const { themes, credits, relations, links, sources } = after;
  const lists = { themes, credits, relations, links, sources };
  if (!before) return lists;
  const changed = Object.entries(lists).filter(([name, list]) => !same(Reflect.get(before, name), list));
  return Object.fromEntries(changed);
}

/**
 * Finds what a content names, but for what the entry named before: that is known to exist.
 * @param ownSlug of the entry itself, when it has one.
 * @throws DomainError invalid, with an issue for each name that means nothing
 */
export async function resolveReferences(
  tx: Transaction,
  before: PublishedContent | null,
  content: PublishedContent,
  ownSlug?: string,
): Promise<Known> {
  const names = namesIn(before, content);
  const found = await find(tx, [names]);
  const issues = issuesOf(names, found, ownSlug);
  if (issues.length > 0) throw new DomainError("invalid", "invalidContent", {}, issues);
  return knownIn(found);
}

/** The same for the contents of new entries, together; what means nothing comes back as issues, a list each. */
export async function resolveTogether(
  tx: Transaction,
  contents: readonly PublishedContent[],
): Promise<{ known: Known; issues: Issue[][] }> {
  const names = contents.map((content) => namesIn(null, content));
  const found = await find(tx, names);
  return { known: knownIn(found), issues: names.map((one) => issuesOf(one, found)) };
}

type Names = Required<Pick<Lists, "themes" | "credits" | "relations" | "sources">> & {
  mergedInto: string | null;
  territory: string | null;
};

/** Where a content names something, but for what the entry named before. */
function namesIn(before: PublishedContent | null, content: PublishedContent): Names {
  const { themes = [], credits = [], relations = [], sources = [] } = changedLists(before, content);
  return {
    themes,
    credits,
    relations,
    sources,
    mergedInto: content.mergedInto === before?.mergedInto ? null : content.mergedInto,
    territory: content.territory === before?.territory ? null : content.territory,
  };
}

function issuesOf(
  { themes, credits, relations, sources, mergedInto, territory }: Names,
  known: Found,
  ownSlug?: string,
): Issue[] {
  const wrong = (path: string, code: string): Issue => ({ path, code });
  return [
    ...themes.flatMap((slug, i) => (known.theme.has(slug) ? [] : wrong(`themes.${i}`, "unknownTheme"))),
    ...credits.flatMap(({ organisation, entry }, i) => [
      ...(organisation && !known.organisation.has(organisation)
        ? [wrong(`credits.${i}.organisation`, "unknownOrganisation")]
        : []),
      ...(entry && !known.entry.has(entry) ? [wrong(`credits.${i}.entry`, "unknownEntry")] : []),
    ]),
    ...relations.flatMap(({ to }, i) => {
      if (to === ownSlug) return wrong(`relations.${i}.to`, "relatedToItself");
      return known.entry.has(to) ? [] : wrong(`relations.${i}.to`, "unknownEntry");
    }),
    ...sources.flatMap(({ entry }, i) =>
      entry && !known.entry.has(entry) ? wrong(`sources.${i}.entry`, "unknownEntry") : [],
    ),
    ...(territory && !known.territory.has(territory) ? [wrong("territory", "unknownTerritory")] : []),
    ...(mergedInto && !known.entry.has(mergedInto) ? [wrong("mergedInto", "unknownEntry")] : []),
  ];
}

/** Checks that everything a content names exists, without writing anything. `current`: the entry as it is now. */
export async function checkReferences(
  tx: Transaction,
  current: CurrentEntry | null,
  content: Content,
): Promise<void> {
  const before = current && parsePublished(current.content);
  await resolveReferences(tx, before, parsePublished(content), current?.slug);
}

type Kind = "theme" | "organisation" | "entry" | "territory";
type Found = Record<Kind, Map<string, string>>;

/** The keys by what was named, in one statement; what was merged has the key of what took its place in the end. */
async function find(tx: Transaction, all: readonly Names[]): Promise<Found> {
  const named = {
    themes: all.flatMap(({ themes }) => themes),
    organisations: all.flatMap(({ credits }) => credits.flatMap(({ organisation }) => organisation ?? [])),
    entries: all.flatMap(({ credits, relations, sources, mergedInto }) => [
      ...credits.flatMap(({ entry }) => entry ?? []),
      ...relations.map(({ to }) => to),
      ...sources.flatMap(({ entry }) => entry ?? []),
      ...(mergedInto ? [mergedInto] : []),
    ]),
    territories: all.flatMap(({ territory }) => territory ?? []),
  };
  const found: Found = { theme: new Map(), organisation: new Map(), entry: new Map(), territory: new Map() };
  if (Object.values(named).every(({ length }) => length === 0)) return found;
  const rows = await tx.$queryRaw<{ kind: Kind; name: string; key: string }[]>`
    WITH RECURSIVE
      subject (name, id, next) AS (
        SELECT slug, id, merged_into_id FROM theme WHERE slug = ANY(${named.themes})
        UNION SELECT s.name, t.id, t.merged_into_id FROM subject s JOIN theme t ON t.id = s.next
      ),
      body (name, id, next) AS (
        SELECT slug, id, merged_into_id FROM organisation WHERE slug = ANY(${named.organisations})
        UNION SELECT b.name, o.id, o.merged_into_id FROM body b JOIN organisation o ON o.id = b.next
      ),
      thing (name, id, next) AS (
        SELECT slug, id, merged_into_id FROM entry WHERE slug = ANY(${named.entries})
        UNION SELECT t.name, e.id, e.merged_into_id FROM thing t JOIN entry e ON e.id = t.next
      )
    SELECT 'theme' AS kind, name, id::text AS key FROM subject WHERE next IS NULL
    UNION ALL SELECT 'organisation', name, id::text FROM body WHERE next IS NULL
    UNION ALL SELECT 'entry', name, id::text FROM thing WHERE next IS NULL
    UNION ALL SELECT 'territory', code, code FROM territory WHERE code = ANY(${named.territories})`;
  for (const { kind, name, key } of rows) found[kind].set(name, key);
  return found;
}

const knownIn = (found: Found): Known => ({
  theme: idIn(found.theme),
  organisation: idIn(found.organisation),
  entry: idIn(found.entry),
});

function idIn(ids: ReadonlyMap<string, string>) {
  return (slug: string): string => {
    const id = ids.get(slug);
    if (!id) throw new Error(`${slug} was not resolved`);
    return id;
  };
}
