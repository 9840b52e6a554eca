import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JournalDays } from "#components/journal/journal-days";
import { JournalFiltersForm } from "#components/journal/journal-filters";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { Pagination } from "#components/ui/pagination";
import { env } from "#lib/env";
import { filtersQuery, isFiltered, parseFilters } from "#lib/journal/filters";
import { listJournal } from "#lib/journal/queries";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { journalFeedPath, journalPath, missingPath } from "#lib/paths";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { listThemes } from "#lib/themes/queries";

type Props = PageProps<"/[lang]/journal">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const words = messages(lang).journal;
  const { filters } = parseFilters(await searchParams);
  const narrowed = isFiltered(filters);
  return {
    title: words.title,
    description: words.description,
    alternates: {
      ...alternates(journalPath(lang), lang),
      types: {
        "application/atom+xml": [
          { url: journalFeedPath(lang), title: words.feedTitle },
          ...(narrowed
            ? [
                {
                  url: journalFeedPath(lang, filtersQuery(filters)),
                  title: `${words.feedTitle} (${words.filters})`,
                },
              ]
            : []),
        ],
      },
    },
    robots: narrowed ? { index: false } : undefined,
  };
}

/** Every decision, by day: what moderators do is public, without what would harm anyone. */
export default async function Page({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const query = await searchParams;
  const { filters, wrong } = parseFilters(query);
  const after = parseCursor(query.after);
  const [{ items, next }, themes] = await Promise.all([listJournal(filters, after), listThemes()]);
  const words = messages(lang).journal;
  const kept = filtersQuery(filters);
  const narrowed = isFiltered(filters);
  const crumbs = [{ label: words.title }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: journalPath(lang, kept),
    name: words.title,
    description: words.description,
    crumbs,
  };
  return (
    <>
      <JsonLd node={pageNode(page)} />
      <PageHeader
        lang={lang}
        crumbs={crumbs}
        title={words.title}
        lead={words.lead}
        actions={<a href={journalFeedPath(lang, kept)}>{words.feed}</a>}
      />
      <div className="stack">
        <JournalFiltersForm filters={filters} themes={themes} isFiltered={narrowed} lang={lang} />
        {wrong ? (
          <Notice kind="warning">
            <p>{words.wrong}</p>
          </Notice>
        ) : null}
        {items.length === 0 ? (
          <EmptyState title={narrowed ? words.empty : words.none}>
            {narrowed ? <p>{words.emptyText}</p> : null}
          </EmptyState>
        ) : null}
        <JournalDays items={items} lang={lang} />
        <Pagination
          lang={lang}
          first={after ? journalPath(lang, kept) : null}
          next={next ? journalPath(lang, { ...kept, after: printCursor(next) }) : null}
        />
      </div>
    </>
  );
}
