import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { v4 as uuid } from "uuid";
import { LostLinkForm } from "#components/alerts/alert-form";
import { AlertList } from "#components/alerts/alert-list";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { Landing } from "#components/revisions/landing";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { formTicket } from "#lib/guard/ticket";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { alertsPath, missingPath, searchPath, signInPath } from "#lib/paths";
import { getAlertsPage } from "#lib/subscriptions/queries";
import { change, erase, sendLostLink } from "./actions";

type Props = PageProps<"/[lang]/alertes">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).alerts.title, robots: { index: false } } : {};
}

/** All of one's alerts, for who holds the link of a mail, or has signed in with the same address. */
export default async function AlertsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { jeton, fait, envoi } = await searchParams;
  const token = typeof jeton === "string" ? jeton.slice(0, 200) : "";
  const actor = await getActor();
  const found = await getAlertsPage({ actor, token }, lang, new Date());
  const done = typeof fait === "string" ? messages(lang).alerts.page.done[fait] : undefined;
  const { title, page } = messages(lang).alerts;
  if (!found) return <Lost lang={lang} wasLink={token !== ""} asked={envoi === "1"} done={done} />;
  return (
    <>
      <PageHeader lang={lang} crumbs={[{ label: title }]} title={title} lead={page.lead(found.email)} />
      <div className="space-y-8">
        {done ? (
          <Landing>
            <Notice kind="success" live title={done} />
          </Landing>
        ) : null}
        {found.alerts.length > 0 ? (
          <>
            <AlertList alerts={found.alerts} token={token} action={change} lang={lang} />
            <section aria-labelledby="effacer" className="stack">
              <h2 id="effacer">{page.erase}</h2>
              <p>{page.eraseText}</p>
              <ActionForm action={erase} lang={lang}>
                <input type="hidden" name="token" value={token} />
                <SubmitButton variant="danger">{page.eraseSubmit}</SubmitButton>
              </ActionForm>
            </section>
          </>
        ) : (
          <EmptyState title={page.none}>
            <p>{page.noneText}</p>
            <p>
              <a href={searchPath(lang)}>{messages(lang).common.search.submit}</a>
            </p>
          </EmptyState>
        )}
      </div>
    </>
  );
}

/** Nothing says whose alerts these are: how to have the link again. */
async function Lost({
  lang,
  wasLink,
  asked,
  done,
}: {
  lang: Lang;
  wasLink: boolean;
  asked: boolean;
  done: string | undefined;
}) {
  const words = messages(lang).alerts.lost;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: messages(lang).alerts.title }]}
        title={words.title}
        lead={words.lead}
      />
      <div className="stack">
        {done ? (
          <Landing>
            <Notice kind="success" live title={done} />
          </Landing>
        ) : null}
        {asked ? (
          <Landing>
            <Notice kind="success" live title={words.sentTitle}>
              <p>{words.sent}</p>
            </Notice>
          </Landing>
        ) : null}
        {wasLink ? (
          <Notice kind="warning">
            <p>{words.gone}</p>
          </Notice>
        ) : null}
        {asked ? null : (
          <LostLinkForm
            idempotencyKey={uuid()}
            ticket={await formTicket("alert")}
            action={sendLostLink}
            lang={lang}
          />
        )}
        <p>
          {words.signIn} <a href={signInPath(lang, alertsPath(lang))}>{words.signInLink}</a>.
        </p>
      </div>
    </>
  );
}
