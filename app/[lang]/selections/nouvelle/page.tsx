import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { SelectionForm } from "#components/selections/selection-form";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, newSelectionPath, selectionsPath } from "#lib/paths";
import { createSelection } from "../actions";

type Props = PageProps<"/[lang]/selections/nouvelle">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).selections.create, robots: { index: false } } : {};
}

export default async function NewSelectionPage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  await requireActor(lang, newSelectionPath(lang));
  const words = messages(lang).selections;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: words.title, href: selectionsPath(lang) }, { label: words.create }]}
        title={words.create}
      />
      <SelectionForm selection={null} action={createSelection} lang={lang} />
    </>
  );
}
