import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { isLang, messages } from "#lib/messages/index";
import { alertsPath, missingPath } from "#lib/paths";
import { CONFIRM_DAYS } from "#lib/subscriptions/kinds";
import { findWaitingAlert } from "#lib/subscriptions/queries";
import { confirm } from "../actions";

type Props = PageProps<"/[lang]/alertes/confirmer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang)
    ? {
        title: messages(lang).alerts.confirmation.title,
        robots: { index: false },
      }
    : {};
}

/** Where the link of a new alert leads. Reading it confirms nothing: only the button's POST does. */
export default async function ConfirmAlertPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { jeton } = await searchParams;
  const token = typeof jeton === "string" ? jeton.slice(0, 200) : "";
  const alert = await findWaitingAlert(token, lang, new Date());
  const { title, confirmation: words, frequencies } = messages(lang).alerts;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: title, href: alertsPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={alert ? words.lead : undefined}
      />
      {!alert ? (
        <Notice kind="warning" title={words.goneTitle}>
          <p>{words.gone(CONFIRM_DAYS)}</p>
        </Notice>
      ) : alert.pageToken ? (
        <div className="stack">
          <Notice kind="success" title={words.already} />
          <p>
            <ButtonLink href={alertsPath(lang, { jeton: alert.pageToken })}>{words.page}</ButtonLink>
          </p>
        </div>
      ) : (
        <div className="stack">
          <Facts
            wide
            facts={[
              { label: words.follows, value: alert.name },
              { label: words.frequency, value: frequencies[alert.frequency] },
              { label: words.email, value: alert.email },
            ]}
          />
          <ActionForm action={confirm} lang={lang}>
            <input type="hidden" name="token" value={token} />
            <div className="form-actions">
              <SubmitButton>{words.submit}</SubmitButton>
            </div>
            <p className="hint">{words.notYou}</p>
          </ActionForm>
        </div>
      )}
    </>
  );
}
