"use client"; // Its fields learn from it in which language they speak.
import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

/** For those who review: hides a selection from the public or shows it again, saying why. */
export function ModerateForm({
  id,
  isHidden,
  action,
  lang,
}: {
  id: string;
  isHidden: boolean;
  action: FormAction;
  lang: Lang;
}) {
  const { desk } = messages(lang).selections;
  return (
    <section className="section" aria-labelledby="moderation">
      <h2 id="moderation" className="mb-3">
        {desk.title}
      </h2>
      <ActionForm action={action} lang={lang} labels={{ reason: desk.reason }}>
        <input type="hidden" name="id" value={id} />
        <TextArea name="reason" label={desk.reason} hint={desk.reasonHint} rows={3} required />
        <div className="form-actions">
          <SubmitButton intent={isHidden ? "show" : "hide"} variant={isHidden ? "secondary" : "danger"}>
            {isHidden ? desk.show : desk.hide}
          </SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
