import { Checkboxes } from "#components/forms/checkbox";
import { Select } from "#components/forms/select";
import { ShownOnce } from "#components/forms/shown-once";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";
import { DAYS, scopes } from "#lib/tokens/scopes";

/** The fields of a new token: inside a form. */
export function TokenForm({ lang }: { lang: Lang }) {
  const { tokens: words } = messages(lang);
  const { form } = words;
  const options = scopes.map((value) => ({ value, ...words.scopes[value] }));
  return (
    <>
      <ShownOnce words={words.once} />
      <TextField
        name="name"
        label={form.name}
        hint={form.nameHint}
        autoComplete="off"
        width="medium"
        required
      />
      <Checkboxes
        name="scopes"
        label={form.scopes}
        groups={[{ label: null, options }]}
        defaultValues={scopes}
        required
      />
      <Select
        name="days"
        label={form.days}
        options={DAYS.map((days) => ({ value: String(days), label: words.days[days] ?? String(days) }))}
        defaultValue="90"
        width="medium"
      />
      <div className="form-actions">
        <SubmitButton>{form.submit}</SubmitButton>
      </div>
    </>
  );
}
