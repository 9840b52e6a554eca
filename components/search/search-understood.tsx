import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import { withAccents } from "#lib/search/corrections";
import type { Understood } from "#lib/search/meaning";
import { changeSearch, type SearchQuery } from "#lib/search/query";
import type { Result } from "./search-results";

/** How the words were understood, when entries do not simply have what was typed: a word corrected, some left out. */
export function SearchUnderstood({
  lang,
  query,
  results = [],
  count,
  hrefOf,
}: {
  lang: Lang;
  query: Understood;
  /** What was found: where the right spelling is. */
  results?: readonly Result[];
  /** How many there are in all. */
  count?: number;
  hrefOf: (query: SearchQuery) => string;
}) {
  const words = messages(lang).understood;
  const { corrected = null, having = null } = query.meaning ?? {};
  // Those that have all the words may be alone.
  const isPartial = having !== null && (count === undefined || count > having);
  if (corrected === null && !isPartial) return null;
  const marked = results
    .flatMap(({ highlights }) => (highlights ? [...highlights.title, ...highlights.excerpt] : []))
    .flatMap((piece) => (piece.marked ? [piece.text] : []));
  return (
    <div className="mb-4">
      <Notice
        title={corrected === null ? undefined : words.corrected(withAccents(corrected, query.text, marked))}
      >
        {corrected === null ? null : (
          <p>
            <a href={hrefOf(changeSearch(query, { typed: true }))}>{words.asTyped(query.text)}</a>
          </p>
        )}
        {isPartial ? <p>{having === 0 ? words.inPart : words.inPartToo}</p> : null}
      </Notice>
    </div>
  );
}
