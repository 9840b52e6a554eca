import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FailedMails } from "#components/administration/failed-mails";
import { PageHeader } from "#components/layout/page-header";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { listDeadLetters } from "#lib/notifications/dead-letters";
import { administrationPath, failedMailsPath, missingPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { DeskBar } from "../../desk-bar";
import { retryMail } from "../actions";

type Props = PageProps<"/[lang]/administration/courriers">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).administration.mails.title, robots: { index: false } } : {};
}

/** The mails that nothing could send. */
export default async function FailedMailsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, failedMailsPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const letters = await listDeadLetters(administrator);
  const { fait } = await searchParams;
  const { title, mails } = messages(lang).administration;
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: title, href: administrationPath(lang) }, { label: mails.title }]}
        title={mails.title}
        lead={mails.lead}
      />
      <Done text={fait === "retried" ? mails.retried : null} />
      {letters.length > 0 ? (
        <FailedMails letters={letters} retry={retryMail} lang={lang} />
      ) : (
        <EmptyState title={mails.empty}>
          <p>{mails.emptyText}</p>
        </EmptyState>
      )}
    </>
  );
}
