import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { Suggestion } from "#lib/vocabularies/suggestions";
import { SuggestionLine } from "./suggestion-line";

interface Props {
  suggestions: readonly Suggestion[];
  withdraw: FormAction;
  lang: Lang;
}

/** What the author of a proposal suggested with it, and what became of it. */
export function OwnSuggestions({ suggestions, withdraw, lang }: Props) {
  if (suggestions.length === 0) return null;
  const words = messages(lang).termSuggestions;
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions" className="desk-small">
        {words.own.title}
      </h2>
      <ul className="queue mt-2">
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <p>
              <SuggestionLine suggestion={suggestion} lang={lang} />
            </p>
            <p className="queue-meta">
              <span>{words.states[suggestion.state]}</span>
              {suggestion.answer ? <span>{suggestion.answer}</span> : null}
            </p>
            {suggestion.state === "open" ? (
              <ActionForm action={withdraw} lang={lang} className="">
                <input type="hidden" name="id" value={suggestion.id} />
                <SubmitButton variant="quiet" small>
                  {words.own.withdraw}
                  <span className="sr-only"> — {words.own.withdrawOf(suggestion.name)}</span>
                </SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
