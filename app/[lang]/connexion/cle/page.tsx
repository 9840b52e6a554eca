import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { KeySignIn } from "#components/keys/key-sign-in";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { getOwnSessionId, requireActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { getOwnKeys } from "#lib/passkeys/queries";
import { isSafeNext, keyFirstPath, keysPath, legalPath, missingPath, signInPath } from "#lib/paths";
import { enterWithKey } from "../actions";
import { recoverWithCode } from "./actions";

type Props = PageProps<"/[lang]/connexion/cle">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).keys.first.title, robots: { index: false } } : {};
}

/** Where who is signed in shows a passkey, or adds one, before what a link by mail is not enough for. */
export default async function KeyFirstPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { next: asked } = await searchParams;
  const next = isSafeNext(asked) ? asked : null;
  const actor = await requireActor(lang, keyFirstPath(lang, next));
  const { keys } = await getOwnKeys(actor, await getOwnSessionId());
  const { account, keys: words } = messages(lang);
  const { first } = words;
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: account.signIn.title, href: signInPath(lang) }, { label: first.title }]}
        title={first.title}
        lead={keys.length > 0 ? first.leadKeys : first.leadNone}
      />
      <div className="space-y-10">
        {actor.needsKey ? <p className="max-w-read">{first.role}</p> : null}
        {keys.length > 0 ? (
          <>
            <UseKey next={next} lang={lang} />
            <UseCode lang={lang} />
          </>
        ) : (
          <p>
            <ButtonLink href={keysPath(lang)}>{first.add}</ButtonLink>
          </p>
        )}
      </div>
    </>
  );
}

function UseKey({ next, lang }: { next: string | null; lang: Lang }) {
  const { first, noScript, signIn, unsupported } = messages(lang).keys;
  return (
    <div>
      <noscript>
        <p>{noScript}</p>
      </noscript>
      <ActionForm action={enterWithKey} lang={lang} className="stack">
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <KeySignIn label={first.submit} words={signIn} unsupported={unsupported} variant="primary" />
      </ActionForm>
    </div>
  );
}

function UseCode({ lang }: { lang: Lang }) {
  const { first } = messages(lang).keys;
  return (
    <section className="stack" aria-labelledby="lost">
      <h2 id="lost">{first.lost}</h2>
      <p>{first.lostText}</p>
      <ActionForm action={recoverWithCode} lang={lang} labels={{ code: first.code }}>
        <TextField
          name="code"
          label={first.code}
          example={first.codeExample}
          autoComplete="off"
          spellCheck={false}
          width="medium"
          required
        />
        <div className="form-actions">
          <SubmitButton variant="secondary">{first.useCode}</SubmitButton>
        </div>
      </ActionForm>
      <p className="hint mt-4">
        {first.noCode} <a href={legalPath(lang, "contact")}>{first.contact}</a>
      </p>
    </section>
  );
}
