import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { SearchForm } from "#components/layout/search-form";
import { Filters } from "#components/search/filters";
import { countIn, ListBar } from "#components/search/list-bar";
import { NationalResults } from "#components/search/national-results";
import { NoResults } from "#components/search/no-results";
import { SearchIssues } from "#components/search/search-issues";
import { SearchResults } from "#components/search/search-results";
import { SearchUnderstood } from "#components/search/search-understood";
import { TakeAway } from "#components/search/take-away";
import { ViewTabs } from "#components/search/view-tabs";
import { Pagination } from "#components/ui/pagination";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { refNode } from "#lib/json-ld/things";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { missingPath, searchPath } from "#lib/paths";
import { addressOf, typedIn } from "#lib/search/address";
import { discoveryOf } from "#lib/search/discovery";
import { type Listing, readListing } from "#lib/search/listing";
import { changeSearch, NATIONAL, printSearch, type SearchQuery } from "#lib/search/query";

type Props = PageProps<"/[lang]/recherche">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const listing = await readListing(addressOf(await searchParams), lang);
  const page = env.PUBLIC_URL + searchPath(lang, printSearch({ ...listing.query, cursor: null }));
  return {
    title: titleOf(listing, lang),
    alternates: { ...alternates(searchPath(lang), lang), types: discoveryOf(listing.query, lang, page) },
    robots: { index: false },
  };
}

/** What is searched, and how many there are: what a screen reader says first of the page that comes back. */
function titleOf({ active, query, results, found: { total } }: Listing, lang: Lang): string {
  const { filters, search } = messages(lang);
  if (active.length === 0) return search.title;
  const labels = active.map(({ label }) => label);
  return filters.listTitle(labels, countIn(query, results.length, total, lang));
}

/** The search over entries of all types. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const words = messages(lang).search;
  const address = addressOf(await searchParams);
  const { now, query, issues, active, results, next, found, national, near, finds } = await readListing(
    address,
    lang,
  );
  const hrefOf = (other: SearchQuery) => searchPath(lang, printSearch(other));
  const { q: _, cursor: __, ...kept } = printSearch({ ...query, sort: null });
  const typed = typedIn(address);
  const crumbs = [{ label: words.title }];
  const page = { lang, origin: env.PUBLIC_URL, path: hrefOf(query), name: words.title, crumbs };

  return (
    <>
      <JsonLd
        node={collectionNode(
          page,
          listNode(
            results.map(({ entry }) => refNode(entry, lang, env.PUBLIC_URL)),
            found.total.more ? null : found.total.count,
          ),
        )}
      />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead} />
      <SearchForm lang={lang} query={query.text} kept={kept} large id="search-q" />
      <div className="mt-6">
        <SearchIssues lang={lang} issues={issues} />
        <ViewTabs lang={lang} query={query} current="list" />
      </div>
      <div className="columns columns-aside-start mt-6">
        <Filters
          lang={lang}
          query={query}
          found={found}
          finds={finds}
          issues={issues}
          typed={typed}
          // The words are in the box above: what is listed is what narrows them.
          used={active.length - (query.text ? 1 : 0)}
          action={searchPath(lang)}
          hrefOf={hrefOf}
        />
        <div>
          {results.length > 0 || query.meaning?.corrected ? (
            <SearchUnderstood
              lang={lang}
              query={query}
              results={results}
              count={found.total.count}
              hrefOf={hrefOf}
            />
          ) : null}
          <ListBar
            lang={lang}
            query={query}
            count={found.total}
            shown={results.length}
            active={active.slice(query.text ? 1 : 0)}
            hrefOf={hrefOf}
            clearHref={searchPath(lang, { q: query.text })}
          />
          {results.length > 0 ? (
            <SearchResults results={results} lang={lang} now={now} origin={env.PUBLIC_URL} />
          ) : (
            <NoResults lang={lang} query={query} near={near} hrefOf={hrefOf} />
          )}
          <Pagination
            lang={lang}
            first={query.cursor ? hrefOf({ ...query, cursor: null }) : null}
            next={next ? searchPath(lang, { ...printSearch(query), cursor: next }) : null}
          />
          {national ? (
            <NationalResults
              lang={lang}
              now={now}
              {...national}
              href={hrefOf(changeSearch(query, { territories: [...query.territories, NATIONAL].sort() }))}
            />
          ) : null}
          <TakeAway lang={lang} query={query} />
        </div>
      </div>
    </>
  );
}
