import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import type { Understood } from "#lib/search/meaning";
import { changeSearch, type SearchQuery } from "#lib/search/query";

/** How the words were understood, when entries do not simply have what was typed: a word corrected, some left out. */
export function SearchUnderstood({
  lang,
  query,
  hrefOf,
}: {
  lang: Lang;
  query: Understood;
  hrefOf: (query: SearchQuery) => string;
}) {
  const words = messages(lang).understood;
  const { corrected = null, relaxed = false } = query.meaning ?? {};
  if (corrected === null && !relaxed) return null;
  return (
    <div className="mb-4">
      <Notice title={corrected === null ? undefined : words.corrected(corrected)}>
        {corrected === null ? null : (
          <p>
            <a href={hrefOf(changeSearch(query, { typed: true }))}>{words.asTyped(query.text)}</a>
          </p>
        )}
        {relaxed ? <p>{words.relaxed}</p> : null}
      </Notice>
    </div>
  );
}
