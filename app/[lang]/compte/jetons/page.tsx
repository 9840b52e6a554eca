import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { PageHeader } from "#components/layout/page-header";
import { TokenForm } from "#components/tokens/token-form";
import { TokenTable } from "#components/tokens/token-table";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { requireActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, apiDocumentationPath, missingPath, tokensPath } from "#lib/paths";
import { listOwnTokens } from "#lib/tokens/queries";
import { createToken, endToken } from "./actions";

type Props = PageProps<"/[lang]/compte/jetons">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).tokens.title, robots: { index: false } } : {};
}

/** One's tokens, and how to make another. */
export default async function TokensPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { done } = await searchParams;
  const actor = await requireActor(lang, tokensPath(lang));
  const tokens = await listOwnTokens(actor);
  const { account, tokens: words } = messages(lang);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.space.title, href: accountPath(lang) }, { label: words.title }]}
        title={words.title}
        lead={words.lead}
      />
      <div className="space-y-10">
        {done === "revoked" ? <Notice kind="success">{words.revoked}</Notice> : null}
        <p>
          <a href={apiDocumentationPath(lang)}>{words.documentation}</a>
        </p>
        {tokens.length > 0 ? (
          <section className="stack" aria-labelledby="list">
            <h2 id="list">{words.list}</h2>
            <p className="hint">{words.ends}</p>
            <ActionForm action={endToken} lang={lang} className="stack">
              <TokenTable tokens={tokens} lang={lang} now={new Date()} />
            </ActionForm>
          </section>
        ) : (
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        )}
        <section className="stack" aria-labelledby="make">
          <h2 id="make">{words.form.title}</h2>
          <ActionForm
            action={createToken}
            lang={lang}
            labels={{ name: words.form.name, scopes: words.form.scopes, days: words.form.days }}
          >
            <TokenForm lang={lang} />
          </ActionForm>
        </section>
      </div>
    </>
  );
}
