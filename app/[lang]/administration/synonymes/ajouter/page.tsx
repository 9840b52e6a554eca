import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SynonymForm } from "#components/administration/synonym-form";
import { PageHeader } from "#components/layout/page-header";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { addSynonymsPath, administrationPath, missingPath, synonymsPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { saveSynonyms } from "../actions";

type Props = PageProps<"/[lang]/administration/synonymes/ajouter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).synonyms.form.addTitle, robots: { index: false } } : {};
}

/** The form of a new set of synonyms. */
export default async function AddSynonymsPage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, addSynonymsPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const { administration, synonyms } = messages(lang);
  const { addTitle, addLead } = synonyms.form;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: administration.title, href: administrationPath(lang) },
          { label: synonyms.title, href: synonymsPath(lang) },
          { label: addTitle },
        ]}
        title={addTitle}
        lead={addLead}
      />
      <SynonymForm set={null} save={saveSynonyms} lang={lang} />
    </>
  );
}
