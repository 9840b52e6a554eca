import { Checkboxes } from "#components/forms/checkbox";
import { ShownOnce } from "#components/forms/shown-once";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { type Lang, messages } from "#lib/messages/index";
import { webhookEvents } from "#lib/webhooks/events";

interface Props {
  lang: Lang;
  /** The address of the search that one comes from. */
  search: string;
}

/** The fields of a new webhook: inside a form. */
export function WebhookForm({ lang, search }: Props) {
  const words = messages(lang).webhooks;
  const { form } = words;
  const options = webhookEvents.map((value) => ({ value, label: words.events[value] }));
  return (
    <>
      <ShownOnce words={words.once} />
      <TextField
        name="url"
        type="url"
        label={form.url}
        hint={form.urlHint}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField
        name="search"
        label={form.search}
        hint={form.searchHint}
        defaultValue={search}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Checkboxes
        name="events"
        label={form.events}
        groups={[{ label: null, options }]}
        defaultValues={webhookEvents}
        required
      />
      <div className="form-actions">
        <SubmitButton>{form.submit}</SubmitButton>
      </div>
    </>
  );
}
