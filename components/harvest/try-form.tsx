import { Button } from "#components/ui/button";
import { languageOptions } from "#lib/entries/vocabularies";
import { sourceKinds } from "#lib/harvest/source-kinds";
import { type Lang, messages } from "#lib/messages/index";
import { addSourcePath } from "#lib/paths";

interface Props {
  typed: { kind: string; url: string; language: string };
  /** Whether the address that was typed cannot be one. */
  wrong: boolean;
  lang: Lang;
}

/** Asks for the page again with the source to be tried in its address: nothing is kept. */
export function TryForm({ typed, wrong, lang }: Props) {
  const { form, kinds } = messages(lang).harvest;
  const { issues } = messages(lang);
  return (
    <form action={addSourcePath(lang)} className="form">
      <div className="field">
        <label className="label" htmlFor="kind">
          {form.kind}
        </label>
        <select id="kind" name="kind" defaultValue={typed.kind} className="input input-medium">
          {sourceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <div className={wrong ? "field field-invalid" : "field"}>
        <label className="label" htmlFor="url">
          {form.url}
        </label>
        <p className="hint" id="url-hint">
          {form.urlHint}
        </p>
        <input
          id="url"
          name="url"
          type="text"
          inputMode="url"
          defaultValue={typed.url}
          required
          aria-describedby={wrong ? "url-hint url-error" : "url-hint"}
          aria-invalid={wrong || undefined}
          className="input"
        />
        {wrong ? (
          <p className="field-error" id="url-error">
            {issues.notWebAddress()}
          </p>
        ) : null}
      </div>
      <div className="field">
        <label className="label" htmlFor="language">
          {form.language}
        </label>
        <p className="hint" id="language-hint">
          {form.languageHint}
        </p>
        <select
          id="language"
          name="language"
          defaultValue={typed.language}
          aria-describedby="language-hint"
          className="input input-medium"
        >
          {languageOptions(lang).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="form-actions">
        <Button variant="secondary">{form.try}</Button>
      </div>
    </form>
  );
}
