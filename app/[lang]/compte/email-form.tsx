import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { Notice } from "#components/ui/notice";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { changeEmail } from "./actions";

interface Props {
  lang: Lang;
  email: string | null;
  /** What was asked for and is not done yet. */
  pending: {
    newEmail: string;
    oldConfirmedAt: Date | null;
    newConfirmedAt: Date | null;
    expires: Date;
  } | null;
  /** The session may change what opens the account. */
  fresh: boolean;
}

/** One's address, and how to change it: two links, one to each. */
export function EmailForm({ lang, email, pending, fresh }: Props) {
  const words = messages(lang).ownAccount.email;
  const field = email === null ? words.first : words.field;
  return (
    <section className="stack" aria-labelledby="email">
      <h2 id="email">{words.title}</h2>
      {email === null ? <Notice kind="warning">{words.none}</Notice> : <p>{words.now(email)}</p>}
      <ActionForm action={changeEmail} lang={lang} labels={{ email: field }}>
        {pending ? (
          <div className="stack">
            <p>
              {words.pending(pending.newEmail, formatInstant(pending.expires, lang))}{" "}
              {pending.oldConfirmedAt ? words.oldConfirmed : null}
              {pending.newConfirmedAt ? words.newConfirmed : null}
            </p>
            <SubmitButton intent="cancel" variant="quiet" small>
              {words.cancel}
            </SubmitButton>
          </div>
        ) : null}
        {fresh ? (
          <>
            <TextField
              name="email"
              type="email"
              label={field}
              hint={email === null ? words.firstHint : words.hint}
              autoComplete="email"
              inputMode="email"
              spellCheck={false}
              width="medium"
            />
            <div className="form-actions">
              <SubmitButton intent="ask" variant="secondary">
                {email === null ? words.submitFirst : words.submit}
              </SubmitButton>
            </div>
          </>
        ) : null}
      </ActionForm>
    </section>
  );
}
