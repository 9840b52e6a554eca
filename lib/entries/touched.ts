/** Which public pages a new version of an entry changes, as cache tags. */
import type { Transaction } from "#lib/db";
import { Prisma } from "#lib/generated/prisma/client";
import { tags } from "#lib/tags";
import type { PublishedContent } from "./types/shared";

/** A version of an entry just written: what it said, if it is not new, and what it says. */
export interface Touch {
  entry: { id: string; slug: string };
  before: PublishedContent | null;
  after: PublishedContent;
}

/**
 * The entry's own page; home, lists and sitemap; its themes, organisations and places, those it had and those it
 * has; and the entries that name it or that it names, since each shows the other's title. When it is taken down or put
 * back, all that may name it as alike.
 * @param along what is written in the same statement: parts of its WITH, each with its comma.
 */
export async function touchedPages(
  tx: Transaction,
  { entry, before, after }: Touch,
  along: Prisma.Sql = Prisma.empty,
): Promise<string[]> {
  const contents = before ? [before, after] : [after];
  const named = contents.flatMap(entriesNamed);
  const around = await pagesAround(tx, entry, named, contents, along);
  const changesSides = before !== null && before.removed !== after.removed;
  return [
    ...new Set([
      tags.home,
      tags.lists,
      tags.sitemap,
      tags.entry(entry.slug),
      ...contents.flatMap(({ themes }) => themes.map(tags.theme)),
      ...[...named, ...around.entries].map(tags.entry),
      ...around.organisations.map(tags.organisation),
      ...around.territories.map(tags.territory),
      ...(changesSides ? [tags.similar, ...(await pagesListing(tx, around.entries))] : []),
    ]),
  ];
}

/** The same of new entries, together: nothing names them yet. */
export async function touchedByNew(
  tx: Transaction,
  news: readonly { slug: string; content: PublishedContent }[],
): Promise<string[]> {
  const contents = news.map(({ content }) => content);
  const named = contents.flatMap(entriesNamed);
  const around = await pagesAround(tx, null, named, contents);
  return [
    ...new Set([
      tags.home,
      tags.lists,
      tags.sitemap,
      ...news.map(({ slug }) => tags.entry(slug)),
      ...contents.flatMap(({ themes }) => themes.map(tags.theme)),
      ...named.map(tags.entry),
      ...around.organisations.map(tags.organisation),
      ...around.territories.map(tags.territory),
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

/**
 * The entries that name this one, if it is not new; the organisations credited, those that present the same body as an entry named, and
 * all that precede or follow them; the places, with those that contain them.
 */
async function pagesAround(
  tx: Transaction,
  entry: { id: string; slug: string } | null,
  named: readonly string[],
  contents: readonly PublishedContent[],
  along: Prisma.Sql = Prisma.empty,
): Promise<Record<"entries" | "organisations" | "territories", string[]>> {
  const credits = contents.flatMap((content) => content.credits);
  const credited = credits.flatMap(({ organisation }) => organisation ?? []);
  const places = contents.flatMap(({ territory }) => territory ?? []);
  // Through a subquery the planner does not see the value: it keeps one plan for all, and planning costs four times the
  // answer.
  const id = Prisma.sql`(SELECT ${entry?.id ?? null}::uuid)`;
  // From the rows that name it: asked of each entry in turn, the question would read them all.
  // What is named by more than a thousand is refreshed by the hour.
  const [around] = await tx.$queryRaw<Record<"entries" | "organisations" | "territories", string[]>[]>`
    WITH RECURSIVE ${along} ${chainSql(credited, entry ? [entry.slug, ...named] : named)}
    SELECT ARRAY(
        SELECT slug FROM entry WHERE id IN (
          SELECT from_id FROM entry_relation WHERE to_id = ${id}
          UNION SELECT entry_id FROM credit WHERE credited_entry_id = ${id}
          UNION SELECT entry_id FROM entry_source WHERE document_entry_id = ${id}
          UNION SELECT id FROM entry WHERE merged_into_id = ${id}
        ) LIMIT 1000
      ) AS entries,
      ARRAY(SELECT slug FROM organisation JOIN chain USING (id)) AS organisations,
      ARRAY(SELECT unnest(code || ancestors) FROM territory WHERE code = ANY(${listSql(places)})) AS territories`;
  if (!around) throw new Error("one row answers");
  return around;
}

/** The pages that list these entries by cards, on which what they credit is named: themes, organisations, places. */
async function pagesListing(tx: Transaction, slugs: string[]): Promise<string[]> {
  const contents = await tx.entry.findMany({
    where: { slug: { in: slugs } },
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
  const chain = await tx.$queryRaw<{ slug: string }[]>`
    WITH RECURSIVE ${chainSql(organisations, [])} SELECT slug FROM organisation JOIN chain USING (id)`;
  return [
    ...contents.flatMap(({ themes }) => themes.map(({ theme }) => tags.theme(theme.slug))),
    ...chain.map(({ slug }) => tags.organisation(slug)),
    ...contents
      .flatMap(({ territory }) => (territory ? [territory.code, ...territory.ancestors] : []))
      .map(tags.territory),
  ];
}

/** The keys of these organisations, of those that present the same body as these entries, and of all before and after. */
const chainSql = (organisations: readonly string[], entries: readonly string[]) => Prisma.sql`
  chain (id) AS (
    SELECT id FROM organisation WHERE slug = ANY(${listSql(organisations)})
    UNION SELECT o.id FROM organisation o JOIN entry ON entry.id = o.entry_id WHERE entry.slug = ANY(${listSql(entries)})
    UNION
    SELECT CASE WHEN predecessor_id = chain.id THEN successor_id ELSE predecessor_id END
    FROM organisation_succession JOIN chain ON chain.id IN (predecessor_id, successor_id)
  )`;

const listSql = (values: readonly string[]) => Prisma.sql`(SELECT ${values})::text[]`;
