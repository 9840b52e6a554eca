import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SourceTable } from "#components/harvest/source-table";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { listSources } from "#lib/harvest/queries";
import { isLang, messages } from "#lib/messages/index";
import { addSourcePath, administrationPath, missingPath, sourcesPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/administration/sources">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).harvest.title, robots: { index: false } } : {};
}

/** The sources that are read on a schedule. */
export default async function SourcesPage({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, sourcesPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const sources = await listSources(administrator);
  const { administration, harvest } = messages(lang);
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: administration.title, href: administrationPath(lang) }, { label: harvest.title }]}
        title={harvest.title}
        lead={harvest.lead}
        actions={<ButtonLink href={addSourcePath(lang)}>{harvest.add}</ButtonLink>}
      />
      {sources.length > 0 ? (
        <SourceTable sources={sources} lang={lang} now={new Date()} />
      ) : (
        <EmptyState title={harvest.none}>
          <p>{harvest.noneText}</p>
        </EmptyState>
      )}
    </>
  );
}
