import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { ClaimedPage } from "#lib/paths";

/** Asks the managers of the page's team to be let in. */
export function JoinForm({ teamId, action, lang }: { teamId: string; action: FormAction; lang: Lang }) {
  const words = messages(lang).teams.asking;
  return (
    <section aria-labelledby="join">
      <h2 id="join">{words.joinTitle}</h2>
      <p className="mt-2 mb-4 max-w-3xl">{words.joinLead}</p>
      <ActionForm action={action} lang={lang} labels={{ message: words.message }}>
        <input type="hidden" name="teamId" value={teamId} />
        <TextArea name="message" label={words.message} hint={words.messageHint} rows={3} />
        <div className="form-actions">
          <SubmitButton>{words.joinSubmit}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}

interface ClaimProps {
  page: ClaimedPage;
  /** The domain that proves it; null when an address proves nothing. */
  domain: string | null;
  byMail: FormAction;
  byModerator: FormAction;
  lang: Lang;
}

/** Claims the page, by an address of its domain or through a moderator. */
export function ClaimForms({ page, domain, byMail, byModerator, lang }: ClaimProps) {
  const words = messages(lang).teams.asking;
  return (
    <>
      {domain === null ? null : (
        <section aria-labelledby="by-mail">
          <h2 id="by-mail">{words.mailTitle}</h2>
          <p className="mt-2 mb-4 max-w-3xl">{words.mailLead(domain)}</p>
          <ActionForm action={byMail} lang={lang} labels={{ email: words.email }}>
            <PageFields page={page} />
            <TextField
              name="email"
              type="email"
              label={words.email}
              hint={words.emailHint(domain)}
              autoComplete="email"
              spellCheck={false}
              required
            />
            <div className="form-actions">
              <SubmitButton>{words.mailSubmit}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      <section aria-labelledby="by-moderator">
        <h2 id="by-moderator">{words.moderatorTitle}</h2>
        <p className="mt-2 mb-4 max-w-3xl">{domain === null ? words.noDomain : words.moderatorLead}</p>
        <ActionForm action={byModerator} lang={lang} labels={{ message: words.message }}>
          <PageFields page={page} />
          <TextArea name="message" label={words.message} hint={words.moderatorHint} rows={4} required />
          <div className="form-actions">
            <SubmitButton variant={domain === null ? undefined : "secondary"}>
              {words.moderatorSubmit}
            </SubmitButton>
          </div>
        </ActionForm>
      </section>
    </>
  );
}

function PageFields({ page }: { page: ClaimedPage }) {
  return "entry" in page ? (
    <input type="hidden" name="fiche" value={page.entry} />
  ) : (
    <input type="hidden" name="organisme" value={page.organisation} />
  );
}
