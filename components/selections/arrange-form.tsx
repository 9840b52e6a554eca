"use client"; // Its fields learn from it in which language they speak.
import { useEffect } from "react";
import { ActionForm } from "#components/forms/action-form";
import { Kept } from "#components/forms/kept";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { Icon } from "#components/ui/icon";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  selection: { id: string; version: number };
  items: readonly { id: string; title: string; note: string | null; isPublished: boolean }[];
  action: FormAction;
  lang: Lang;
}

/** The entries of a selection in their order, moved by buttons, each with its note; one form for all. */
export function ArrangeForm({ selection, items, action, lang }: Props) {
  const { form, page } = messages(lang).selections;
  // Next scrolls to what follows # and leaves the focus: the next press of a key is for the entry that has just moved.
  useEffect(() => {
    const moved = items.find(({ id }) => window.location.hash === `#fiche-${id}`);
    if (moved) document.getElementById(`fiche-${moved.id}`)?.focus();
  }, [items]);
  const labels = Object.fromEntries(items.map(({ id, title }) => [`note-${id}`, form.note(title)]));
  return (
    <ActionForm
      action={action}
      lang={lang}
      labels={labels}
      initial={{
        id: [selection.id],
        version: [String(selection.version)],
        ...Object.fromEntries(items.map(({ id, note }) => [`note-${id}`, [note ?? ""]])),
      }}
      className="stack"
    >
      {/* What Enter presses. */}
      <SubmitButton intent="save" className="sr-only" variant="secondary">
        {form.saveNotes}
      </SubmitButton>
      <Kept names={["id", "version"]} />
      <ol className="selection-edit">
        {items.map(({ id, title, isPublished }, index) => (
          <li key={id} id={`fiche-${id}`} tabIndex={-1}>
            <input type="hidden" name="item" value={id} />
            <div className="selection-edit-head">
              <p className="queue-title">
                {title}
                {isPublished ? null : <span className="text-muted"> ({page.gone})</span>}
              </p>
              <div className="selection-edit-acts">
                {index > 0 ? (
                  <SubmitButton
                    intent={`up:${id}`}
                    variant="quiet"
                    small
                    label={`${form.up} ${form.of(title)}`}
                  >
                    <Icon name="up" size={16} />
                    {form.up}
                  </SubmitButton>
                ) : null}
                {index < items.length - 1 ? (
                  <SubmitButton
                    intent={`down:${id}`}
                    variant="quiet"
                    small
                    label={`${form.down} ${form.of(title)}`}
                  >
                    <Icon name="down" size={16} />
                    {form.down}
                  </SubmitButton>
                ) : null}
                <SubmitButton
                  intent={`remove:${id}`}
                  variant="quiet"
                  small
                  label={`${form.remove} ${form.of(title)}`}
                >
                  <Icon name="cross" size={16} />
                  {form.remove}
                </SubmitButton>
              </div>
            </div>
            <TextArea name={`note-${id}`} label={form.note(title)} rows={2} />
          </li>
        ))}
      </ol>
      <div className="form-actions">
        <SubmitButton intent="save">{form.saveNotes}</SubmitButton>
      </div>
    </ActionForm>
  );
}
