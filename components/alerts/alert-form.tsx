import { ActionForm } from "#components/forms/action-form";
import { Checkbox, Radios } from "#components/forms/checkbox";
import { GuardFields } from "#components/forms/guard-fields";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import type { Ticket } from "#lib/guard/forms";
import { type Lang, messages } from "#lib/messages/index";
import { legalPath } from "#lib/paths";

interface Props {
  /** A search as its address prints it, the slug of an entry, or the id of a selection. */
  follows: { query: string } | { slug: string; hasDates: boolean } | { selectionId: string };
  /** That of who has signed in, which needs no confirmation. */
  email: string | null;
  idempotencyKey: string;
  ticket: Ticket;
  action: FormAction;
  lang: Lang;
}

/** How one asks for an alert, with an account or without. */
export function AlertForm({ follows, email, idempotencyKey, ticket, action, lang }: Props) {
  const { form, frequencies } = messages(lang).alerts;
  const labels = { email: form.email, frequency: form.frequency };
  return (
    <ActionForm action={action} lang={lang} labels={labels}>
      {"slug" in follows ? <input type="hidden" name="entry" value={follows.slug} /> : null}
      {"query" in follows ? <input type="hidden" name="query" value={follows.query} /> : null}
      {"selectionId" in follows ? <input type="hidden" name="selection" value={follows.selectionId} /> : null}
      <input type="hidden" name="key" value={idempotencyKey} />
      <AddressField label={form.email} hint={form.emailHint} defaultValue={email ?? ""} />
      <Radios
        name="frequency"
        label={form.frequency}
        required
        options={Object.entries(frequencies).map(([value, label]) => ({ value, label }))}
        defaultValue="daily"
      />
      {"slug" in follows && follows.hasDates ? (
        <Checkbox name="reminders" label={form.reminders} defaultChecked />
      ) : null}
      <p className="text-sm">
        <a href={legalPath(lang, "privacy")}>{form.privacy}</a>
      </p>
      <GuardFields ticket={ticket} lang={lang} />
      <div className="form-actions">
        <SubmitButton>{form.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** How one who has lost the mails gets the link to their alerts. */
export function LostLinkForm({
  idempotencyKey,
  ticket,
  action,
  lang,
}: Pick<Props, "idempotencyKey" | "ticket" | "action" | "lang">) {
  const { lost } = messages(lang).alerts;
  return (
    <ActionForm action={action} lang={lang} labels={{ email: lost.email }}>
      <input type="hidden" name="key" value={idempotencyKey} />
      <AddressField label={lost.email} />
      <GuardFields ticket={ticket} lang={lang} />
      <div className="form-actions">
        <SubmitButton>{lost.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function AddressField({
  label,
  hint,
  defaultValue,
}: {
  label: string;
  hint?: string;
  defaultValue?: string;
}) {
  return (
    <TextField
      name="email"
      type="email"
      inputMode="email"
      autoComplete="email"
      spellCheck={false}
      width="medium"
      required
      {...{ label, hint, defaultValue }}
    />
  );
}
