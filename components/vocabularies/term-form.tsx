import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction, FormValues } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { Vocabulary } from "#lib/paths";
import { THEME_GROUPS } from "#lib/vocabularies/fields";
import { OrganisationFields } from "./organisation-fields";
import { groupLabel } from "./term-table";
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
  const label = fields.group ?? "";
  return (
    <ActionForm action={action} lang={lang} labels={fields} initial={initial}>
      {/* Enter in a text field presses the first button of a form: this one, and not a search. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        {submit}
      </button>
      <input type="hidden" name="vocabulary" value={vocabulary} />
      {term ? <input type="hidden" name="slug" value={term.slug} /> : null}
      {term ? <input type="hidden" name="seen" value={term.seen} /> : null}
      {vocabulary === "theme" ? <ThemeFields lang={lang} /> : <OrganisationFields lang={lang} />}
      {vocabulary === "theme" && !term ? (
        <Select
          name="group"
          label={label}
          required
          empty={true}
          options={THEME_GROUPS.map((value) => ({ value, label: groupLabel(value, lang) }))}
        />
      ) : null}
      <div className="form-actions">
        <SubmitButton intent="save">{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
