import { TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";

/** Both labels of a theme. */
export function ThemeFields({ lang }: { lang: Lang }) {
  const { fields } = messages(lang).vocabularies;
  return (
    <div>
      <TextField name="labelFr" label={fields.labelFr ?? ""} required autoComplete="off" textLang="fr" />
      <TextField name="labelEn" label={fields.labelEn ?? ""} required autoComplete="off" textLang="en" />
    </div>
  );
}
