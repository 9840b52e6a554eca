import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SourcePreview } from "#components/harvest/source-preview";
import { TryForm } from "#components/harvest/try-form";
import { PageHeader } from "#components/layout/page-header";
import { requireActor } from "#lib/auth";
import { previewSource } from "#lib/harvest/queries";
import { parseTried } from "#lib/harvest/tried";
import { isLang, messages } from "#lib/messages/index";
import { addSourcePath, administrationPath, missingPath, sourcesPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../../desk-bar";
import { declare } from "../actions";

type Props = PageProps<"/[lang]/administration/sources/ajouter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).harvest.form.title, robots: { index: false } } : {};
}

/** A source is tried, by its address; then it is declared. */
export default async function AddSourcePage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, addSourcePath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const { typed, tried } = parseTried(await searchParams);
  const preview = tried ? await previewSource(administrator, tried) : null;
  const { administration, harvest } = messages(lang);
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: administration.title, href: administrationPath(lang) },
          { label: harvest.title, href: sourcesPath(lang) },
          { label: harvest.form.title },
        ]}
        title={harvest.form.title}
        lead={harvest.form.lead}
      />
      <TryForm typed={typed} wrong={typed.url !== "" && !tried} lang={lang} />
      {tried && preview ? (
        <SourcePreview key={tried.url} tried={tried} preview={preview} declare={declare} lang={lang} />
      ) : null}
    </>
  );
}
