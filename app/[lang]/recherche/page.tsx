import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { SearchForm } from "#components/layout/search-form";
import { ListBar } from "#components/search/list-bar";
import { NoResults } from "#components/search/no-results";
import { SearchFilters } from "#components/search/search-filters";
import { SearchIssues } from "#components/search/search-issues";
import { SearchResults } from "#components/search/search-results";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { getCards } from "#lib/entries/queries";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { ENTRY_TYPES, missingPath, searchPath } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { facets } from "#lib/search/facets";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { near } from "#lib/search/near";
import { changeSearch, parseSearch, printSearch, type SearchQuery } from "#lib/search/query";
import { search } from "#lib/search/search";

type Props = PageProps<"/[lang]/recherche">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const words = messages(lang).search;
  const { text } = parseSearch(await searchParams).query;
  return {
    title: text ? words.titleFor(text) : words.title,
    alternates: alternates(searchPath(lang), lang),
    robots: { index: false },
  };
}

/** The search over entries of all types. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { common, search: words } = messages(lang);
  const now = new Date();
  const { query: asked, issues } = parseSearch(await searchParams);
  const { query: named, names } = await nameFilters(asked, lang);
  const query = await understand(named);
  const hrefOf = (other: SearchQuery) => searchPath(lang, printSearch(other));

  const [page, found] = await Promise.all([search(query, { now, highlight: true }), facets(query, now)]);
  const cards = new Map((await getCards(page.hits.map(({ id }) => id))).map((card) => [card.slug, card]));
  const results = page.hits.flatMap(({ slug, highlights }) => {
    const entry = cards.get(slug);
    return entry ? [{ entry, highlights }] : [];
  });
  const { q: _, cursor: __, ...kept } = printSearch({ ...query, sort: null });

  return (
    <>
      <PageHeader lang={lang} crumbs={[{ label: words.title }]} title={words.title} lead={words.lead} />
      <SearchForm lang={lang} query={query.text} kept={kept} large id="search-q" />
      <div className="mt-6">
        <SearchIssues lang={lang} issues={issues} />
        <Tabs
          lang={lang}
          label={words.type}
          tabs={[
            {
              label: words.allTypes,
              href: hrefOf(changeSearch(query, { types: [] })),
              current: query.types.length === 0,
            },
            ...ENTRY_TYPES.map((type) => ({
              label: common.types[type].many,
              href: hrefOf(changeSearch(query, { types: [type] })),
              count: found.types[type],
              current: query.types.includes(type),
            })),
          ]}
        />
      </div>
      <div className="columns columns-aside-start mt-6">
        <SearchFilters lang={lang} query={query} facets={found} hrefOf={hrefOf} />
        <div>
          <ListBar
            lang={lang}
            query={query}
            count={found.total}
            // The words are in the box above: what is listed is what narrows them.
            active={activeFilters(query, names, lang).slice(query.text ? 1 : 0)}
            hrefOf={hrefOf}
            clearHref={searchPath(lang, { q: query.text })}
          />
          {results.length > 0 ? (
            <SearchResults results={results} lang={lang} now={now} />
          ) : (
            <div className="mt-6">
              <NoResults lang={lang} query={query} near={query.text ? await near(query, now) : null} />
            </div>
          )}
          <Pagination
            lang={lang}
            first={query.cursor ? hrefOf({ ...query, cursor: null }) : null}
            next={page.next ? searchPath(lang, { ...printSearch(query), cursor: page.next }) : null}
          />
        </div>
      </div>
    </>
  );
}
