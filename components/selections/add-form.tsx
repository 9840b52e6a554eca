"use client"; // Its fields learn from it in which language they speak.
import { ActionForm } from "#components/forms/action-form";
import { Radios } from "#components/forms/checkbox";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  slug: string;
  /** The selections of who asks, the list to read first when there is one. */
  places: readonly { id: string; title: string; toRead: boolean; has: boolean }[];
  action: FormAction;
  lang: Lang;
}

/** Where to put an entry: to read, a selection that one has, or a new one. */
export function AddForm({ slug, places, action, lang }: Props) {
  const words = messages(lang).selections;
  const { add, form } = words;
  const toRead = places.some((place) => place.toRead)
    ? []
    : [{ value: "to-read", label: words.toRead, detail: words.toReadHint }];
  const own = places.map(({ id, title, toRead: isToRead, has }) => ({
    value: id,
    label: title,
    detail: has ? add.already : isToRead ? words.toReadHint : undefined,
  }));
  const options = [...toRead, ...own, { value: "new", label: add.newOne }];
  return (
    <ActionForm
      action={action}
      lang={lang}
      labels={{ to: add.where, title: add.newTitle, note: form.noteLabel }}
    >
      <input type="hidden" name="fiche" value={slug} />
      <Radios name="to" label={add.where} options={options} defaultValue={options[0]?.value} required />
      <TextField name="title" label={add.newTitle} hint={add.newTitleHint} />
      <TextArea name="note" label={form.noteLabel} hint={form.noteHint} rows={3} />
      <div className="form-actions">
        <SubmitButton>{add.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}
