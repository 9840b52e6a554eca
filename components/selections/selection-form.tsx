"use client"; // Its fields learn from it in which language they speak.
import { ActionForm } from "#components/forms/action-form";
import { Radios } from "#components/forms/checkbox";
import { Kept } from "#components/forms/kept";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { visibilities } from "#lib/selections/selection";

export interface EditedSelection {
  id: string;
  version: number;
  title: string;
  description: string | null;
  visibility: string;
  toRead: boolean;
}

/** What a selection is called, what it is for, who sees it. */
export function SelectionForm({
  selection,
  action,
  lang,
}: {
  /** Null for a new one. */
  selection: EditedSelection | null;
  action: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).selections;
  const { form } = words;
  const fixed = selection?.toRead ?? false;
  return (
    <ActionForm
      action={action}
      lang={lang}
      labels={{ title: form.title, description: form.description, visibility: form.visibility }}
      initial={{
        id: [selection?.id ?? ""],
        version: [String(selection?.version ?? "")],
        title: [selection?.title ?? ""],
        description: [selection?.description ?? ""],
        visibility: [selection?.visibility ?? "private"],
      }}
    >
      <Kept names={fixed ? ["id", "version", "title", "visibility"] : ["id", "version"]} />
      {fixed ? (
        <p>{form.toReadText}</p>
      ) : (
        <TextField name="title" label={form.title} hint={form.titleHint} required />
      )}
      <TextArea name="description" label={form.description} hint={form.descriptionHint} rows={5} />
      {fixed ? null : (
        <Radios
          name="visibility"
          label={form.visibility}
          options={visibilities.map((value) => ({
            value,
            label: words.visibilities[value],
            detail: words.visibilityHints[value],
          }))}
          required
        />
      )}
      <div className="form-actions">
        <SubmitButton>{selection ? form.save : form.create}</SubmitButton>
      </div>
    </ActionForm>
  );
}
