import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { PageHeader } from "#components/layout/page-header";
import { ButtonLink } from "#components/ui/button";
import { getActor } from "#lib/auth";
import { isLang, messages } from "#lib/messages/index";
import { missingPath, signInPath, teamInvitationPath, teamsPath } from "#lib/paths";
import { findInvitation } from "#lib/teams/queries";
import { answerInvitation } from "../actions";

type Props = PageProps<"/[lang]/equipes/invitation">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLang(lang) ? { title: messages(lang).teams.invitationTitle, robots: { index: false } } : {};
}

/** Where the link of an invitation leads. Reading it accepts nothing: only the button's POST does. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { lang } = await params;
  if (!isLang(lang)) redirect(missingPath("fr", lang));
  const { token } = await searchParams;
  const found = typeof token === "string" ? await findInvitation(token, new Date()) : null;
  const { teams, forms } = messages(lang);
  const words = teams.invitation;
  const title = found ? words.title(found.page) : words.goneTitle;
  const actor = await getActor();
  return (
    <>
      <PageHeader
        lang={lang}
        crumbs={[{ label: teams.title, href: teamsPath(lang) }, { label: title }]}
        title={title}
        lead={found ? words.lead(found.by) : words.gone}
      />
      {!found || typeof token !== "string" ? null : actor ? (
        <ActionForm action={answerInvitation} lang={lang}>
          <input type="hidden" name="token" value={token} />
          <p>{words.as(actor.name)}</p>
          <div className="form-actions">
            <SubmitButton>{words.accept}</SubmitButton>
            <SubmitButton intent="decline" variant="secondary">
              {words.decline}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <section className="card max-w-3xl">
          <p>{words.signIn}</p>
          <p className="mt-4">
            <ButtonLink href={signInPath(lang, teamInvitationPath(lang, { token }))}>
              {forms.signIn}
            </ButtonLink>
          </p>
        </section>
      )}
    </>
  );
}
