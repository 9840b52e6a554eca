/** Which public pages a new version of an entry changes, as cache tags. */
import type { Transaction } from "#lib/db";
import type { Content } from "#lib/revisions/changes";
import { tags } from "#lib/tags";
import { type PublishedContent, parsePublished } from "./types/shared";

/**
 * The entry's own page; home, lists and sitemap; its themes, organisations and places, those it had and those it
 * has; and the entries that name it or that it names, since each shows the other's title.
 */
export async function touchedPages(
  tx: Transaction,
  entry: { id: string; slug: string },
  before: Content | null,
  after: Content,
): Promise<string[]> {
  const contents = [before, after].flatMap((content) => (content ? [parsePublished(content)] : []));
  const named = contents.flatMap(entriesNamed);
  const naming = await entriesNaming(tx, entry.id);
  const changesSides = before !== null && before.removed !== after.removed;
  return [
    ...new Set([
      tags.home,
      tags.lists,
      tags.sitemap,
      tags.entry(entry.slug),
      ...contents.flatMap(({ themes }) => themes.map(tags.theme)),
      ...[...named, ...naming.map(({ slug }) => slug)].map(tags.entry),
      ...(changesSides ? await pagesListing(tx, naming) : []),
      ...(await organisationChain(tx, contents, [entry.slug, ...named])).map(tags.organisation),
      ...(await territoriesAround(tx, contents)).map(tags.territory),
    ]),
  ];
}

function entriesNamed(content: PublishedContent): string[] {
  return [
    ...content.credits.flatMap(({ entry }) => entry ?? []),
    ...content.relations.map(({ to }) => to),
    ...content.sources.flatMap(({ entry }) => entry ?? []),
    ...(content.mergedInto ? [content.mergedInto] : []),
  ];
}

async function entriesNaming(tx: Transaction, entryId: string): Promise<{ id: string; slug: string }[]> {
  // From the rows that name it: asked of each entry in turn, the question would read them all.
  // What is named by more than a thousand is refreshed by the hour.
  return tx.$queryRaw<{ id: string; slug: string }[]>`
    SELECT e.id, e.slug FROM entry e WHERE e.id IN (
      SELECT from_id FROM entry_relation WHERE to_id = ${entryId}::uuid
      UNION SELECT entry_id FROM credit WHERE credited_entry_id = ${entryId}::uuid
      UNION SELECT entry_id FROM entry_source WHERE document_entry_id = ${entryId}::uuid
      UNION SELECT id FROM entry WHERE merged_into_id = ${entryId}::uuid
    ) LIMIT 1000`;
}

/** The pages that list these entries by cards, on which what they credit is named: themes, organisations, places. */
async function pagesListing(tx: Transaction, entries: readonly { id: string }[]): Promise<string[]> {
  const ids = entries.map(({ id }) => id);
  const contents = await tx.entry.findMany({
    where: { id: { in: ids } },
    select: {
      territory: { select: { code: true, ancestors: true } },
      themes: { select: { theme: { select: { slug: true } } } },
      credits: {
        select: {
          organisation: { select: { slug: true } },
          creditedEntry: { select: { pageOf: { select: { slug: true } } } },
        },
      },
    },
  });
  const organisations = contents.flatMap(({ credits }) =>
    credits.flatMap(({ organisation, creditedEntry }) => [
      ...(organisation ? [organisation.slug] : []),
      ...(creditedEntry?.pageOf ?? []).map(({ slug }) => slug),
    ]),
  );
  return [
    ...contents.flatMap(({ themes }) => themes.map(({ theme }) => tags.theme(theme.slug))),
    ...(await chainOf(tx, organisations, [])).map(tags.organisation),
    ...contents
      .flatMap(({ territory }) => (territory ? [territory.code, ...territory.ancestors] : []))
      .map(tags.territory),
  ];
}

/** The organisations credited, those that present the same body as an entry named, and all that precede or follow them. */
async function organisationChain(
  tx: Transaction,
  contents: PublishedContent[],
  entrySlugs: string[],
): Promise<string[]> {
  const credited = contents.flatMap(({ credits }) =>
    credits.flatMap(({ organisation }) => organisation ?? []),
  );
  return chainOf(tx, credited, entrySlugs);
}

async function chainOf(tx: Transaction, credited: string[], entrySlugs: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE chain(id) AS (
      SELECT organisation.id FROM organisation LEFT JOIN entry ON entry.id = organisation.entry_id
      WHERE organisation.slug = ANY(${credited}) OR entry.slug = ANY(${entrySlugs})
      UNION
      SELECT CASE WHEN predecessor_id = chain.id THEN successor_id ELSE predecessor_id END
      FROM organisation_succession JOIN chain ON chain.id IN (predecessor_id, successor_id)
    )
    SELECT slug FROM organisation JOIN chain USING (id)`;
  return rows.map(({ slug }) => slug);
}

async function territoriesAround(tx: Transaction, contents: PublishedContent[]): Promise<string[]> {
  const codes = contents.flatMap(({ territory }) => territory ?? []);
  if (codes.length === 0) return [];
  const rows = await tx.territory.findMany({
    where: { code: { in: codes } },
    select: { code: true, ancestors: true },
  });
  return rows.flatMap(({ code, ancestors }) => [code, ...ancestors]);
}
