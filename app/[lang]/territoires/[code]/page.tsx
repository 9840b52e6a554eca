import type { Metadata } from "next";
import { cache } from "react";
import { EntryGroups, totalIn } from "#components/entries/entry-groups";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage, notFoundMetadata } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { TakeAway } from "#components/search/take-away";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { tagPage } from "#lib/cache";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { territoryNode } from "#lib/json-ld/terms";
import { refNode } from "#lib/json-ld/things";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { proposeHubPath, territoryPath } from "#lib/paths";
import { discoveryOf } from "#lib/search/discovery";
import { EMPTY_SEARCH } from "#lib/search/query";
import { tags } from "#lib/tags";
import { getTerritory } from "#lib/territories/queries";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/territoires/[code]">;

const PER_TYPE = 12;
const load = cache((code: string) => getTerritory(code, PER_TYPE));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, code } = await params;
  const place = isLang(lang) ? await load(code) : null;
  if (!isLang(lang) || !place) return notFoundMetadata(isLang(lang) ? lang : "fr");
  const { common, reading } = messages(lang);
  const total = totalIn(place.groups);
  return {
    title: place.name,
    description: reading.territory.lead(common.entries(total)),
    alternates: {
      ...alternates(territoryPath(lang, code), lang),
      types: discoveryOf(
        { ...EMPTY_SEARCH, territories: [code] },
        lang,
        env.PUBLIC_URL + territoryPath(lang, code),
      ),
    },
    // Most of the 35,000 communes have nothing to show yet.
    robots: total === 0 ? { index: false } : undefined,
  };
}

/** A place: what contains it, and what happens in it and within it. */
export default async function TerritoryPage({ params }: Props) {
  const { lang, code } = await params;
  await tagPage(tags.territory(code));
  const place = isLang(lang) ? await load(code) : null;
  if (!isLang(lang) || !place) return <NotFoundPage lang={isLang(lang) ? lang : "fr"} />;
  const { common, reading } = messages(lang);
  const words = reading.territory;
  const total = totalIn(place.groups);
  const crumbs = [
    ...place.ancestors.map((around) => ({ label: around.name, href: territoryPath(lang, around.code) })),
    { label: place.name },
  ];
  const origin = env.PUBLIC_URL;
  const listed = place.groups.flatMap(({ entries }) => entries.map((entry) => refNode(entry, lang, origin)));
  return (
    <>
      <JsonLd
        node={collectionNode(
          { lang, origin, path: territoryPath(lang, code), name: place.name, crumbs },
          listNode(listed, total),
          territoryNode(place, lang, origin, place.ancestors.toReversed()),
        )}
      />
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        kicker={
          <span className="badge">
            {words.kicker[place.level]}
            {place.population ? ` · ${words.population(place.population)}` : null}
          </span>
        }
        title={place.name}
        lead={total > 0 ? words.lead(common.entries(total)) : null}
      />
      {total === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
          <ButtonLink href={proposeHubPath(lang)} className="mt-4">
            {common.nav.propose}
          </ButtonLink>
        </EmptyState>
      ) : (
        <EntryGroups groups={place.groups} lang={lang} now={new Date()} query={{ territory: code }} />
      )}
      <TakeAway lang={lang} query={{ ...EMPTY_SEARCH, territories: [code] }} />
    </>
  );
}
