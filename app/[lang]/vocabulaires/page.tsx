import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { ChangeList } from "#components/vocabularies/change-list";
import { DoneNotice } from "#components/vocabularies/done-notice";
import { OpenSuggestions } from "#components/vocabularies/open-suggestions";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, vocabulariesPath, vocabularyPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { getChange, listChanges } from "#lib/vocabularies/changes";
import { countTerms } from "#lib/vocabularies/queries";
import { listOpenSuggestions } from "#lib/vocabularies/suggestions";
import { DeskBar } from "../desk-bar";
import { undoAct } from "./actions";

type Props = PageProps<"/[lang]/vocabulaires">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).vocabularies.title, robots: { index: false } } : {};
}

/** The two vocabularies, and what was done to them last. */
export default async function VocabulariesPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, vocabulariesPath(lang));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const search = await searchParams;
  const after = parseCursor(search.after);
  const [counts, suggestions, { items, next }, done] = await Promise.all([
    countTerms(moderator),
    listOpenSuggestions(moderator),
    listChanges(moderator, null, after),
    getChange(moderator, search.fait),
  ]);
  const words = messages(lang).vocabularies;
  return (
    <>
      <DeskBar actor={moderator} current="vocabularies" lang={lang} />
      <PageHeader lang={lang} title={words.title} lead={words.lead} />
      <DoneNotice change={done} lang={lang} />
      <ul className="stack">
        {(["theme", "organisation"] as const).map((vocabulary) => (
          <li key={vocabulary}>
            <a href={vocabularyPath(lang, vocabulary)} className="font-semibold">
              {words.vocabulary[vocabulary].many}
            </a>
            <p className="hint">{words.count[vocabulary](counts[vocabulary])}</p>
          </li>
        ))}
      </ul>
      <OpenSuggestions suggestions={suggestions} lang={lang} now={new Date()} />
      <section className="section" aria-labelledby="recent">
        <h2 id="recent" className="mb-3">
          {words.recent}
        </h2>
        {items.length > 0 ? (
          <ChangeList changes={items} undo={undoAct} lang={lang} />
        ) : (
          <EmptyState title={words.noAct}>
            <p>{words.noActText}</p>
          </EmptyState>
        )}
        <Pagination
          lang={lang}
          first={after ? vocabulariesPath(lang) : null}
          next={next ? vocabulariesPath(lang, { after: printCursor(next) }) : null}
        />
      </section>
    </>
  );
}
