"use client"; // Its fields learn from it in which language they speak.
import { ActionForm } from "#components/forms/action-form";
import { Kept } from "#components/forms/kept";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

/** Deletes a selection for good: behind a fold, so that no slip does. */
export function DeleteForm({
  selection,
  action,
  lang,
}: {
  selection: { id: string; version: number };
  action: FormAction;
  lang: Lang;
}) {
  const { form } = messages(lang).selections;
  return (
    <details>
      <summary>{form.deleteTitle}</summary>
      <ActionForm
        action={action}
        lang={lang}
        initial={{ id: [selection.id], version: [String(selection.version)] }}
        className="act-form mt-3"
      >
        <Kept names={["id", "version"]} />
        <p>{form.deleteText}</p>
        <SubmitButton variant="danger">{form.deleteConfirm}</SubmitButton>
      </ActionForm>
    </details>
  );
}
