import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "#components/layout/json-ld";
import { PageHeader } from "#components/layout/page-header";
import { SelectionDone } from "#components/selections/done-notice";
import { SelectionList } from "#components/selections/selection-list";
import { ButtonLink } from "#components/ui/button";
import { Pagination } from "#components/ui/pagination";
import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { pageNode } from "#lib/json-ld/pages";
import { isLang, messages } from "#lib/messages/index";
import { alternates } from "#lib/metadata";
import { missingPath, newSelectionPath, selectionsPath, signInPath } from "#lib/paths";
import { parseCursor, printCursor } from "#lib/revisions/cursor";
import { listOwnSelections, listSharedSelections } from "#lib/selections/queries";

type Props = PageProps<"/[lang]/selections">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  if (!isLang(lang)) return {};
  const words = messages(lang).selections;
  return { title: words.title, description: words.lead, alternates: alternates(selectionsPath(lang), lang) };
}

/** One's own selections, then those that people made public. */
export default async function SelectionsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { fait, apres } = await searchParams;
  const after = parseCursor(apres);
  const actor = await getActor();
  const [own, shared] = await Promise.all([
    actor && !after ? listOwnSelections(actor) : null,
    listSharedSelections(after),
  ]);
  const words = messages(lang).selections;
  const crumbs = [{ label: words.title }];
  const page = {
    lang,
    origin: env.PUBLIC_URL,
    path: selectionsPath(lang),
    name: words.title,
    description: words.lead,
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
        actions={
          actor ? (
            <ButtonLink href={newSelectionPath(lang)}>{words.create}</ButtonLink>
          ) : (
            <a href={signInPath(lang, selectionsPath(lang))}>{words.signIn}</a>
          )
        }
      />
      <SelectionDone done={fait} lang={lang} />
      {own ? (
        <section className="section" aria-labelledby="own">
          <h2 id="own" className="mb-3">
            {words.own}
          </h2>
          {own.length > 0 ? <SelectionList selections={own} own lang={lang} /> : <p>{words.ownEmpty}</p>}
        </section>
      ) : null}
      <section className="section" aria-labelledby="shared">
        <h2 id="shared" className="mb-3">
          {words.shared}
        </h2>
        {shared.selections.length > 0 ? (
          <SelectionList selections={shared.selections} lang={lang} />
        ) : (
          <p>
            {words.sharedEmpty}. {words.sharedEmptyText}
          </p>
        )}
        <Pagination
          lang={lang}
          first={after ? selectionsPath(lang) : null}
          next={shared.next ? selectionsPath(lang, { apres: printCursor(shared.next) }) : null}
        />
      </section>
    </>
  );
}
