import { Tabs } from "#components/ui/tabs";
import { type Lang, messages } from "#lib/messages/index";
import { agendaPath, mapPath, searchPath } from "#lib/paths";
import { changeSearch, printSearch, type SearchQuery } from "#lib/search/query";

const PATHS = { list: searchPath, map: mapPath, agenda: agendaPath };

/** The same search as a list, on a map and by date. */
export function ViewTabs({
  lang,
  query,
  current,
}: {
  lang: Lang;
  query: SearchQuery;
  current: keyof typeof PATHS;
}) {
  const words = messages(lang).filters.views;
  const kept = printSearch(changeSearch(query, { cursor: null }));
  return (
    <Tabs
      lang={lang}
      label={words.label}
      tabs={(["list", "map", "agenda"] as const).map((view) => ({
        label: words[view],
        href: PATHS[view](lang, kept),
        current: view === current,
      }))}
    />
  );
}
