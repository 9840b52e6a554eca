import { type Lang, messages } from "#lib/messages/index";
import { homePath, searchPath } from "#lib/paths";
import { PageHeader } from "./page-header";

/**
 * What a 404 says: what may have happened, and two ways back in; the header above holds the search box and the
 * collections. Short: Next carries it, in both languages, in every page.
 */
export function NotFoundMessage({ lang }: { lang: Lang }) {
  const { common, search } = messages(lang);
  return (
    <>
      <PageHeader lang={lang} title={common.notFound.title} lead={common.notFound.text} />
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <a href={homePath(lang)}>{common.home}</a>
        <a href={searchPath(lang)}>{search.title}</a>
      </p>
    </>
  );
}
