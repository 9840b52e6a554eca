import { ActionForm } from "#components/forms/action-form";
import { FirstButton } from "#components/forms/first-button";
import { Kept } from "#components/forms/kept";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { SuggestTermFields, suggestTermLabels } from "#components/vocabularies/suggest-term-fields";
import { sections } from "#lib/entries/fields";
import { formFieldsOf } from "#lib/entries/types/index";
import { themeGroups } from "#lib/entries/vocabularies";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { marksInWords } from "#lib/prefill/marks-in-words";
import type { ProposalForm } from "#lib/revisions/forms";
import { FormAdvice } from "./form-advice";
import { Lookalikes } from "./lookalikes";
import { fieldLabels, RevisionField } from "./revision-field";

interface Props {
  form: ProposalForm;
  /** One a page shown: the same click twice makes one proposal. */
  idempotencyKey: string;
  themes: Parameters<typeof themeGroups>[0];
  action: FormAction;
  /** Whether the person may publish a correction of their own at once. */
  mayPublish?: boolean;
  /** What was read of an address, when the form is filled with it. */
  reading?: string;
  lang: Lang;
}

/** The form of a proposal, for every type: a section a group of fields of the registry, in the registry's order. */
export function RevisionForm({ form, idempotencyKey, themes, action, mayPublish, reading, lang }: Props) {
  const { type, entry, draft } = form;
  const { fields: fieldWords, contributing, doubles } = messages(lang);
  const words = contributing.form;
  const fields = formFieldsOf(type);
  const groups = themeGroups(themes, lang, form.values.themes ?? []);
  const comment = entry
    ? { label: words.comment, hint: words.commentHint, example: words.commentExample, required: true }
    : { label: words.note, hint: words.noteHint };
  const initial = {
    ...form.values,
    comment: [form.comment],
    duplicateNote: [form.duplicateNote],
    type: [type],
    slug: [entry?.slug ?? ""],
    revisionId: [draft?.id ?? ""],
    version: [String(draft?.version ?? "")],
    baseVersion: [String(form.baseVersion)],
    key: [idempotencyKey],
    lecture: [reading ?? ""],
  };
  return (
    <ActionForm
      action={action}
      lang={lang}
      labels={{
        ...fieldLabels(fields, lang),
        comment: comment.label,
        duplicateNote: doubles.note,
        ...suggestTermLabels(lang),
      }}
      initial={initial}
      marks={marksInWords(form.origins, lang)}
    >
      <FirstButton intent="save" label={words.save} />
      <Kept names={["type", "slug", "revisionId", "version", "baseVersion", "key", "lecture"]} />
      <Lookalikes words={lookalikeWords(lang)} />
      <FormAdvice initial={form.advice} words={adviceWords(lang)} />
      {sections.map((section) => {
        const members = fields.filter((field) => field.section === section);
        if (members.length === 0) return null;
        return (
          <fieldset key={section} className="fieldset">
            <legend>{fieldWords.sections[section]}</legend>
            {members.map((field) => (
              <RevisionField key={field.name} type={type} field={field} themes={groups} lang={lang} />
            ))}
            {section === "subject" ? <SuggestTermFields lang={lang} /> : null}
          </fieldset>
        );
      })}
      <fieldset className="fieldset">
        <legend>{words.review}</legend>
        <TextArea name="comment" rows={3} {...comment} />
      </fieldset>
      <p className="hint">{words.requiredNote}</p>
      <div className="form-actions">
        {mayPublish && entry ? <SubmitButton intent="publish">{words.publish}</SubmitButton> : null}
        <SubmitButton intent="submit" variant={mayPublish && entry ? "secondary" : undefined}>
          {draft?.asked ? words.resubmit : words.submit}
        </SubmitButton>
        <SubmitButton intent="save" variant="secondary">
          {words.save}
        </SubmitButton>
        <SubmitButton intent="preview" variant="secondary">
          {words.preview}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function lookalikeWords(lang: Lang) {
  const { title, see, editInstead, note, noteHint, send } = messages(lang).doubles;
  return { title, see, editInstead, note, noteHint, send };
}

function adviceWords(lang: Lang) {
  const { title, lead } = messages(lang).checks;
  return { title, lead };
}
