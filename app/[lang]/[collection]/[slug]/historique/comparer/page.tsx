import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { FieldChange } from "#components/revisions/field-change";
import { CompareForm, LISTED_VERSIONS } from "#components/revisions/version-choice";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import {
  collectionPath,
  comparePath,
  entryPath,
  historyPath,
  missingPath,
  typeOfCollection,
  versionPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { compareChanges } from "#lib/revisions/compare";
import { compareVersions, listVersionDays } from "#lib/revisions/version";
import { wordingIn } from "#lib/revisions/wording";

type Props = PageProps<"/[lang]/[collection]/[slug]/historique/comparer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  const robots = { index: false };
  return isLang(lang) ? { title: messages(lang).history.compare.title, robots } : { robots };
}

/** Two versions of an entry, field by field: `?de=2&a=5`. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, collection, slug } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type) redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  const query = await searchParams;
  const [from, to] = [versionOf(query.de), versionOf(query.a)];
  const actor = await getActor();
  const found = await compareVersions(type, slug, [from, to], actor);
  if (!found) redirect(missingPath(lang, slug));
  const { entry, changes, names } = found;
  if (entry.removal && !can(actor, "review")) redirect(entryPath(lang, type, slug));
  const { common, history } = messages(lang);
  const words = history.compare;
  const compared = changes ? compareChanges(type, changes, wordingIn(lang, names)) : [];
  const version = (number: number) => (
    <a href={versionPath(lang, type, slug, number)}>{history.version(number)}</a>
  );
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: common.types[type].many, href: collectionPath(lang, type) },
          { label: entry.title, href: entryPath(lang, type, slug) },
          { label: history.heading, href: historyPath(lang, type, slug) },
          { label: words.title },
        ]}
        title={changes ? words.titleOf(from, to) : words.title}
        lead={words.lead(entry.title)}
      />
      <div className="stack">
        {changes ? null : (
          <Notice kind="warning">
            <p>{words.wrong(entry.version)}</p>
          </Notice>
        )}
        {entry.version > 1 ? (
          <CompareForm
            entry={entry}
            days={await listVersionDays(slug, LISTED_VERSIONS)}
            from={changes ? from : undefined}
            to={changes ? to : undefined}
            lang={lang}
          />
        ) : null}
        {changes && compared.length === 0 ? (
          <Notice>
            <p>{from === to ? words.one : words.same}</p>
          </Notice>
        ) : null}
        {compared.length > 0 ? (
          <section className="mt-8">
            <h2>{history.changes(compared.length)}</h2>
            <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              {version(from)}
              {version(to)}
              <a href={comparePath(lang, type, slug, { de: to, a: from })}>{words.swap}</a>
            </p>
            <div className="mt-2">
              {compared.map((comparison) => (
                <FieldChange key={comparison.field.name} comparison={comparison} lang={lang} />
              ))}
            </div>
          </section>
        ) : null}
      </div>
    </>
  );
}

/** A version number of an address; 0, which no version has, when it is not one. */
function versionOf(text: string | string[] | undefined): number {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
