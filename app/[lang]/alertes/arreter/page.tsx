import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { Landing } from "#components/revisions/landing";
import { Notice } from "#components/ui/notice";
import { isLang, messages } from "#lib/messages/index";
import { alertsPath, missingPath } from "#lib/paths";
import { pageTokenOfStop } from "#lib/subscriptions/token";
import { stop } from "../actions";

type Props = PageProps<"/[lang]/alertes/arreter">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).alerts.stop.title, robots: { index: false } } : {};
}

/** Where "no more alerts" leads. Reading it stops nothing: only the button's POST does. */
export default async function StopAlertsPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { jeton, fait } = await searchParams;
  const token = typeof jeton === "string" ? jeton.slice(0, 200) : "";
  const pageToken = pageTokenOfStop(token);
  const { title, stop: words } = messages(lang).alerts;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: title, href: alertsPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={pageToken && fait !== "1" ? words.lead : undefined}
      />
      {pageToken === null ? (
        <Notice kind="warning" title={words.goneTitle}>
          <p>{words.gone}</p>
        </Notice>
      ) : (
        <div className="stack">
          {fait === "1" ? (
            <Landing>
              <Notice kind="success" live title={words.doneTitle}>
                <p>{words.done}</p>
              </Notice>
            </Landing>
          ) : (
            <ActionForm action={stop} lang={lang}>
              <input type="hidden" name="token" value={token} />
              <div className="form-actions">
                <SubmitButton>{words.submit}</SubmitButton>
              </div>
            </ActionForm>
          )}
          <p>
            {words.some} <a href={alertsPath(lang, { jeton: pageToken })}>{words.someLink}</a>.
          </p>
        </div>
      )}
    </>
  );
}
