import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { Filters } from "#components/search/filters";
import { countIn, ListBar } from "#components/search/list-bar";
import { NationalResults } from "#components/search/national-results";
import { NoResults } from "#components/search/no-results";
import { SearchIssues } from "#components/search/search-issues";
import { SearchResults } from "#components/search/search-results";
import { SearchUnderstood } from "#components/search/search-understood";
import { TakeAway } from "#components/search/take-away";
import { ViewTabs } from "#components/search/view-tabs";
import { WithinForm } from "#components/search/within-form";
import { ButtonLink } from "#components/ui/button";
import { Pagination } from "#components/ui/pagination";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { refNode } from "#lib/json-ld/things";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { collectionPath, missingPath, proposePath, typeOfCollection } from "#lib/paths";
import { addressOf, typedIn } from "#lib/search/address";
import { discoveryOf } from "#lib/search/discovery";
import { readListing } from "#lib/search/listing";
import { changeSearch, NATIONAL, printSearch, type SearchQuery } from "#lib/search/query";

type Props = PageProps<"/[lang]/[collection]">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return {};
  const { common, filters, reading } = messages(lang);
  const { active, found, query, results } = await readListing(addressOf(await searchParams), lang, type);
  const labels = [common.types[type].many, ...active.map(({ label }) => label)];
  const page = collectionPath(lang, type, { ...printSearch({ ...query, cursor: null }), type: null });
  return {
    title:
      active.length === 0 && !query.cursor
        ? common.types[type].many
        : filters.listTitle(labels, countIn(query, results.length, found.total, lang)),
    description: reading.collections[type].lead,
    alternates: {
      ...alternates(collectionPath(lang, type), lang),
      types: discoveryOf(query, lang, env.PUBLIC_URL + page),
    },
    // The ways to narrow a list are without end; the list itself and the entries are worth finding.
    robots: active.length > 0 || query.sort ? { index: false } : undefined,
  };
}

/** A collection: its entries, narrowed and ordered by the address, a page at a time. */
export default async function CollectionPage({ params, searchParams }: Props) {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", collection));
  const { common, reading } = messages(lang);
  const address = addressOf(await searchParams);
  const listing = await readListing(address, lang, type);
  const { now, query, issues, active, results, next, found, national, near, finds } = listing;
  const hrefOf = (other: SearchQuery) => collectionPath(lang, type, { ...printSearch(other), type: null });
  const typed = typedIn(address);
  const crumbs = [{ label: common.types[type].many }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: hrefOf(query),
    name: common.types[type].many,
    description: reading.collections[type].lead,
    crumbs,
  };

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
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        title={common.types[type].many}
        lead={reading.collections[type].lead}
        actions={
          <ButtonLink href={proposePath(lang, type)} variant="secondary" small>
            {reading.collections[type].propose}
          </ButtonLink>
        }
      />
      <SearchIssues lang={lang} issues={issues} />
      <ViewTabs lang={lang} query={query} current="list" />
      <div className="columns columns-aside-start mt-6">
        <Filters
          lang={lang}
          query={query}
          found={found}
          finds={finds}
          issues={issues}
          typed={typed}
          used={active.length}
          typeGiven
          action={collectionPath(lang, type)}
          hrefOf={hrefOf}
        />
        <div>
          <WithinForm lang={lang} query={query} action={collectionPath(lang, type)} />
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
            active={active}
            hrefOf={hrefOf}
            clearHref={collectionPath(lang, type)}
          />
          {results.length > 0 ? (
            <SearchResults results={results} lang={lang} now={now} origin={env.PUBLIC_URL} />
          ) : (
            <NoResults lang={lang} query={query} near={near} hrefOf={hrefOf} />
          )}
          <Pagination
            lang={lang}
            first={query.cursor ? hrefOf({ ...query, cursor: null }) : null}
            next={
              next ? collectionPath(lang, type, { ...printSearch(query), type: null, cursor: next }) : null
            }
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
