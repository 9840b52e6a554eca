import { ActionForm } from "#components/forms/action-form";
import { FirstButton } from "#components/forms/first-button";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction, FormValues } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { Vocabulary } from "#lib/paths";
import { OrganisationFields } from "./organisation-fields";
import { ThemeFields } from "./theme-fields";

interface Props {
  vocabulary: Vocabulary;
  /** The term that is changed, as the form shows it; absent for a new one. */
  term?: { slug: string; seen: string };
  initial: FormValues;
  action: FormAction;
  submit: string;
  lang: Lang;
}

/** The form of a term, new or not. */
export function TermForm({ vocabulary, term, initial, action, submit, lang }: Props) {
  const { fields } = messages(lang).vocabularies;
  return (
    <ActionForm action={action} lang={lang} labels={fields} initial={initial}>
      <FirstButton intent="save" label={submit} />
      <input type="hidden" name="vocabulary" value={vocabulary} />
      {term ? <input type="hidden" name="slug" value={term.slug} /> : null}
      {term ? <input type="hidden" name="seen" value={term.seen} /> : null}
      {vocabulary === "theme" ? (
        <ThemeFields isNew={!term} lang={lang} />
      ) : (
        <OrganisationFields lang={lang} />
      )}
      <div className="form-actions">
        <SubmitButton intent="save">{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
