import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { TermSearch } from "#components/vocabularies/term-search";
import { TermTable } from "#components/vocabularies/term-table";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { addTermPath, missingPath, vocabulariesPath, vocabularyOfSegment, vocabularyPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseTermFilters, termQuery } from "#lib/vocabularies/filters";
import { listTerms } from "#lib/vocabularies/queries";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/vocabulaires/[vocabulary]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, vocabulary: segment } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  if (!isLang(lang) || !vocabulary) return {};
  const words = messages(lang).vocabularies;
  return { title: `${words.vocabulary[vocabulary].many} · ${words.title}`, robots: { index: false } };
}

/** The terms of a vocabulary, with how many entries name each. */
export default async function VocabularyPage({ params, searchParams }: Props) {
  const { lang, vocabulary: segment } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  if (!isLang(lang) || !vocabulary) redirect(missingPath(isLang(lang) ? lang : "fr", segment));
  const moderator = await requireActor(lang, vocabularyPath(lang, vocabulary));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const search = await searchParams;
  const filters = parseTermFilters(search);
  const after = typeof search.after === "string" ? search.after : null;
  const { items, total, next } = await listTerms(moderator, vocabulary, filters, after);
  const words = messages(lang).vocabularies;
  const query = termQuery(filters);
  return (
    <>
      <DeskBar actor={moderator} current="vocabularies" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: words.title, href: vocabulariesPath(lang) },
          { label: words.vocabulary[vocabulary].many },
        ]}
        title={words.vocabulary[vocabulary].many}
        lead={words.list.lead[vocabulary]}
        actions={
          <ButtonLink variant="secondary" href={addTermPath(lang, vocabulary)}>
            {words.list.add[vocabulary]}
          </ButtonLink>
        }
      />
      <TermSearch vocabulary={vocabulary} filters={filters} lang={lang} />
      {items.length > 0 ? (
        <TermTable vocabulary={vocabulary} items={items} total={total} lang={lang} />
      ) : (
        <EmptyState title={words.list.empty}>
          <p>{words.list.emptyText}</p>
        </EmptyState>
      )}
      <Pagination
        lang={lang}
        first={after ? vocabularyPath(lang, vocabulary, query) : null}
        next={next ? vocabularyPath(lang, vocabulary, { ...query, after: next }) : null}
      />
    </>
  );
}
