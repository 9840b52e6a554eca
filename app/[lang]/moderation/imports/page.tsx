import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BatchList } from "#components/imports/batch-list";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { listBatches } from "#lib/imports/queries";
import { isLang, messages } from "#lib/messages/index";
import { batchesPath, batchPath, missingPath, reviewPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/moderation/imports">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).imports.desk.title, robots: { index: false } } : {};
}

/** The imports of which something was proposed. */
export default async function Page({ params }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const moderator = await requireActor(lang, batchesPath(lang));
  if (!can(moderator, "review")) redirect(missingPath(lang, "page"));
  const batches = await listBatches(moderator);
  const { review, imports } = messages(lang);
  const { desk } = imports;
  return (
    <>
      <DeskBar actor={moderator} current="review" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: review.queue.title, href: reviewPath(lang) }, { label: desk.title }]}
        title={desk.title}
        lead={desk.lead}
      />
      {batches.length > 0 ? (
        <BatchList batches={batches} hrefOf={(id) => batchPath(lang, id)} desk lang={lang} now={new Date()} />
      ) : (
        <EmptyState title={desk.none}>
          <p>{desk.noneText}</p>
        </EmptyState>
      )}
    </>
  );
}
