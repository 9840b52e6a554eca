import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { TermDetail } from "#lib/vocabularies/view";

/** Whether forms offer the term, and the way to have it otherwise. */
export function OfferForm({ term, action, lang }: { term: TermDetail; action: FormAction; lang: Lang }) {
  const words = messages(lang).vocabularies.term;
  const { deprecatedAt } = term;
  return (
    <ActionForm action={action} lang={lang} className="act-form">
      <input type="hidden" name="vocabulary" value={term.vocabulary} />
      <input type="hidden" name="slug" value={term.slug} />
      <p>{deprecatedAt ? words.deprecatedText(formatDay(deprecatedAt, lang)) : words.offeredText}</p>
      <SubmitButton intent={deprecatedAt ? "restore" : "deprecate"} variant="secondary" small>
        {deprecatedAt ? words.restore : words.deprecate}
      </SubmitButton>
    </ActionForm>
  );
}
