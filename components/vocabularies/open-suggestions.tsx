import { TypeBadge } from "#components/ui/type-badge";
import { formatAge } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { termSuggestionPath } from "#lib/paths";
import type { WaitingSuggestion } from "#lib/vocabularies/suggestions";
import { SuggestionLine } from "./suggestion-line";

interface Props {
  suggestions: readonly WaitingSuggestion[];
  lang: Lang;
  now: Date;
}

/** All that waits for an answer, whatever the proposal, the oldest first. */
export function OpenSuggestions({ suggestions, lang, now }: Props) {
  if (suggestions.length === 0) return null;
  const { desk } = messages(lang).termSuggestions;
  return (
    <section className="section" aria-labelledby="suggestions">
      <h2 id="suggestions" className="mb-3">
        {desk.title(suggestions.length)}
      </h2>
      <ul className="queue">
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <p className="queue-title">
              <a href={termSuggestionPath(lang, suggestion.id)}>
                <SuggestionLine suggestion={suggestion} lang={lang} />
              </a>
            </p>
            <p className="queue-meta">
              <TypeBadge type={suggestion.revision.type} lang={lang} plain />
              <span>{desk.from(suggestion.author.name, suggestion.revision.title)}</span>
              <span>{formatAge(suggestion.createdAt, now, lang)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
