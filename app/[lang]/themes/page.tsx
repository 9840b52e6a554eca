import type { Metadata } from "next";
import { JsonLd } from "#components/layout/json-ld";
import { NotFoundPage } from "#components/layout/not-found-page";
import { PageHeader } from "#components/layout/page-header";
import { tagPage } from "#lib/cache";
import { formatNumber } from "#lib/dates";
import { env } from "#lib/env";
import { collectionNode } from "#lib/json-ld/pages";
import { themesNode } from "#lib/json-ld/terms";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { themePath, themesPath } from "#lib/paths";
import { tags } from "#lib/tags";
import { themeLabel } from "#lib/themes/label";
import { listThemes } from "#lib/themes/queries";

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<"/[lang]/themes">): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const { themes } = messages(lang).reading;
  return { title: themes.title, description: themes.lead, alternates: alternates(themesPath(lang), lang) };
}

/** The vocabulary, group by group, with how much each theme gathers. */
export default async function ThemesPage({ params }: PageProps<"/[lang]/themes">) {
  const { lang } = await params;
  await tagPage(tags.lists);
  if (!isLang(lang)) return <NotFoundPage lang="fr" />;
  const words = messages(lang).reading.themes;
  const themes = (await listThemes()).filter(({ deprecated, count }) => !deprecated || count > 0);
  const groups = Map.groupBy(themes, ({ group }) => group);
  const crumbs = [{ label: words.title }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: themesPath(lang),
    name: words.title,
    description: words.lead,
    crumbs,
  };
  return (
    <>
      <JsonLd node={collectionNode(page, themesNode(words.title, themes, lang, env.PUBLIC_URL))} />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead} />
      {[...groups].map(([group, members]) => (
        <section key={group} className="section">
          <h2 className="mb-3">{words.groups[group] ?? group}</h2>
          <ul className="theme-index">
            {members.map((theme) => (
              <li key={theme.slug}>
                <a href={themePath(lang, theme.slug)}>{themeLabel(theme, lang)}</a>
                <span className="count">{`\u00a0${formatNumber(theme.count, lang)}`}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
