import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SynonymActs, SynonymDone } from "#components/administration/synonym-acts";
import { SynonymSearch } from "#components/administration/synonym-search";
import { SynonymTable } from "#components/administration/synonym-table";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { addSynonymsPath, administrationPath, missingPath, synonymsPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { getSynonymAct, listSynonymActs, listSynonyms } from "#lib/synonyms/queries";
import { parseSynonymSearch } from "#lib/synonyms/view";
import { DeskBar } from "../../desk-bar";
import { undoAct } from "./actions";

type Props = PageProps<"/[lang]/administration/synonymes">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).synonyms.title, robots: { index: false } } : {};
}

/** The sets of synonyms, and what was done to them last. */
export default async function SynonymsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, synonymsPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const { q: typed, after, fait } = await searchParams;
  const q = parseSynonymSearch(typed);
  const [{ items, total, next }, acts, done] = await Promise.all([
    listSynonyms(administrator, q, after),
    listSynonymActs(administrator),
    getSynonymAct(administrator, fait),
  ]);
  const { administration, synonyms: words } = messages(lang);
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: administration.title, href: administrationPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink variant="secondary" href={addSynonymsPath(lang)}>
            {words.add}
          </ButtonLink>
        }
      />
      {done ? <SynonymDone act={done} undo={undoAct} lang={lang} /> : null}
      <SynonymSearch q={q} lang={lang} />
      {items.length > 0 ? (
        <SynonymTable sets={items} total={total} lang={lang} />
      ) : (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      <Pagination
        lang={lang}
        first={after ? synonymsPath(lang, { q }) : null}
        next={next ? synonymsPath(lang, { q, after: next }) : null}
      />
      <SynonymActs acts={acts} undo={undoAct} lang={lang} />
    </>
  );
}
