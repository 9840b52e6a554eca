import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { TermForm } from "#components/vocabularies/term-form";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { addTermPath, missingPath, vocabulariesPath, vocabularyOfSegment, vocabularyPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { saveTerm } from "../../actions";

type Props = PageProps<"/[lang]/vocabulaires/[vocabulary]/ajouter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, vocabulary: segment } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  if (!isLang(lang) || !vocabulary) return {};
  return { title: messages(lang).vocabularies.add.title[vocabulary], robots: { index: false } };
}

/** The form of a new theme or organisation. */
export default async function AddTermPage({ params }: Props) {
  const { lang, vocabulary: segment } = await params;
  const vocabulary = vocabularyOfSegment(segment);
  if (!isLang(lang) || !vocabulary) redirect(missingPath(isLang(lang) ? lang : "fr", segment));
  const moderator = await requireActor(lang, addTermPath(lang, vocabulary));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const words = messages(lang).vocabularies;
  const title = words.add.title[vocabulary];
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: words.title, href: vocabulariesPath(lang) },
          { label: words.vocabulary[vocabulary].many, href: vocabularyPath(lang, vocabulary) },
          { label: title },
        ]}
        title={title}
        lead={words.add.lead}
      />
      <TermForm
        vocabulary={vocabulary}
        initial={{ country: ["FR"] }}
        action={saveTerm}
        submit={words.add.submit}
        lang={lang}
      />
    </>
  );
}
