import { ActionForm } from "#components/forms/action-form";
import { SearchField } from "#components/forms/search-field";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { themeLabel } from "#lib/themes/label";
import type { TermDetail, TermRef } from "#lib/vocabularies/view";

interface Props {
  term: TermDetail;
  /** Themes are few enough to choose from; organisations are searched for. */
  themes: readonly TermRef[];
  action: FormAction;
  lang: Lang;
}

/** What takes the place of a term; nothing is done before what would change is seen. */
export function MergeTargetForm({ term, themes, action, lang }: Props) {
  const { merge } = messages(lang).vocabularies;
  const words = { label: merge.into, hint: merge.intoHint, required: true };
  return (
    <ActionForm action={action} lang={lang} labels={{ into: merge.into }}>
      <input type="hidden" name="vocabulary" value={term.vocabulary} />
      <input type="hidden" name="slug" value={term.slug} />
      {term.vocabulary === "theme" ? (
        <Select
          {...words}
          name="into"
          empty={true}
          options={themes.map((theme) => ({ value: theme.slug, label: themeLabel(theme, lang) }))}
        />
      ) : (
        <SearchField
          {...words}
          kind="organisation"
          path="into"
          textName="into.search"
          valueName="into"
          issuePaths={["into", "into.search"]}
          choiceLabel={merge.intoChoice}
          none={merge.intoNone}
        />
      )}
      <div className="form-actions">
        <SubmitButton intent="next">{merge.next}</SubmitButton>
      </div>
    </ActionForm>
  );
}
