import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { EntryRow } from "#components/entries/entry-card";
import { OrganisationFacts } from "#components/entries/organisation-facts";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage, notFoundMetadata } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { TakeAway } from "#components/search/take-away";
import { TeamNote } from "#components/teams/team-note";
import { DeprecatedNotice } from "#components/vocabularies/deprecated-notice";
import { tagPage } from "#lib/cache";
import { optionLabel } from "#lib/entries/field-words";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { organisationNode } from "#lib/json-ld/terms";
import { refNode } from "#lib/json-ld/things";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { organisationKindLabel } from "#lib/organisations/kinds";
import { getOrganisation } from "#lib/organisations/queries";
import type { OrganisationView } from "#lib/organisations/view";
import { organisationPath, organisationsPath, searchPath } from "#lib/paths";
import { discoveryOf } from "#lib/search/discovery";
import { EMPTY_SEARCH } from "#lib/search/query";
import { tags } from "#lib/tags";
import { isOrganisationHeld } from "#lib/teams/queries";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/organisations/[slug]">;

const MAX_ENTRIES = 60;
const load = cache((slug: string) => getOrganisation(slug, MAX_ENTRIES));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, slug } = await params;
  const organisation = isLang(lang) ? (await load(slug))?.organisation : null;
  if (!isLang(lang) || !organisation) return notFoundMetadata(isLang(lang) ? lang : "fr");
  return {
    title: organisation.name,
    description: organisation.fullName ?? organisationKindLabel(organisation.kind, lang),
    alternates: {
      ...alternates(organisationPath(lang, slug), lang),
      types: discoveryOf(
        { ...EMPTY_SEARCH, organisations: [slug] },
        lang,
        env.PUBLIC_URL + organisationPath(lang, slug),
      ),
    },
  };
}

/**
 * A body of the authority file: its names, what it comes from and became, what it is credited on. Merged into another, it
 * leads there for good.
 */
export default async function OrganisationPage({ params }: Props) {
  const { lang, slug } = await params;
  await tagPage(tags.organisation(slug));
  const found = isLang(lang) ? await load(slug) : null;
  if (isLang(lang) && found?.mergedInto) permanentRedirect(organisationPath(lang, found.mergedInto));
  const organisation = found?.organisation;
  if (!isLang(lang) || !organisation) return <NotFoundPage lang={isLang(lang) ? lang : "fr"} />;
  const words = messages(lang).reading.organisation;
  const { name, fullName, predecessors, entries, more } = organisation;
  const now = new Date();
  const held = await isOrganisationHeld(organisation);
  const { title } = messages(lang).reading.organisations;
  const crumbs = [{ label: title, href: organisationsPath(lang) }, { label: name }];
  const origin = env.PUBLIC_URL;
  const listed = entries.map(({ entry }) => refNode(entry, lang, origin));
  return (
    <>
      <JsonLd
        node={collectionNode(
          { lang, origin, path: organisationPath(lang, slug), name, description: fullName, crumbs },
          listNode(listed, more ? null : listed.length),
          organisationNode(organisation, lang, origin),
        )}
      />
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        kicker={<span className="badge">{words.kicker}</span>}
        title={name}
        lead={fullName && fullName !== name ? fullName : null}
      />
      {organisation.deprecated ? <DeprecatedNotice lang={lang} /> : null}
      <div className="columns columns-aside-end">
        <aside className="entry-aside">
          <OrganisationFacts organisation={organisation} lang={lang} />
          {held === null ? null : <TeamNote page={{ organisation: slug }} held={held} lang={lang} />}
        </aside>
        <section className="entry-main">
          <h2>{words.entries}</h2>
          {predecessors.length > 0 ? <p className="hint">{words.lineage}</p> : null}
          {entries.length === 0 ? <p className="mt-3">{words.empty}</p> : null}
          <ul className="entry-list mt-2">
            {entries.map(({ entry, credits }) => (
              <li key={entry.slug}>
                <EntryRow
                  entry={entry}
                  lang={lang}
                  now={now}
                  note={rolesIn(credits, lang)}
                  facts={["period", "kind"]}
                />
              </li>
            ))}
          </ul>
          {more ? <a href={searchPath(lang, { organisation: slug })}>{words.more}</a> : null}
          <TakeAway lang={lang} query={{ ...EMPTY_SEARCH, organisations: [slug] }} />
        </section>
      </div>
    </>
  );
}

/** "Organisateur", "Éditeur, sous le nom SGMAP", "Porteur, aussi sous le nom SGMAP". */
function rolesIn(credits: OrganisationView["entries"][number]["credits"], lang: Lang): string {
  const words = messages(lang).reading.organisation;
  const roles = credits.flatMap(({ role, under }) => {
    const label = optionLabel("role", role, lang);
    const asItself = credits.some((credit) => credit.role === role && !credit.under);
    if (under) return (asItself ? words.alsoUnder : words.under)(label, under.name);
    return credits.some((credit) => credit.role === role && credit.under) ? [] : label;
  });
  return [...new Set(roles)].join(", ");
}
