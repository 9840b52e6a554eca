import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { PageHeader } from "#components/layout/page-header";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { WebhookForm } from "#components/webhooks/webhook-form";
import { WebhookTable } from "#components/webhooks/webhook-table";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, missingPath, webhooksPath } from "#lib/paths";
import { listOwnWebhooks } from "#lib/webhooks/queries";
import { nameSearch } from "#lib/webhooks/search-name";
import { declare } from "./actions";

type Props = PageProps<"/[lang]/compte/webhooks">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).webhooks.title, robots: { index: false } } : {};
}

/** One's webhooks, how to declare another, and what it receives. */
export default async function WebhooksPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { done, recherche } = await searchParams;
  const search = typeof recherche === "string" ? recherche.slice(0, 4000) : "";
  const actor = await requireActor(lang, webhooksPath(lang, { recherche: search }));
  const webhooks = await Promise.all(
    (await listOwnWebhooks(actor)).map(async (webhook) => ({
      ...webhook,
      search: (await nameSearch(webhook.search, lang)).label,
    })),
  );
  const { account, webhooks: words } = messages(lang);
  const { form } = words;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
      />
      <div className="space-y-10">
        {done === "removed" ? <Notice kind="success">{words.one.removed}</Notice> : null}
        {webhooks.length > 0 ? (
          <section className="stack" aria-labelledby="list">
            <h2 id="list">{words.list}</h2>
            <WebhookTable webhooks={webhooks} lang={lang} now={new Date()} />
          </section>
        ) : (
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        )}
        <section className="stack" aria-labelledby="declare">
          <h2 id="declare">{form.title}</h2>
          <ActionForm
            action={declare}
            lang={lang}
            labels={{ url: form.url, search: form.search, events: form.events }}
          >
            <WebhookForm lang={lang} search={search} />
          </ActionForm>
        </section>
        <section className="prose" aria-labelledby="how">
          <h2 id="how">{words.how.title}</h2>
          <ul>
            {words.how.items.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
