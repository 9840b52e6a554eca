import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { EntryArticle } from "#components/entries/entry-article";
import { RemovedPage, removedMetadata } from "#components/entries/removed-page";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage, notFoundMetadata } from "#components/layout/not-found-page";
import { tagPage } from "#lib/cache";
import { getEntry } from "#lib/entries/queries";
import type { EntryView } from "#lib/entries/view";
import { env } from "#lib/env";
import { citationLinks, citationMetas } from "#lib/exports/citation-meta";
import { citedOf } from "#lib/exports/csl";
import { entryNode } from "#lib/json-ld/entry";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { entryPath, typeOfCollection } from "#lib/paths";
import { changesOf, embeddingOf } from "#lib/search/discovery";
import { similarEntries } from "#lib/search/similar";
import { tags } from "#lib/tags";
import { isEntryHeld } from "#lib/teams/queries";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/[collection]/[slug]">;

const load = cache(getEntry);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, collection, slug } = await params;
  if (!isLang(lang)) return notFoundMetadata("fr");
  const found = await load(slug);
  if (found?.removed?.type === typeOfCollection(collection)) return removedMetadata(lang);
  if (!found?.entry || found.entry.type !== typeOfCollection(collection)) return notFoundMetadata(lang);
  const { entry } = found;
  const { common } = messages(lang);
  return {
    title: entry.title,
    description: entry.summary,
    alternates: {
      ...alternates(entryPath(lang, entry.type, entry.slug), lang),
      types: {
        ...changesOf(entry.type, slug, lang),
        ...(!entry.archived && embeddingOf(env.PUBLIC_URL + entryPath(lang, entry.type, entry.slug), lang)),
        ...(!entry.archived && citationLinks(entry, lang)),
      },
    },
    other: citationMetas(citedOf(entry, lang, env.PUBLIC_URL).item),
    robots: entry.archived ? { index: false } : undefined,
    openGraph: {
      type: "article",
      title: entry.title,
      description: entry.summary,
      url: entryPath(lang, entry.type, entry.slug),
      siteName: common.siteName,
      locale: lang === "fr" ? "fr_FR" : "en_GB",
      modifiedTime: entry.updatedAt.toISOString(),
      images: [{ url: `/og-${lang}.png`, width: 1200, height: 630, alt: common.tagline }],
    },
  };
}

/** An entry. Merged into another, it leads there for good; taken down, it says why. */
export default async function EntryPage({ params }: Props) {
  const { lang, collection, slug } = await params;
  await tagPage(tags.entry(slug), tags.similar);
  if (!isLang(lang)) return <NotFoundPage lang="fr" />;
  const found = await load(slug);
  if (found?.mergedInto) permanentRedirect(entryPath(lang, found.mergedInto.type, found.mergedInto.slug));
  const type = typeOfCollection(collection);
  if (found?.removed && found.removed.type === type) {
    return <RemovedPage type={type} reason={found.removed.reason} lang={lang} />;
  }
  const entry = found?.entry;
  if (!entry || entry.type !== type) return <NotFoundPage lang={lang} />;
  // The page is kept: what is alike is that of the last hour, but for what was taken down (`tags.similar`).
  const similar = await similarEntries(slug, namedOn(entry));
  const held = await isEntryHeld(entry);
  return (
    <>
      <JsonLd node={entryNode(entry, lang, env.PUBLIC_URL)} />
      <EntryArticle
        entry={entry}
        lang={lang}
        url={env.PUBLIC_URL + entryPath(lang, entry.type, slug)}
        similar={similar}
        held={held}
      />
    </>
  );
}

/** The entries that the page names already. */
function namedOn({ relations, credits, sources, creditedOn, sourceOf }: EntryView): string[] {
  const named = [...relations, ...credits, ...sources].flatMap(({ entry }) => entry ?? []);
  return [...named, ...creditedOn, ...sourceOf].map(({ slug }) => slug);
}
