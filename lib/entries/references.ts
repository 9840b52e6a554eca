/** What a content names by its slug or its official code: found and turned into keys, or refused beside the field. */
import type { Transaction } from "#lib/db";
import { DomainError, type Issue } from "#lib/errors";
import type { Content } from "#lib/revisions/changes";
import { NOTHING_MERGED } from "#lib/vocabularies/canonical";
import { readMergedTerms } from "./merged-terms";
import { type PublishedContent, parsePublished } from "./types/shared";

/** The keys of everything that a content names, by slug; what was merged has the key of what took its place. */
export interface Known {
  theme: (slug: string) => string;
  organisation: (slug: string) => string;
  entry: (slug: string) => string;
}

/**
 * @param ownSlug of the entry itself, when it has one.
 * @throws DomainError invalid, with an issue for each name that means nothing
 */
export async function resolveReferences(
  tx: Transaction,
  content: PublishedContent,
  ownSlug?: string,
): Promise<Known> {
  const named = {
    organisations: content.credits.flatMap(({ organisation }) => organisation ?? []),
    entries: [
      ...content.credits.flatMap(({ entry }) => entry ?? []),
      ...content.relations.map(({ to }) => to),
      ...content.sources.flatMap(({ entry }) => entry ?? []),
      ...(content.mergedInto ? [content.mergedInto] : []),
    ],
  };
  const namesTerms = content.themes.length + named.organisations.length > 0;
  const terms = namesTerms ? await readMergedTerms(tx) : NOTHING_MERGED;
  const themes = await idsOf(
    content.themes,
    (slugs) => tx.theme.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } }),
    terms.themes,
  );
  const organisations = await idsOf(
    named.organisations,
    (slugs) => tx.organisation.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } }),
    terms.organisations,
  );
  const entries = await idsOf(named.entries, (slugs) =>
    tx.entry.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } }),
  );
  const territory =
    content.territory === null ||
    (await tx.territory.findUnique({ where: { code: content.territory }, select: { code: true } })) !== null;

  const wrong = (path: string, code: string): Issue => ({ path, code });
  const issues: Issue[] = [
    ...content.themes.flatMap((slug, i) => (themes.has(slug) ? [] : wrong(`themes.${i}`, "unknownTheme"))),
    ...content.credits.flatMap(({ organisation, entry }, i) => [
      ...(organisation && !organisations.has(organisation)
        ? [wrong(`credits.${i}.organisation`, "unknownOrganisation")]
        : []),
      ...(entry && !entries.has(entry) ? [wrong(`credits.${i}.entry`, "unknownEntry")] : []),
    ]),
    ...content.relations.flatMap(({ to }, i) => {
      if (to === ownSlug) return wrong(`relations.${i}.to`, "relatedToItself");
      return entries.has(to) ? [] : wrong(`relations.${i}.to`, "unknownEntry");
    }),
    ...content.sources.flatMap(({ entry }, i) =>
      entry && !entries.has(entry) ? wrong(`sources.${i}.entry`, "unknownEntry") : [],
    ),
    ...(territory ? [] : [wrong("territory", "unknownTerritory")]),
    ...(content.mergedInto && !entries.has(content.mergedInto) ? [wrong("mergedInto", "unknownEntry")] : []),
  ];
  if (issues.length > 0) throw new DomainError("invalid", "invalidContent", {}, issues);
  return { theme: idIn(themes), organisation: idIn(organisations), entry: idIn(entries) };
}

/** Checks that everything a content names exists, without writing anything. */
export async function checkReferences(tx: Transaction, content: Content, ownSlug?: string): Promise<void> {
  await resolveReferences(tx, parsePublished(content), ownSlug);
}

async function idsOf(
  slugs: string[],
  find: (slugs: string[]) => Promise<{ id: string; slug: string }[]>,
  merged: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const today = new Map(slugs.map((slug) => [slug, merged.get(slug) ?? slug]));
  const ids = new Map((await find([...new Set(today.values())])).map(({ id, slug }) => [slug, id]));
  const found = new Map<string, string>();
  for (const [slug, now] of today) {
    const id = ids.get(now);
    if (id) found.set(slug, id);
  }
  return found;
}

function idIn(ids: Map<string, string>) {
  return (slug: string): string => {
    const id = ids.get(slug);
    if (!id) throw new Error(`${slug} was not resolved`);
    return id;
  };
}
