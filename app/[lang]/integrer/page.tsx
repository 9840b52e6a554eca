import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { SearchIssues } from "#components/search/search-issues";
import { Notice } from "#components/ui/notice";
import { EmbedCodes } from "#components/widgets/embed-codes";
import { EmbedForm } from "#components/widgets/embed-form";
import { getRecord } from "#lib/entries/records";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import {
  agendaPath,
  embedPath,
  entryPath,
  mapPath,
  missingPath,
  searchPath,
  widgetPath,
  widgetScriptPath,
} from "#lib/paths";
import { activeFilters } from "#lib/search/active";
import { addressOf } from "#lib/search/address";
import { nameFilters } from "#lib/search/names";
import { isFiltered, parseSearch, printSearch } from "#lib/search/query";
import { widgetTitle } from "#lib/widgets/answer-widget";
import { elementCode, frameCode, HEIGHTS, SANDBOX } from "#lib/widgets/code";
import { parseOptions, printOptions } from "#lib/widgets/options";
import { isAdjusted } from "#lib/widgets/style";

type Props = PageProps<"/[lang]/integrer">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const words = messages(lang).widgets;
  const { query } = parseSearch(await searchParams);
  return {
    title: words.title,
    description: words.lead,
    alternates: alternates(embedPath(lang), lang),
    robots: query.text || isFiltered(query) ? { index: false } : undefined,
  };
}

/** A search in another site's page: what it looks like there, and the code to copy. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const words = messages(lang).widgets;
  const given = new URLSearchParams(addressOf(await searchParams));
  const { query: asked, issues } = parseSearch(given);
  const { options, wrong } = parseOptions(given);
  const { query, names } = await nameFilters({ ...asked, cursor: null }, lang);
  const entry = options.fiche === null ? null : await getRecord(options.fiche);
  const active = activeFilters(query, names, lang).map(({ label }) => label);
  const origin = env.PUBLIC_URL;
  const search = printSearch(query);
  const page = entry
    ? entryPath(lang, entry.type, entry.slug)
    : { liste: searchPath, agenda: agendaPath, carte: mapPath }[options.vue](lang, search);
  const path = widgetPath(lang, { ...search, ...printOptions(options) });
  const title = words.frameTitle(entry?.title ?? widgetTitle(active, lang));
  const height = HEIGHTS[options.fiche === null ? options.vue : "fiche"];
  const embedded = { src: origin + path, title, height };
  const crumbs = [{ label: words.title }];
  return (
    <>
      <JsonLd
        node={pageNode({
          lang,
          origin,
          path: embedPath(lang, { ...search, ...printOptions(options) }),
          name: words.title,
          description: words.lead,
          crumbs,
        })}
      />
      <PageHeader lang={lang} crumbs={crumbs} title={words.title} lead={words.lead} />
      <SearchIssues lang={lang} issues={issues} />
      <div className="stack">
        {wrong.length > 0 ? (
          <Notice kind="warning">
            <p>
              {words.wrong} {wrong.map((name) => words.settings[name]).join(", ")}.
            </p>
          </Notice>
        ) : null}
        {isAdjusted(options) ? (
          <Notice kind="info">
            <p>{words.adjusted}</p>
          </Notice>
        ) : null}
      </div>
      <div className="columns columns-aside-start mt-6">
        <section aria-labelledby="presentation">
          <h2 id="presentation">{words.form}</h2>
          <EmbedForm lang={lang} query={query} options={options} />
        </section>
        <div>
          <h2>{words.shown}</h2>
          <p>{entry?.title ?? (active.length > 0 ? active.join(", ") : words.shownAll)}</p>
          <p>
            <a href={searchPath(lang, search)}>{words.change}</a>
          </p>
          <h2 className="mt-6 mb-3">{words.preview}</h2>
          <iframe
            src={path}
            title={title}
            height={height}
            sandbox={SANDBOX}
            loading="lazy"
            className="embed-preview"
          />
          <EmbedCodes
            lang={lang}
            frame={frameCode(embedded)}
            element={elementCode(embedded, origin + widgetScriptPath, origin + page)}
            address={origin + page}
            origin={origin}
          />
        </div>
      </div>
    </>
  );
}
