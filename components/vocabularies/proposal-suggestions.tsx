import { type Lang, messages } from "#lib/messages/index";
import { termSuggestionPath } from "#lib/paths";
import type { Suggestion } from "#lib/vocabularies/suggestions";
import { SuggestionLine } from "./suggestion-line";

/** Beside the decision: what the proposal's author misses in the vocabularies, to be settled or already. */
export function ProposalSuggestions({
  suggestions,
  lang,
}: {
  suggestions: readonly Suggestion[];
  lang: Lang;
}) {
  const shown = suggestions.filter(({ state }) => state !== "withdrawn");
  if (shown.length === 0) return null;
  const words = messages(lang).termSuggestions;
  const open = shown.filter(({ state }) => state === "open").length;
  return (
    <section aria-labelledby="suggestions">
      <h2 id="suggestions" className="desk-small">
        {words.desk.title(open)}
      </h2>
      <ul className="queue mt-2">
        {shown.map((suggestion) => (
          <li key={suggestion.id}>
            <div>
              <p>
                <SuggestionLine suggestion={suggestion} lang={lang} />
              </p>
              {suggestion.note ? <p className="hint">{suggestion.note}</p> : null}
              <p className="queue-meta">
                {suggestion.state === "open" ? (
                  <a href={termSuggestionPath(lang, suggestion.id)}>
                    {words.desk.settle}
                    <span className="sr-only"> — {words.desk.settleOf(suggestion.name)}</span>
                  </a>
                ) : (
                  <span>{words.states[suggestion.state]}</span>
                )}
                {suggestion.adopted ? <span>{words.desk.adopted}</span> : null}
                {suggestion.answer ? <span>{suggestion.answer}</span> : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
