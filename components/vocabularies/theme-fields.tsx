import { Select } from "#components/forms/select";
import { TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";
import { THEME_GROUPS } from "#lib/vocabularies/fields";
import { groupLabel } from "./term-table";

/** Both labels of a theme; the group of a new one. */
export function ThemeFields({ isNew = false, lang }: { isNew?: boolean; lang: Lang }) {
  const { fields } = messages(lang).vocabularies;
  return (
    <>
      <div>
        <TextField name="labelFr" label={fields.labelFr ?? ""} required autoComplete="off" textLang="fr" />
        <TextField name="labelEn" label={fields.labelEn ?? ""} required autoComplete="off" textLang="en" />
      </div>
      {isNew ? (
        <Select
          name="group"
          label={fields.group ?? ""}
          required
          empty={true}
          options={THEME_GROUPS.map((value) => ({ value, label: groupLabel(value, lang) }))}
        />
      ) : null}
    </>
  );
}
