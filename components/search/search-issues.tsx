import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import type { SearchIssue } from "#lib/search/query";

/** What of the address could not be understood, parameter by parameter; the rest of the search was done. */
export function SearchIssues({
  lang,
  issues,
  also = null,
}: {
  lang: Lang;
  issues: readonly SearchIssue[];
  /** What is wrong with a parameter that only the page has. */
  also?: string | null;
}) {
  if (issues.length === 0 && !also) return null;
  const { search } = messages(lang);
  return (
    <div className="mb-4">
      <Notice kind="warning" title={search.wrongTitle}>
        <ul>
          {issues.map(({ name, code }) => (
            <li key={name}>{capitalised(search.wrong[code](search.names[name] ?? name))}</li>
          ))}
          {also ? <li>{also}</li> : null}
        </ul>
        <p>{search.wrongRest}</p>
      </Notice>
    </div>
  );
}

const capitalised = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
