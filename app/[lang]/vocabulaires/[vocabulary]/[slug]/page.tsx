import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { ChangeList } from "#components/vocabularies/change-list";
import { DoneNotice } from "#components/vocabularies/done-notice";
import { OfferForm } from "#components/vocabularies/offer-form";
import { Successions } from "#components/vocabularies/successions";
import { TermForm } from "#components/vocabularies/term-form";
import { UsageList } from "#components/vocabularies/usage-list";
import { getActor, requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import {
  mergeTermPath,
  missingPath,
  organisationPath,
  termPath,
  themePath,
  type Vocabulary,
  vocabulariesPath,
  vocabularyOfSegment,
  vocabularyPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { themeLabel } from "#lib/themes/label";
import { getChange, listChanges } from "#lib/vocabularies/changes";
import { seenOf, termValues } from "#lib/vocabularies/form";
import { getTerm } from "#lib/vocabularies/queries";
import { changeSuccession, offerTerm, saveTerm, undoAct } from "../../actions";

type Props = PageProps<"/[lang]/vocabulaires/[vocabulary]/[slug]">;

const load = cache(async (vocabulary: Vocabulary, slug: string) => {
  const actor = await getActor();
  return can(actor, "review") ? getTerm(actor, vocabulary, slug) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, vocabulary: segment, slug } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  const term = vocabulary && (await load(vocabulary, slug));
  if (!isLang(lang) || !vocabulary || !term) return {};
  const { title } = messages(lang).vocabularies;
  return { title: `${themeLabel(term, lang)} · ${title}`, robots: { index: false } };
}

/** A theme or an organisation: what names it, what may be done with it, what was. */
export default async function TermPage({ params, searchParams }: Props) {
  const { lang, vocabulary: segment, slug } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  if (!isLang(lang) || !vocabulary) redirect(missingPath(isLang(lang) ? lang : "fr", segment));
  const moderator = await requireActor(lang, termPath(lang, vocabulary, slug));
  const term = await load(vocabulary, slug);
  if (!can(moderator, "review") || !term) redirect(missingPath(lang, slug));
  const [{ items }, done] = await Promise.all([
    listChanges(moderator, { vocabulary, slug }),
    getChange(moderator, (await searchParams).fait),
  ]);
  const words = messages(lang).vocabularies;
  const label = themeLabel(term, lang);
  const publicPage = vocabulary === "theme" ? themePath(lang, slug) : organisationPath(lang, slug);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: words.title, href: vocabulariesPath(lang) },
          { label: words.vocabulary[vocabulary].many, href: vocabularyPath(lang, vocabulary) },
          { label },
        ]}
        kicker={<span className="badge">{words.vocabulary[vocabulary].one}</span>}
        title={label}
        actions={
          <ButtonLink variant="secondary" href={publicPage}>
            {words.term.page}
          </ButtonLink>
        }
      />
      <DoneNotice change={done} lang={lang} />
      {term.mergedInto ? (
        <Notice kind="info" title={words.term.mergedTitle}>
          <p>
            {words.term.mergedText(themeLabel(term.mergedInto, lang))}{" "}
            <a href={termPath(lang, vocabulary, term.mergedInto.slug)}>{words.term.seeOther}</a>
          </p>
        </Notice>
      ) : (
        <div className="columns columns-aside-end">
          <div className="space-y-10">
            <section aria-labelledby="edit">
              <h2 id="edit" className="mb-3">
                {words.term.edit[vocabulary]}
              </h2>
              <TermForm
                // What has just been saved is what the form shows next.
                key={seenOf(term)}
                vocabulary={vocabulary}
                term={{ slug, seen: seenOf(term) }}
                initial={termValues(term)}
                action={saveTerm}
                submit={words.term.save}
                lang={lang}
              />
            </section>
            {term.vocabulary === "organisation" ? (
              <section aria-labelledby="successions">
                <h2 id="successions" className="mb-3">
                  {words.successions.title}
                </h2>
                <Successions
                  organisation={term}
                  about={{ name: "slug", value: slug }}
                  pathOf={(other) => termPath(lang, "organisation", other)}
                  action={changeSuccession}
                  lang={lang}
                />
              </section>
            ) : null}
          </div>
          <aside className="term-aside">
            <section aria-labelledby="usage">
              <h2 id="usage">{words.term.usage}</h2>
              <UsageList usage={term.usage} lang={lang} />
            </section>
            <section aria-labelledby="offered">
              <h2 id="offered">{words.term.offered}</h2>
              <OfferForm term={term} action={offerTerm} lang={lang} />
            </section>
            <section aria-labelledby="merge" className="act-form">
              <h2 id="merge">{words.term.merge}</h2>
              <p>{words.term.mergeText}</p>
              <p>
                <ButtonLink variant="secondary" small href={mergeTermPath(lang, vocabulary, slug)}>
                  {words.term.mergeStart}
                </ButtonLink>
              </p>
            </section>
          </aside>
        </div>
      )}
      {items.length > 0 ? (
        <section className="section" aria-labelledby="history">
          <h2 id="history" className="mb-3">
            {words.term.history}
          </h2>
          <ChangeList changes={items} undo={undoAct} lang={lang} />
        </section>
      ) : null}
    </>
  );
}
