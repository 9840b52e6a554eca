import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

/** Refuses a suggestion, with an answer to its author. */
export function RefuseSuggestion({ id, action, lang }: { id: string; action: FormAction; lang: Lang }) {
  const { settle: words } = messages(lang).termSuggestions;
  return (
    <section className="section" aria-labelledby="refuse">
      <h2 id="refuse">{words.refuse}</h2>
      <ActionForm action={action} lang={lang} labels={{ answer: words.answer }} initial={{ answer: [] }}>
        <input type="hidden" name="id" value={id} />
        <TextArea name="answer" label={words.answer} hint={words.answerHint} rows={3} required />
        <div className="form-actions">
          <SubmitButton variant="secondary">{words.refuse}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
