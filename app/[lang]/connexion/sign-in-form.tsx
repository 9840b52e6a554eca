import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";
import { legalPath } from "#lib/paths";
import { sendLink } from "./actions";

/** Asks for a sign-in link. `next`: where to go once signed in. */
export function SignInForm({ lang, next }: { lang: Lang; next: string | null }) {
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
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        required
      />
      <div className="form-actions">
        <SubmitButton>{signIn.submit}</SubmitButton>
        <a href={legalPath(lang, "privacy")}>{signIn.privacy}</a>
      </div>
    </ActionForm>
  );
}
