import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { Notice } from "#components/ui/notice";
import { Table } from "#components/ui/table";
import { fieldLabel } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import type { FormAction } from "#lib/form-state";
import type { Preview } from "#lib/harvest/queries";
import { frequencies } from "#lib/harvest/source-kinds";
import type { Tried } from "#lib/harvest/tried";
import { type Lang, messages } from "#lib/messages/index";
import { harvestError } from "./harvest-error";

interface Props {
  tried: Tried;
  preview: Preview;
  declare: FormAction;
  lang: Lang;
}

/** What a source would bring, and the form that declares it; or why it cannot be read. */
export function SourcePreview({ tried, preview, declare, lang }: Props) {
  const { form } = messages(lang).harvest;
  if (preview.error !== null) {
    return (
      <div className="section">
        <Notice kind="error">
          <p>{harvestError(preview.error, lang)}</p>
        </Notice>
      </div>
    );
  }
  return (
    <section className="section" aria-labelledby="tried">
      <h2 id="tried">{form.tried}</h2>
      <p className="mt-2">
        {form.found(preview.found)}.{" "}
        {preview.found > preview.items.length ? form.first(preview.items.length) : null}
      </p>
      {preview.items.length > 0 ? <Items items={preview.items} lang={lang} /> : null}
      <ActionForm
        action={declare}
        lang={lang}
        labels={{ name: form.name, url: form.url, everyHours: form.every }}
        className="form mt-6"
      >
        <input type="hidden" name="kind" value={tried.kind} />
        <input type="hidden" name="url" value={tried.url} />
        <input type="hidden" name="language" value={tried.language} />
        <TextField name="name" label={form.name} hint={form.nameHint} required />
        <Select
          name="everyHours"
          label={form.every}
          options={frequencies.map((hours) => ({
            value: String(hours),
            label: form.frequencies[hours] ?? String(hours),
          }))}
          defaultValue="24"
          width="medium"
        />
        <div className="form-actions">
          <SubmitButton>{form.declare}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}

function Items({ items, lang }: { items: Extract<Preview, { error: null }>["items"]; lang: Lang }) {
  const { harvest, common } = messages(lang);
  const { form } = harvest;
  return (
    <>
      <Table caption={form.tried} many>
        <thead>
          <tr>
            <th scope="col">{form.item}</th>
            <th scope="col">{form.type}</th>
            <th scope="col">{form.missing}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ identifier, type, title, issues }) => (
            <tr key={identifier}>
              <th scope="row">{title}</th>
              <td>{common.types[type].one}</td>
              <td>{missing(type, issues, lang) || form.complete}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="hint mt-2">{form.incompleteHint}</p>
    </>
  );
}

function missing(
  type: Parameters<typeof fieldsOf>[0],
  issues: readonly { path: string }[],
  lang: Lang,
): string {
  const names = new Set(issues.map(({ path }) => path.split(".")[0] ?? ""));
  return fieldsOf(type)
    .filter(({ name }) => names.has(name))
    .map((field) => fieldLabel(field, lang))
    .join(", ");
}
