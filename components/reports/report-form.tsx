import { ActionForm } from "#components/forms/action-form";
import { Radios } from "#components/forms/checkbox";
import { GuardFields } from "#components/forms/guard-fields";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import type { Ticket } from "#lib/guard/forms";
import { type Lang, messages } from "#lib/messages/index";
import { type EntryType, legalPath } from "#lib/paths";
import { ADDRESS_DAYS, MAX_REPORT, visitorKinds } from "#lib/reports/kinds";

interface Props {
  entry: { type: EntryType; slug: string };
  /** One a form, so that a second click sends nothing twice. */
  idempotencyKey: string;
  ticket: Ticket;
  action: FormAction;
  lang: Lang;
}

/** What is wrong with an entry, as anyone may say it, without an account. */
export function ReportForm({ entry, idempotencyKey, ticket, action, lang }: Props) {
  const { kinds, kindHints, form } = messages(lang).reports;
  const labels = { kind: form.kind, body: form.body, email: form.email };
  return (
    <ActionForm action={action} lang={lang} labels={labels}>
      <Target {...{ entry, idempotencyKey }} />
      <Radios
        name="kind"
        label={form.kind}
        required
        options={visitorKinds.map((value) => ({ value, label: kinds[value], detail: kindHints[value] }))}
      />
      <TextArea name="body" label={form.body} hint={form.bodyHint(MAX_REPORT)} required rows={6} />
      <Address label={form.email} hint={form.emailHint(ADDRESS_DAYS)} />
      <Sending label={form.submit} ticket={ticket} lang={lang} />
    </ActionForm>
  );
}

/** What a person named in an entry asks for: their name, why, and where to answer. */
export function ObjectionForm({ entry, idempotencyKey, ticket, action, lang }: Props) {
  const { objection } = messages(lang).reports;
  const labels = { person: objection.person, body: objection.body, email: objection.email };
  return (
    <ActionForm action={action} lang={lang} labels={labels}>
      <Target {...{ entry, idempotencyKey }} />
      <TextField name="person" label={objection.person} required autoComplete="name" />
      <TextArea name="body" label={objection.body} hint={objection.bodyHint(MAX_REPORT)} required rows={6} />
      <Address label={objection.email} hint={objection.emailHint(ADDRESS_DAYS)} required />
      <Sending label={objection.submit} ticket={ticket} lang={lang} />
    </ActionForm>
  );
}

function Target({ entry, idempotencyKey }: Pick<Props, "entry" | "idempotencyKey">) {
  return (
    <>
      <input type="hidden" name="type" value={entry.type} />
      <input type="hidden" name="slug" value={entry.slug} />
      <input type="hidden" name="key" value={idempotencyKey} />
    </>
  );
}

function Address({ label, hint, required }: { label: string; hint: string; required?: boolean }) {
  return (
    <TextField
      name="email"
      type="email"
      inputMode="email"
      autoComplete="email"
      spellCheck={false}
      width="medium"
      {...{ label, hint, required }}
    />
  );
}

function Sending({ label, ticket, lang }: { label: string; ticket: Ticket; lang: Lang }) {
  return (
    <>
      <p className="text-sm">
        <a href={legalPath(lang, "privacy")}>{messages(lang).reports.form.privacy}</a>
      </p>
      <GuardFields ticket={ticket} lang={lang} />
      <div className="form-actions">
        <SubmitButton>{label}</SubmitButton>
      </div>
    </>
  );
}
