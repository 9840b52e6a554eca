import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "#components/layout/page-header";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { findLinkAddress } from "#lib/accounts/queries";
import { formTicket } from "#lib/guard/ticket";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { CONFIRM_SIGN_IN_ACTION, isSafeNext, legalPath, missingPath, signInPath } from "#lib/paths";
import { SignInForm } from "../sign-in-form";

type Props = PageProps<"/[lang]/connexion/confirmer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return {
    title: isLang(lang) ? messages(lang).account.confirm.title : undefined,
    robots: { index: false },
  };
}

/** Where a sign-in link leads. Reading it consumes nothing: only the button's POST does. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { token, next: asked, refusal } = await searchParams;
  const next = isSafeNext(asked) ? asked : null;
  if (refusal === "blocked") return <Blocked lang={lang} />;
  const email = typeof token === "string" ? await findLinkAddress(token) : null;
  if (typeof token !== "string" || email === null) return <Expired lang={lang} next={next} />;

  const { confirm } = messages(lang).account;
  return (
    <>
      <Header lang={lang} title={confirm.title} lead={confirm.lead(email)} />
      <form method="post" action={CONFIRM_SIGN_IN_ACTION} className="form">
        {refusal === "unavailable" ? <Notice kind="error">{confirm.unavailable}</Notice> : null}
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="lang" value={lang} />
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <Button>{confirm.submit}</Button>
        <p className="hint">{confirm.notYou}</p>
      </form>
    </>
  );
}

async function Expired({ lang, next }: { lang: Lang; next: string | null }) {
  const ticket = await formTicket("sign-in");
  const { confirm } = messages(lang).account;
  return (
    <>
      <Header lang={lang} title={confirm.expiredTitle} lead={confirm.expiredLead} />
      <SignInForm lang={lang} next={next} ticket={ticket} />
    </>
  );
}

function Blocked({ lang }: { lang: Lang }) {
  const { confirm } = messages(lang).account;
  return (
    <>
      <Header lang={lang} title={confirm.blockedTitle} lead={confirm.blockedLead} />
      <p>
        <a href={legalPath(lang, "contact")}>{confirm.contact}</a>
      </p>
    </>
  );
}

function Header({ lang, title, lead }: { lang: Lang; title: string; lead: string }) {
  const crumbs = [{ label: messages(lang).account.signIn.title, href: signInPath(lang) }, { label: title }];
  return <PageHeader lang={lang} crumbs={crumbs} title={title} lead={lead} />;
}
