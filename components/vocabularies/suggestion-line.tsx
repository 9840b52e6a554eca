import { type Lang, messages } from "#lib/messages/index";
import type { Suggestion } from "#lib/vocabularies/suggestions";

/** What is suggested, in one line: its kind, the name, of which body. */
export function SuggestionLine({
  suggestion: { kind, name, about },
  lang,
}: {
  suggestion: Pick<Suggestion, "kind" | "name" | "about">;
  lang: Lang;
}) {
  const words = messages(lang).termSuggestions;
  const of = words.about[kind];
  return (
    <>
      {words.kinds[kind]}
      {messages(lang).common.colon}
      <strong>{name}</strong>
      {about && typeof of === "function" ? ` (${of(about)})` : null}
    </>
  );
}
