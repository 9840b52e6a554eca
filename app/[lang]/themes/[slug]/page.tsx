import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { EntryGroups, totalIn } from "#components/entries/entry-groups";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage, notFoundMetadata } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { TakeAway } from "#components/search/take-away";
import { DeprecatedNotice } from "#components/vocabularies/deprecated-notice";
import { tagPage } from "#lib/cache";
import { env } from "#lib/env";
import { collectionNode, listNode } from "#lib/json-ld/pages";
import { themeNode } from "#lib/json-ld/terms";
import { refNode } from "#lib/json-ld/things";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { themePath, themesPath } from "#lib/paths";
import { discoveryOf } from "#lib/search/discovery";
import { EMPTY_SEARCH } from "#lib/search/query";
import { tags } from "#lib/tags";
import { themeLabel } from "#lib/themes/label";
import { getTheme } from "#lib/themes/queries";

export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = PageProps<"/[lang]/themes/[slug]">;

const PER_TYPE = 12;
const load = cache((slug: string) => getTheme(slug, PER_TYPE));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, slug } = await params;
  const theme = isLang(lang) ? (await load(slug))?.theme : null;
  if (!isLang(lang) || !theme) return notFoundMetadata(isLang(lang) ? lang : "fr");
  const { reading, common } = messages(lang);
  return {
    title: themeLabel(theme, lang),
    description: reading.themes.lead1(common.entries(totalIn(theme.groups))),
    alternates: {
      ...alternates(themePath(lang, slug), lang),
      types: discoveryOf({ ...EMPTY_SEARCH, themes: [slug] }, lang, env.PUBLIC_URL + themePath(lang, slug)),
    },
  };
}

/** A theme and what it gathers. Merged into another, it leads there for good. */
export default async function ThemePage({ params }: Props) {
  const { lang, slug } = await params;
  await tagPage(tags.theme(slug));
  const found = isLang(lang) ? await load(slug) : null;
  if (isLang(lang) && found?.mergedInto) permanentRedirect(themePath(lang, found.mergedInto));
  const theme = found?.theme;
  if (!isLang(lang) || !theme) return <NotFoundPage lang={isLang(lang) ? lang : "fr"} />;
  const { common, reading } = messages(lang);
  const label = themeLabel(theme, lang);
  const total = totalIn(theme.groups);
  const crumbs = [{ label: reading.themes.title, href: themesPath(lang) }, { label }];
  const origin = env.PUBLIC_URL;
  const listed = theme.groups.flatMap(({ entries }) => entries.map((entry) => refNode(entry, lang, origin)));
  return (
    <>
      <JsonLd
        node={collectionNode(
          { lang, origin, path: themePath(lang, slug), name: label, crumbs },
          listNode(listed, total),
          themeNode(theme, lang, origin),
        )}
      />
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        kicker={<span className="badge">{reading.themes.kicker}</span>}
        title={label}
        lead={total > 0 ? reading.themes.lead1(common.entries(total)) : reading.themes.empty}
      />
      {theme.deprecated ? <DeprecatedNotice lang={lang} /> : null}
      <EntryGroups groups={theme.groups} lang={lang} now={new Date()} query={{ theme: slug }} />
      <TakeAway lang={lang} query={{ ...EMPTY_SEARCH, themes: [slug] }} />
    </>
  );
}
