import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { DepartementCounts } from "#components/map/departement-counts";
import { FranceInsets, FranceMap } from "#components/map/france-map";
import { MapBar } from "#components/map/map-bar";
import { MapContents } from "#components/map/map-contents";
import { MapLegend } from "#components/map/map-legend";
import { MapSearch } from "#components/map/map-search";
import { NationalEntries } from "#components/map/national-entries";
import { PlacedEntries, PlaceList } from "#components/map/place-list";
import { WorldMap } from "#components/map/world-map";
import { SearchIssues } from "#components/search/search-issues";
import { SearchUnderstood } from "#components/search/search-understood";
import { TakeAway } from "#components/search/take-away";
import { ViewTabs } from "#components/search/view-tabs";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { env } from "#lib/env";
import { collectionNode } from "#lib/json-ld/pages";
import { drawingOf, toggledPlace } from "#lib/map/drawing";
import { listsOf } from "#lib/map/lists";
import { countsOf, NOWHERE_ID, sectionsOf } from "#lib/map/sections";
import { landPath } from "#lib/map/world";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { mapPath, mapPointsPath, missingPath, searchPath } from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { discoveryOf } from "#lib/search/discovery";
import { understand } from "#lib/search/meaning";
import { nameFilters } from "#lib/search/names";
import { placesOf } from "#lib/search/places";
import { isFiltered, parseSearch, printSearch, type SearchQuery } from "#lib/search/query";

type Props = PageProps<"/[lang]/carte">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const words = messages(lang).map;
  const { query } = parseSearch(await searchParams);
  return {
    title: query.text ? words.titleFor(query.text) : words.title,
    description: words.description,
    alternates: {
      ...alternates(mapPath(lang), lang),
      types: discoveryOf(
        query,
        lang,
        env.PUBLIC_URL + mapPath(lang, printSearch({ ...query, cursor: null })),
      ),
    },
    robots: query.text || isFiltered(query) ? { index: false } : undefined,
  };
}

/** Where the entries of a search are: on a map, and in words. */
export default async function MapPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const words = messages(lang).map;
  const { query: asked, issues } = parseSearch(await searchParams);
  const { query: named, names } = await nameFilters({ ...asked, cursor: null }, lang);
  const query = await understand(named);
  const places = await placesOf(query, new Date());
  const sections = sectionsOf(places);
  const drawing = drawingOf(places, sections.countries, query.territories, lang);

  const hrefOf = (other: SearchQuery) => mapPath(lang, printSearch(other));
  const toggled = (code: string) => `${hrefOf(toggledPlace(query, `departement-${code}`))}#carte`;
  const lists = listsOf(places, sections, lang);
  const listWords = { types: words.types, accuracy: words.accuracy };
  const crumbs = [{ label: words.title }];
  const page = { lang, origin: env.PUBLIC_URL, path: hrefOf(query), name: words.title, crumbs };
  return (
    <>
      <JsonLd node={collectionNode({ ...page, description: words.description }, null)} />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead} />
      <MapSearch lang={lang} query={query} />
      <div className="mt-6">
        <SearchIssues lang={lang} issues={issues} />
        <ViewTabs lang={lang} query={query} current="map" />
      </div>
      <div id="carte" className="mt-6">
        <MapBar
          lang={lang}
          query={query}
          count={places.total}
          active={activeFilters(query, names, lang)}
          hrefOf={hrefOf}
          clearHref={mapPath(lang)}
        />
        <div className="mt-4">
          <SearchUnderstood lang={lang} query={query} hrefOf={hrefOf} />
        </div>
        <MapContents places={places} lang={lang} />
        {places.partial ? (
          <div className="mt-4">
            <Notice>{words.partial}</Notice>
          </div>
        ) : null}
        {places.total.count === 0 ? (
          <div className="mt-4">
            <EmptyState title={words.nothing}>
              <p>{words.nothingText}</p>
              <p>
                <a href={searchPath(lang, printSearch(query))}>{words.nothingLink}</a>
              </p>
            </EmptyState>
          </div>
        ) : null}
        <a className="map-skip" href="#liste">
          {words.skip}
        </a>
        <div className="map-layout">
          <div className="map-main">
            <h2 className="sr-only">{words.france}</h2>
            <FranceMap
              frames={drawing.frames}
              groups={[...lists.france, lists.national, lists.nowhere]}
              lang={lang}
              hrefOf={toggled}
            />
          </div>
          <div className="map-aside">
            <MapLegend steps={drawing.steps} lang={lang} />
            {places.countsPartial ? <p className="hint">{words.countsPartial}</p> : null}
            <FranceInsets frames={drawing.frames} lang={lang} hrefOf={toggled} />
          </div>
        </div>
        <DepartementCounts
          counts={countsOf(places.byDepartement)}
          chosen={(code) => query.territories.includes(`departement-${code}`)}
          lang={lang}
          hrefOf={toggled}
        />
      </div>

      <div className="map-lists">
        <section aria-labelledby="liste">
          <h2 id="liste" tabIndex={-1}>
            {words.list}
          </h2>
          <details className="map-accuracy">
            <summary>{words.accuracyTitle}</summary>
            <p>{words.accuracyText}</p>
          </details>
          {lists.france.length > 0 ? (
            <PlaceList groups={lists.france} lang={lang} words={listWords} />
          ) : (
            <p className="mt-4">{words.empty}</p>
          )}
        </section>
        {places.national.length > 0 ? (
          <NationalEntries group={lists.national} lang={lang} words={listWords} />
        ) : null}
      </div>
      {sections.countries.length > 0 ? (
        <section className="section map-abroad" aria-labelledby="etranger">
          <h2 id="etranger">{words.world}</h2>
          <WorldMap land={landPath()} countries={drawing.countries} lang={lang} />
          <PlaceList groups={lists.abroad} lang={lang} words={listWords} />
        </section>
      ) : null}
      {places.nowhere.length > 0 ? (
        <section className="section">
          <details className="map-nowhere">
            <summary>{lists.nowhere.title}</summary>
            <p id={NOWHERE_ID} className="hint">
              {words.nowhereText}
            </p>
            <PlacedEntries entries={lists.nowhere.entries} lang={lang} words={listWords} />
          </details>
        </section>
      ) : null}
      <TakeAway lang={lang} query={query} view="carte" />
      <p className="map-credits">
        <a href={mapPointsPath(lang, printSearch(query))} rel="nofollow">
          {words.file}
        </a>{" "}
        {words.credits}
      </p>
    </>
  );
}
