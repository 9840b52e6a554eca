import type { Metadata } from "next";
import { EntryList } from "#components/entries/entry-list";
import { HomeCollections } from "#components/home/collections";
import { HomeContribute } from "#components/home/contribute";
import { HomeDates } from "#components/home/dates";
import { HomeHero } from "#components/home/hero";
import { HomeThemes } from "#components/home/themes";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage } from "#components/layout/not-found-page";
import { tagPage } from "#lib/cache";
import { countEntries, listHighlighted, listNewest, listNextDates } from "#lib/entries/queries";
import { env } from "#lib/env";
import { siteNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { homePath } from "#lib/paths";
import { discoveryOf } from "#lib/search/discovery";
import { EMPTY_SEARCH } from "#lib/search/query";
import { tags } from "#lib/tags";
import { listThemes } from "#lib/themes/queries";

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<"/[lang]">): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const path = homePath(lang);
  return {
    alternates: { ...alternates(path, lang), types: discoveryOf(EMPTY_SEARCH, lang, env.PUBLIC_URL + path) },
  };
}

/** What this is, a search box, what there is, what is new, what comes, and how to take part. */
export default async function HomePage({ params }: PageProps<"/[lang]">) {
  const { lang } = await params;
  await tagPage(tags.home);
  if (!isLang(lang)) return <NotFoundPage lang="fr" />;
  const words = messages(lang).reading.home;
  const now = new Date();
  const [counts, newest, dates, highlighted, themes] = await Promise.all([
    countEntries(),
    listNewest(5),
    listNextDates("event", now, 5),
    listHighlighted(now, 4),
    listThemes(),
  ]);
  return (
    <>
      <JsonLd node={siteNode(lang, env.PUBLIC_URL, env.OPERATOR_NAME)} />
      <HomeHero lang={lang} />
      <HomeCollections lang={lang} counts={counts} />
      <div className="home-split">
        <section>
          <h2>{words.newest}</h2>
          <EntryList entries={newest} lang={lang} now={now} />
        </section>
        <HomeDates lang={lang} coming={dates.coming} entries={dates.entries} />
      </div>
      {highlighted.length > 0 ? (
        <section className="section">
          <h2>{words.highlighted}</h2>
          <EntryList entries={highlighted} lang={lang} now={now} columns />
        </section>
      ) : null}
      <HomeThemes lang={lang} themes={themes} />
      <HomeContribute lang={lang} />
    </>
  );
}
