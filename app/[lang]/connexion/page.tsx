import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { KeySignIn } from "#components/keys/key-sign-in";
import { PageHeader } from "#components/layout/page-header";
import { ProConnectButton } from "#components/layout/proconnect-button";
import { Notice } from "#components/ui/notice";
import { getActor } from "#lib/auth";
import { env } from "#lib/env";
import { formTicket } from "#lib/guard/ticket";
import { isLang, messages } from "#lib/messages/index";
import { accountPath, isSafeNext, legalPath, missingPath } from "#lib/paths";
import { refusalText } from "../compte/refusal-text";
import { enterWithKey } from "./actions";
import { DemoPeople } from "./demo-people";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata({ params }: PageProps<"/[lang]/connexion">): Promise<Metadata> {
  const { lang } = await params;
  return {
    title: isLang(lang) ? messages(lang).account.signIn.title : undefined,
    robots: { index: false },
  };
}

export default async function SignInPage({ params, searchParams }: PageProps<"/[lang]/connexion">) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { next: asked, refusal, done } = await searchParams;
  const next = isSafeNext(asked) ? asked : null;
  const { account, keys, ownAccount } = messages(lang);
  const { signIn } = account;
  const refused = refusalText(lang, refusal);
  const [actor, ticket] = await Promise.all([getActor(), formTicket("sign-in")]);
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: signIn.title }]}
        title={signIn.title}
        lead={env.proConnect ? ownAccount.proConnect.signInLead : signIn.lead}
      />
      <div className="space-y-10">
        {refused ? (
          <Notice kind="error">
            <p>
              {refused}{" "}
              {refusal === "blocked" ? (
                <a href={legalPath(lang, "contact")}>{account.confirm.contact}</a>
              ) : null}
            </p>
          </Notice>
        ) : null}
        {done === "erased" ? (
          <Notice kind="success" title={ownAccount.erase.doneTitle}>
            <p>{ownAccount.erase.done}</p>
          </Notice>
        ) : null}
        {actor ? (
          <Notice kind="info">
            <p>
              {signIn.already(actor.name)} <a href={next ?? accountPath(lang)}>{signIn.toAccount}</a>
            </p>
          </Notice>
        ) : null}
        {env.proConnect ? (
          <section className="stack" aria-labelledby="proconnect">
            <h2 id="proconnect">{ownAccount.proConnect.title}</h2>
            <p className="hint">{ownAccount.proConnect.lead}</p>
            <ProConnectButton lang={lang} next={next} />
          </section>
        ) : null}
        <section className="stack" aria-labelledby={env.proConnect ? "link" : undefined}>
          {env.proConnect ? <h2 id="link">{ownAccount.proConnect.or}</h2> : null}
          <SignInForm lang={lang} next={next} ticket={ticket} />
        </section>
        <section className="stack" aria-labelledby="key">
          <h2 id="key">{keys.signIn.title}</h2>
          <p className="hint">{keys.hint}</p>
          <noscript>
            <p>{keys.noScript}</p>
          </noscript>
          <ActionForm action={enterWithKey} lang={lang} className="stack">
            {next ? <input type="hidden" name="next" value={next} /> : null}
            <KeySignIn
              label={keys.signIn.submit}
              words={keys.signIn}
              unsupported={keys.unsupported}
              autofill={actor === null}
            />
          </ActionForm>
        </section>
        {env.demo ? <DemoPeople lang={lang} next={next} /> : null}
      </div>
    </>
  );
}
