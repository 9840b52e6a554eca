import { EntryLink } from "#components/entries/entry-link";
import { EmptyState } from "#components/ui/empty-state";
import { type Lang, messages } from "#lib/messages/index";
import { organisationPath, proposeHubPath, searchPath, themePath } from "#lib/paths";
import type { Near } from "#lib/search/near";
import { changeSearch, EMPTY_SEARCH, printSearch, type SearchQuery } from "#lib/search/query";
import { themeLabel } from "#lib/themes/label";

/** A search that found nothing: what is near, and what else to try. */
export function NoResults({ lang, query, near }: { lang: Lang; query: SearchQuery; near: Near | null }) {
  const { search } = messages(lang);
  const hrefOf = (other: SearchQuery) => searchPath(lang, printSearch(other));
  const widened = changeSearch(EMPTY_SEARCH, { text: query.text });
  return (
    <EmptyState title={query.text ? search.empty(query.text) : search.emptyNoText}>
      {near && near.unfiltered > 0 ? (
        <p>
          {search.unfiltered(near.unfiltered)} <a href={hrefOf(widened)}>{search.unfilteredLink}</a>
        </p>
      ) : null}
      <Suggestions title={search.alike}>
        {near?.entries.map((entry) => (
          <li key={entry.slug}>
            <EntryLink entry={entry} lang={lang} />
          </li>
        ))}
      </Suggestions>
      <Suggestions title={search.organisations}>
        {near?.organisations.map(({ slug, name }) => (
          <li key={slug}>
            <a href={organisationPath(lang, slug)}>{name}</a>
          </li>
        ))}
      </Suggestions>
      <Suggestions title={search.themes}>
        {near?.themes.map(({ slug, ...theme }) => (
          <li key={slug}>
            <a href={themePath(lang, slug)}>{themeLabel(theme, lang)}</a>
          </li>
        ))}
      </Suggestions>
      <Suggestions title={search.words}>
        {near?.words.map((word) => (
          <li key={word}>
            <a href={hrefOf(changeSearch(query, { text: word }))}>{word}</a>
          </li>
        ))}
      </Suggestions>
      <ul className="mt-4 inline-block list-disc ps-5 text-start">
        {search.advice.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-4">
        <a href={proposeHubPath(lang)}>{search.propose}</a>
      </p>
    </EmptyState>
  );
}

function Suggestions({ title, children }: { title: string; children: React.ReactNode[] | undefined }) {
  if (!children?.length) return null;
  return (
    <div className="mt-3">
      <p>{title}</p>
      <ul className="mt-1 flex flex-wrap justify-center gap-x-5 gap-y-1">{children}</ul>
    </div>
  );
}
