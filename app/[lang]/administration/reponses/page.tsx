import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AnswerTable } from "#components/administration/answer-table";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { Done } from "#components/ui/done";
import { EmptyState } from "#components/ui/empty-state";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { administrationPath, answerPath, answersPath, missingPath } from "#lib/paths";
import { can } from "#lib/permissions";
import { listAnswers } from "#lib/revisions/answer";
import { DeskBar } from "../../desk-bar";

type Props = PageProps<"/[lang]/administration/reponses">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).desk.answers.title, robots: { index: false } } : {};
}

/** The answers that moderators choose among. */
export default async function AnswersPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, answersPath(lang));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const [answers, { fait }] = [await listAnswers(administrator), await searchParams];
  const { administration, desk } = messages(lang);
  const words = desk.answers;
  const done = fait === "enregistree" ? words.saved : fait === "retiree" ? words.removed : null;
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[{ label: administration.title, href: administrationPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink variant="secondary" href={answerPath(lang, null)}>
            {words.add}
          </ButtonLink>
        }
      />
      <Done text={done} />
      {answers.length > 0 ? (
        <AnswerTable answers={answers} lang={lang} />
      ) : (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
    </>
  );
}
