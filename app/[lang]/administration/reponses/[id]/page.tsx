import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AnswerForm, RemoveAnswerForm } from "#components/administration/answer-form";
import { PageHeader } from "#components/layout/page-header";
import { getActor, requireActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { administrationPath, answerPath, answersPath, auditPath, missingPath } from "#lib/paths";
import { type Actor, can } from "#lib/permissions";
import { getAnswer } from "#lib/revisions/answer";
import { answerLabel } from "#lib/revisions/answers";
import { DeskBar } from "../../../desk-bar";
import { dropAnswer, saveAnswer } from "../actions";

type Props = PageProps<"/[lang]/administration/reponses/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const actor = await getActor();
  if (!isLang(lang) || !can(actor, "administer")) return {};
  return { title: (await find(actor, id, lang))?.title, robots: { index: false } };
}

/** An answer, to be changed or removed; or one to add. */
export default async function AnswerPage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const administrator = await requireActor(lang, answerPath(lang, id));
  if (!can(administrator, "administer")) redirect(missingPath(lang, "page"));
  const found = await find(administrator, id, lang);
  if (!found) redirect(missingPath(lang, id));
  const { administration, desk } = messages(lang);
  const { title, answer } = found;
  return (
    <>
      <DeskBar actor={administrator} current="administration" lang={lang} />
      <PageHeader
        lang={lang}
        crumbs={[
          { label: administration.title, href: administrationPath(lang) },
          { label: desk.answers.title, href: answersPath(lang) },
          { label: title },
        ]}
        title={title}
      />
      <div className="space-y-10">
        <AnswerForm answer={answer} save={saveAnswer} lang={lang} />
        {answer ? (
          <>
            <RemoveAnswerForm answer={answer} remove={dropAnswer} lang={lang} />
            <p>
              <a href={auditPath(lang, { object: "answer", id: answer.id })}>{desk.answers.history}</a>
            </p>
          </>
        ) : null}
      </div>
    </>
  );
}

/** "ajouter" is the answer that is not there yet. */
async function find(administrator: Actor, id: string, lang: Lang) {
  if (answerPath(lang, id) === answerPath(lang, null)) {
    return { title: messages(lang).desk.answers.add, answer: null };
  }
  const answer = await getAnswer(administrator, id);
  return answer && { title: answerLabel(answer, lang), answer };
}
