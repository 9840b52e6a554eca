import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

/** A moderator gives the page or refuses it, with a reason. */
export function ClaimDecision({ id, action, lang }: { id: string; action: FormAction; lang: Lang }) {
  const words = messages(lang).teams.desk;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{words.decide}</h2>
      <p className="mt-2 mb-4 max-w-3xl">{words.acceptText}</p>
      <ActionForm action={action} lang={lang} labels={{ reason: words.reason }}>
        <input type="hidden" name="id" value={id} />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} />
        <div className="form-actions">
          <SubmitButton intent="accepted">{words.accept}</SubmitButton>
          <SubmitButton intent="refused" variant="danger">
            {words.refuse}
          </SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
