import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { PageHeader } from "#components/layout/page-header";
import { MergeConfirmation } from "#components/vocabularies/merge-confirmation";
import { MergeTargetForm } from "#components/vocabularies/merge-target-form";
import { getActor, requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import {
  mergeTermPath,
  missingPath,
  termPath,
  type Vocabulary,
  vocabulariesPath,
  vocabularyOfSegment,
  vocabularyPath,
} from "#lib/paths";
import { can } from "#lib/permissions";
import { themeLabel } from "#lib/themes/label";
import { getTerm, listOtherThemes } from "#lib/vocabularies/queries";
import { chooseMergeTarget, mergeTerm } from "../../../actions";

type Props = PageProps<"/[lang]/vocabulaires/[vocabulary]/[slug]/fusionner">;

const load = cache(async (vocabulary: Vocabulary, slug: string) => {
  const actor = await getActor();
  return can(actor, "review") ? getTerm(actor, vocabulary, slug) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, vocabulary: segment, slug } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  const term = vocabulary && (await load(vocabulary, slug));
  if (!isLang(lang) || !term) return {};
  return { title: messages(lang).vocabularies.merge.title(themeLabel(term, lang)), robots: { index: false } };
}

/** What takes the place of a term, then what that would change, then the act. */
export default async function MergePage({ params, searchParams }: Props) {
  const { lang, vocabulary: segment, slug } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  if (!isLang(lang) || !vocabulary) redirect(missingPath(isLang(lang) ? lang : "fr", segment));
  const moderator = await requireActor(lang, mergeTermPath(lang, vocabulary, slug));
  const term = await load(vocabulary, slug);
  if (!can(moderator, "review") || !term) redirect(missingPath(lang, slug));
  if (term.mergedInto) redirect(termPath(lang, vocabulary, slug));
  const { into } = await searchParams;
  const target = typeof into === "string" && into !== slug ? await load(vocabulary, into) : null;
  const words = messages(lang).vocabularies;
  const label = themeLabel(term, lang);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: words.title, href: vocabulariesPath(lang) },
          { label: words.vocabulary[vocabulary].many, href: vocabularyPath(lang, vocabulary) },
          { label, href: termPath(lang, vocabulary, slug) },
          { label: words.term.merge },
        ]}
        title={words.merge.title(label)}
        lead={words.merge.lead}
      />
      {target && !target.mergedInto ? (
        <MergeConfirmation term={term} into={target} action={mergeTerm} lang={lang} />
      ) : (
        <MergeTargetForm
          term={term}
          themes={vocabulary === "theme" ? await listOtherThemes(moderator, slug) : []}
          action={chooseMergeTarget}
          lang={lang}
        />
      )}
    </>
  );
}
