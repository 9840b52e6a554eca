import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { VersionList } from "#components/revisions/version-list";
import { ButtonLink, buttonClass } from "#components/ui/button";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  collectionPath,
  editPath,
  entryPath,
  historyPath,
  missingPath,
  typeOfCollection,
  withQuery,
} from "#lib/paths";
import { getHistory } from "#lib/revisions/history";
import { wordingIn } from "#lib/revisions/wording";

type Props = PageProps<"/[lang]/[collection]/[slug]/historique">;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const { lang, history } = found;
  const words = messages(lang).review.history;
  const { type, slug, title } = history.entry;
  return {
    title: words.title(title),
    description: words.description(title),
    alternates: alternates(historyPath(lang, type, slug), lang),
  };
}

/** Every version of an entry, public: who, when, why, by which decision. */
export default async function Page(props: Props) {
  const found = await find(props);
  if (!found) {
    const { lang, slug } = await props.params;
    redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  }
  const { lang, before, history } = found;
  const { entry, older } = history;
  const words = messages(lang).review.history;
  const here = historyPath(lang, entry.type, entry.slug);

  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: messages(lang).common.types[entry.type].many, href: collectionPath(lang, entry.type) },
          { label: entry.title, href: entryPath(lang, entry.type, entry.slug) },
        ]}
        title={words.heading}
        lead={words.lead(entry.title, entry.version)}
        actions={
          <>
            <ButtonLink href={entryPath(lang, entry.type, entry.slug)} variant="secondary">
              {words.back}
            </ButtonLink>
            {entry.open ? (
              <ButtonLink href={editPath(lang, entry.type, entry.slug)} variant="quiet">
                {words.edit}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <VersionList history={history} wording={wordingIn(lang, history.names)} lang={lang} />
      {before !== null || older !== null ? (
        <nav className="pagination" aria-label={words.pages}>
          {before === null ? null : (
            <a href={here} className={buttonClass({ variant: "secondary" })}>
              {words.newest}
            </a>
          )}
          {older === null ? null : (
            <a
              href={withQuery(here, { before: older })}
              rel="next"
              className={buttonClass({ variant: "secondary" })}
            >
              {words.older}
            </a>
          )}
        </nav>
      ) : null}
    </>
  );
}

async function find({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) return null;
  const before = versionOf((await searchParams).before);
  const history = await getHistory(type, slug, before);
  return history && { lang, before, history };
}

/** A version number of an address, or null. */
function versionOf(text: string | string[] | undefined): number | null {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
