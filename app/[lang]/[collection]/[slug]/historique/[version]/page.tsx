import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { EntryArticle } from "#components/entries/entry-article";
import { Breadcrumb } from "#components/layout/breadcrumb";
import { VersionBanner } from "#components/revisions/version-banner";
import { VersionRevert } from "#components/revisions/version-revert";
import { getActor } from "#lib/auth";
import { previewEntry } from "#lib/entries/preview";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  collectionPath,
  entryPath,
  historyPath,
  missingPath,
  signInPath,
  typeOfCollection,
  versionPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { findHistoryEntry } from "#lib/revisions/history";
import { getVersion } from "#lib/revisions/version";
import { revertEntry } from "../actions";

type Props = PageProps<"/[lang]/[collection]/[slug]/historique/[version]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, collection, slug, version } = await params;
  const type = typeOfCollection(collection);
  const entry = isLang(lang) && type ? await findHistoryEntry(type, slug) : null;
  const robots = { index: false };
  if (!isLang(lang) || !entry || entry.removal) return { robots };
  return {
    title: messages(lang).history.one.title(Number(version), entry.title),
    // What the entry says today is what search engines should know.
    alternates: alternates(entryPath(lang, entry.type, slug), lang),
    robots,
  };
}

/** The entry as it was at one of its versions; its address stays good for ever. */
export default async function Page({ params, searchParams }: Props) {
  const { lang, collection, slug, version } = await params;
  const type = typeOfCollection(collection);
  if (!isLang(lang) || !type || !/^[1-9]\d{0,8}$/.test(version)) {
    redirect(missingPath(isLang(lang) ? lang : "fr", slug));
  }
  const number = Number(version);
  const found = await getVersion(type, slug, number);
  if (!found) redirect(missingPath(lang, slug));
  const { entry, content, from, until } = found;
  const actor = await getActor();
  const reviews = can(actor, "review");
  if (entry.removal && !reviews) redirect(entryPath(lang, type, slug));
  const title = typeof content.title === "string" ? content.title : entry.title;
  const view = await previewEntry({ type, content, slug: null, untitled: title });
  const { common, history } = messages(lang);
  const goesBack = number < entry.version && (reviews || entry.open) && content.removed !== true;
  return (
    <>
      <Breadcrumb
        lang={lang}
        crumbs={[
          { label: common.types[type].many, href: collectionPath(lang, type) },
          { label: entry.title, href: entryPath(lang, type, slug) },
          { label: history.heading, href: historyPath(lang, type, slug) },
          { label: history.version(number) },
        ]}
      />
      <VersionBanner entry={entry} number={number} content={content} from={from} until={until} lang={lang} />
      <EntryArticle entry={{ ...view, archived: false }} lang={lang} url={null} />
      {goesBack && actor ? (
        <VersionRevert
          entry={entry}
          number={number}
          atOnce={reviews}
          open={(await searchParams).acte === "revert"}
          idempotencyKey={uuid()}
          action={revertEntry}
          lang={lang}
        />
      ) : null}
      {goesBack && !actor ? (
        <p className="section">
          <a href={signInPath(lang, versionPath(lang, type, slug, number))}>{history.revert.signIn}</a>
        </p>
      ) : null}
    </>
  );
}
