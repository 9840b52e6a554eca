import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { findEmailChange } from "#lib/accounts/queries";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { accountPath, missingPath } from "#lib/paths";
import { confirmAddress } from "./actions";

type Props = PageProps<"/[lang]/compte/adresse">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return {
    title: isLang(lang) ? messages(lang).ownAccount.confirmEmail.title : undefined,
    robots: { index: false },
  };
}

/** Where the links of an e-mail change lead. Reading it confirms nothing: only the button's POST does. */
export default async function ConfirmEmailPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { token, state } = await searchParams;
  const words = messages(lang).ownAccount.confirmEmail;
  if (state === "changed") return <Said lang={lang} title={words.changedTitle} text={words.changed} />;
  if (state === "waiting") return <Said lang={lang} title={words.waitingTitle} text={words.waiting} />;
  const change = typeof token === "string" ? await findEmailChange(token) : null;
  if (!change || typeof token !== "string")
    return <Said lang={lang} title={words.goneTitle} text={words.gone} />;
  const { side, newEmail, name, confirmed } = change;
  if (confirmed) return <Said lang={lang} title={words.waitingTitle} text={words.already} />;
  return (
    <>
      <Header lang={lang} title={words.title} lead={words[side](newEmail, name)} />
      <ActionForm action={confirmAddress} lang={lang}>
        <input type="hidden" name="token" value={token} />
        <div className="form-actions">
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
        <p className="hint">{words.notYou}</p>
      </ActionForm>
    </>
  );
}

function Said({ lang, title, text }: { lang: Lang; title: string; text: string }) {
  return (
    <>
      <Header lang={lang} title={title} lead={text} />
      <p>
        <a href={accountPath(lang)}>{messages(lang).account.signIn.toAccount}</a>
      </p>
    </>
  );
}

function Header({ lang, title, lead }: { lang: Lang; title: string; lead: string }) {
  const { title: space } = messages(lang).account.space;
  return (
    <PageHeader
      lang={lang}
      crumbs={[{ label: space, href: accountPath(lang) }, { label: title }]}
      title={title}
      lead={lead}
    />
  );
}
