import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, ENTRY_TYPES, homePath } from "#lib/paths";
import { PageHeader } from "./page-header";
import { SearchForm } from "./search-form";

/** What a 404 says: what may have happened, a search box, and the ways back in. */
export function NotFoundMessage({ lang }: { lang: Lang }) {
  const { common } = messages(lang);
  return (
    <>
      <PageHeader lang={lang} title={common.notFound.title} lead={common.notFound.text} />
      <SearchForm lang={lang} large id="not-found-search" />
      <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <li>
          <a href={homePath(lang)}>{common.home}</a>
        </li>
        {ENTRY_TYPES.map((type) => (
          <li key={type}>
            <a href={collectionPath(lang, type)}>{common.types[type].many}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
