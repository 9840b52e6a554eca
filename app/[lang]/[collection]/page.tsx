import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryList } from "#components/entries/entry-list";
import { PageHeader } from "#components/layout/page-header";
import { ListBar } from "#components/search/list-bar";
import { ListFilters } from "#components/search/list-filters";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { Pagination } from "#components/ui/pagination";
import { getCards } from "#lib/entries/queries";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { collectionPath, missingPath, proposePath, typeOfCollection } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { facets } from "#lib/search/facets";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { parseSearch, printSearch, type SearchQuery } from "#lib/search/query";
import { search } from "#lib/search/search";
import { listRegions } from "#lib/territories/queries";

export async function generateMetadata({ params }: PageProps<"/[lang]/[collection]">): Promise<Metadata> {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return {};
  const { common, reading } = messages(lang);
  return {
    title: common.types[type].many,
    description: reading.collections[type].lead,
    alternates: alternates(collectionPath(lang, type), lang),
  };
}

/** A collection: its entries, narrowed and ordered by the address, a page at a time. */
export default async function CollectionPage({ params, searchParams }: PageProps<"/[lang]/[collection]">) {
  const { lang, collection } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", collection));
  const { common, reading } = messages(lang);
  const now = new Date();

  const { query: asked, issues } = parseSearch(await searchParams);
  const { query: named, names } = await nameFilters({ ...asked, types: [type] }, lang);
  const query = await understand(named);
  const hrefOf = (other: SearchQuery) => collectionPath(lang, type, { ...printSearch(other), type: null });
  const [page, facet, regions] = await Promise.all([
    search(query, { now }),
    facets(query, now),
    listRegions(),
  ]);
  const cards = await getCards(page.hits.map(({ id }) => id));
  const chosen = query.territories.filter((code) => !regions.some((region) => region.code === code));
  const places = [...chosen.map((code) => ({ code, name: names.get(code) ?? code })), ...regions];

  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: common.types[type].many }]}
        title={common.types[type].many}
        lead={reading.collections[type].lead}
        actions={
          <ButtonLink href={proposePath(lang, type)} variant="secondary" small>
            {reading.collections[type].propose}
          </ButtonLink>
        }
      />
      <div className="columns columns-aside-start">
        <ListFilters lang={lang} type={type} query={query} facets={facet} places={places} hrefOf={hrefOf} />
        <div>
          {issues.length > 0 ? (
            <div className="mb-4">
              <Notice kind="warning" title={reading.list.wrong} />
            </div>
          ) : null}
          <ListBar
            lang={lang}
            query={query}
            count={facet.total}
            active={activeFilters(query, names, lang)}
            hrefOf={hrefOf}
            clearHref={collectionPath(lang, type)}
          />
          {cards.length > 0 ? (
            <EntryList entries={cards} lang={lang} now={now} />
          ) : (
            <div className="mt-6">
              <EmptyState title={reading.list.empty}>
                <p>{reading.list.emptyText}</p>
              </EmptyState>
            </div>
          )}
          <Pagination
            lang={lang}
            first={query.cursor ? hrefOf({ ...query, cursor: null }) : null}
            next={
              page.next
                ? collectionPath(lang, type, { ...printSearch(query), type: null, cursor: page.next })
                : null
            }
          />
        </div>
      </div>
    </>
  );
}
