import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { getActor } from "#lib/auth";
import { isLang, type Lang, messages } from "#lib/messages/index";
import { claimConfirmationPath, missingPath, signInPath, teamsPath } from "#lib/paths";
import { findClaimLink } from "#lib/teams/queries";
import { confirm } from "../actions";

type Props = PageProps<"/[lang]/equipes/confirmer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).teams.confirmTitle, robots: { index: false } } : {};
}

/** Where the link of a claim leads. Reading it confirms nothing: only the button's POST does. */
export default async function ConfirmClaimPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { token } = await searchParams;
  const found = typeof token === "string" ? await findClaimLink(token, new Date()) : null;
  const { teams, forms } = messages(lang);
  const words = teams.confirmation;
  if (!found || typeof token !== "string") {
    return <Header lang={lang} title={words.goneTitle} lead={words.gone} />;
  }
  const actor = await getActor();
  if (actor && actor.id !== found.userId) {
    return <Header lang={lang} title={words.otherTitle} lead={words.other} />;
  }
  return (
    <>
      <Header lang={lang} title={words.title(found.page)} lead={words.lead(found.email)} />
      {actor ? (
        <ActionForm action={confirm} lang={lang}>
          <input type="hidden" name="token" value={token} />
          <div className="form-actions">
            <SubmitButton>{words.submit}</SubmitButton>
          </div>
          <p className="hint">{words.notYou}</p>
        </ActionForm>
      ) : (
        <section className="card max-w-3xl">
          <p>{words.signIn}</p>
          <p className="mt-4">
            <ButtonLink href={signInPath(lang, claimConfirmationPath(lang, { token }))}>
              {forms.signIn}
            </ButtonLink>
          </p>
        </section>
      )}
    </>
  );
}

function Header({ lang, title, lead }: { lang: Lang; title: string; lead: string }) {
  return (
    <PageHeader
      lang={lang}
      crumbs={[{ label: messages(lang).teams.title, href: teamsPath(lang) }, { label: title }]}
      title={title}
      lead={lead}
    />
  );
}
