import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Facts } from "#components/ui/facts";
import { Notice } from "#components/ui/notice";
import { DeliveryTable } from "#components/webhooks/delivery-table";
import { WebhookState } from "#components/webhooks/webhook-state";
import { requireActor } from "#lib/auth";
import { formatInstant } from "#lib/dates";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, missingPath, webhookPath, webhooksPath } from "#lib/paths";
import { getOwnWebhook } from "#lib/webhooks/queries";
import { nameSearch } from "#lib/webhooks/search-name";
import { deliverAgain, keepWebhook } from "../actions";

type Props = PageProps<"/[lang]/compte/webhooks/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).webhooks.one.title, robots: { index: false } } : {};
}

/** A webhook: how it does, what it was sent, and what can be done about it. */
export default async function WebhookPage({ params }: Props) {
  const { lang, id } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const actor = await requireActor(lang, webhookPath(lang, id));
  const webhook = await getOwnWebhook(actor, id);
  if (!webhook) redirect(missingPath(lang, id));
  const search = await nameSearch(webhook.search, lang);
  const { account, webhooks: words } = messages(lang);
  const { one } = words;
  const stopped = webhook.stoppedAt !== null;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[
          { label: account.space.title, href: accountPath(lang) },
          { label: words.title, href: webhooksPath(lang) },
          { label: new URL(webhook.url).host },
        ]}
        title={one.title}
        lead={webhook.url}
      />
      <div className="space-y-10">
        {stopped ? (
          <Notice kind="warning" title={one.stopped}>
            <p>{one.stoppedText}</p>
          </Notice>
        ) : null}
        <div>
          <Facts
            wide
            facts={[
              { label: words.columns.state, value: <WebhookState webhook={webhook} lang={lang} /> },
              ...(webhook.failingSince
                ? [
                    {
                      label: one.failures,
                      value: one.failing(webhook.failures, formatInstant(webhook.failingSince, lang)),
                    },
                  ]
                : []),
              { label: words.columns.search, value: <a href={search.href}>{search.label}</a> },
              { label: words.columns.events, value: webhook.events.map((event) => words.events[event]) },
              { label: one.since, value: formatInstant(webhook.createdAt, lang) },
            ]}
          />
          <ActionForm action={keepWebhook} lang={lang} className="form mt-6">
            <input type="hidden" name="id" value={id} />
            <div className="form-actions">
              <SubmitButton intent={stopped ? "start" : "test"}>
                {stopped ? one.start : one.test}
              </SubmitButton>
            </div>
          </ActionForm>
        </div>
        <section className="stack" aria-labelledby="deliveries">
          <h2 id="deliveries">{one.deliveries}</h2>
          {webhook.deliveries.length > 0 ? (
            <ActionForm action={deliverAgain} lang={lang} className="stack">
              <input type="hidden" name="id" value={id} />
              <DeliveryTable deliveries={webhook.deliveries} stopped={stopped} lang={lang} />
            </ActionForm>
          ) : (
            <EmptyState title={one.noDelivery}>
              <p>{one.noDeliveryText}</p>
            </EmptyState>
          )}
        </section>
        <section className="stack" aria-labelledby="remove">
          <h2 id="remove">{one.removeTitle}</h2>
          <p className="hint">{one.removeText}</p>
          <ActionForm action={keepWebhook} lang={lang}>
            <input type="hidden" name="id" value={id} />
            <div className="form-actions">
              <SubmitButton intent="remove" variant="danger">
                {one.remove}
              </SubmitButton>
            </div>
          </ActionForm>
        </section>
      </div>
    </>
  );
}
