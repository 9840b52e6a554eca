import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";
import { saveProfile } from "./actions";

/** The name that others see, and the language of one's mails. */
export function ProfileForm({ lang, name, language }: { lang: Lang; name: string; language: Lang }) {
  const { account, ownAccount } = messages(lang);
  const { profile } = ownAccount;
  return (
    <section className="stack" aria-labelledby="profile">
      <h2 id="profile">{profile.title}</h2>
      <ActionForm
        action={saveProfile}
        lang={lang}
        labels={{ name: profile.name, language: profile.language }}
      >
        <TextField
          name="name"
          label={profile.name}
          hint={ownAccount.anonymousHint}
          defaultValue={name}
          autoComplete="nickname"
          width="medium"
          required
        />
        <Select
          name="language"
          label={profile.language}
          defaultValue={language}
          width="medium"
          options={[
            { value: "fr", label: account.space.languages.fr },
            { value: "en", label: account.space.languages.en },
          ]}
        />
        <div className="form-actions">
          <SubmitButton variant="secondary">{profile.submit}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
