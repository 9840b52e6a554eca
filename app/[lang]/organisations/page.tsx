import type { Metadata } from "next";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { Printed } from "#components/ui/printed";
import { tagPage } from "#lib/cache";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { bodyNode } from "#lib/json-ld/terms";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { listOrganisations } from "#lib/organisations/queries";
import { byLetter } from "#lib/organisations/view";
import { organisationPath, organisationsPath } from "#lib/paths";
import { tags } from "#lib/tags";
import { unbroken } from "#lib/typography";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/organisations">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { title, lead } = messages(lang).reading.organisations;
  return { title, description: lead, alternates: alternates(organisationsPath(lang), lang) };
}

/** The authority file, as the index at the end of a book: who did what the directory holds, letter by letter. */
export default async function OrganisationsPage({ params }: Props) {
  const { lang } = await params;
  await tagPage(tags.lists);
  if (!isLang(lang)) return <NotFoundPage lang="fr" />;
  const words = messages(lang).reading.organisations;
  const organisations = await listOrganisations();
  const letters = byLetter(organisations);
  const crumbs = [{ label: words.title }];
  const origin = env.PUBLIC_URL;
  const page = {
    lang,
    origin,
    path: organisationsPath(lang),
    name: words.title,
    description: words.lead,
    crumbs,
  };
  const nodes = organisations.map((organisation) => bodyNode(organisation, lang, origin));
  return (
    <>
      <JsonLd node={collectionNode(page, listNode(nodes))} />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead} />
      <Printed>
        <nav aria-label={words.letters}>
          <ul className="letters">
            {letters.map(([letter]) => (
              <li key={letter}>
                <a href={`#${idOf(letter)}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
        {letters.map(([letter, members]) => (
          <section key={letter} className="section" aria-labelledby={idOf(letter)}>
            <h2 id={idOf(letter)} className="mb-3">
              {/^[A-Z]$/.test(letter) ? letter : words.others}
            </h2>
            <ul className="theme-index">
              {members.map(({ slug, name, fullName }) => (
                <li key={slug}>
                  <a href={organisationPath(lang, slug)}>{unbroken(name)}</a>
                  {fullName ? <span className="block text-sm text-muted">{unbroken(fullName)}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Printed>
    </>
  );
}

const idOf = (letter: string) => `lettre-${letter.toLowerCase()}`;
