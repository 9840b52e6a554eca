import { ActionForm } from "#components/forms/action-form";
import { PlainForm } from "#components/forms/plain-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, proposeFromPath } from "#lib/paths";

interface Props {
  lang: Lang;
  /** Null for who has not signed in: the form then only carries what was typed to the page that says so. */
  action: FormAction | null;
  /** Already chosen; absent, it is guessed. */
  type?: EntryType;
  /** What the page's address brings. */
  typed?: string;
}

/** One box: an address, a DOI, an ISBN, a HAL identifier. Only sending it has anything read. */
export function AddressForm({ lang, action, type, typed }: Props) {
  const { prefill } = messages(lang);
  const field = (
    <>
      <TextField
        name="adresse"
        label={prefill.label}
        example={prefill.example}
        defaultValue={typed}
        autoFocus={Boolean(typed)}
        autoComplete="off"
        spellCheck={false}
      />
      <p className="mt-4">
        <SubmitButton>{prefill.submit}</SubmitButton>
      </p>
    </>
  );
  if (!action) {
    return (
      <PlainForm action={proposeFromPath(lang)} lang={lang}>
        {field}
      </PlainForm>
    );
  }
  return (
    <ActionForm action={action} lang={lang} labels={{ adresse: prefill.label }}>
      {type ? <input type="hidden" name="type" value={type} /> : null}
      {field}
      <p className="hint">{prefill.sent}</p>
    </ActionForm>
  );
}
