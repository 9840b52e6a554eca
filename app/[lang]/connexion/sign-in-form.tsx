import { ActionForm } from "#components/forms/action-form";
import { GuardFields } from "#components/forms/guard-fields";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import type { Ticket } from "#lib/guard/forms";
import { type Lang, messages } from "#lib/messages/index";
import { legalPath } from "#lib/paths";
import { sendLink } from "./actions";

/** Asks for a sign-in link. `next`: where to go once signed in. */
export function SignInForm({ lang, next, ticket }: { lang: Lang; next: string | null; ticket: Ticket }) {
  const { signIn } = messages(lang).account;
  return (
    <ActionForm action={sendLink} lang={lang} labels={{ email: signIn.email }}>
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField
        name="email"
        type="email"
        label={signIn.email}
        hint={signIn.emailHint}
        example={signIn.emailExample}
        // Browsers that can list the keys of this site under the field.
        autoComplete="email webauthn"
        inputMode="email"
        spellCheck={false}
        required
      />
      <GuardFields ticket={ticket} lang={lang} />
      <div className="form-actions">
        <SubmitButton>{signIn.submit}</SubmitButton>
        <a href={legalPath(lang, "privacy")}>{signIn.privacy}</a>
      </div>
    </ActionForm>
  );
}
