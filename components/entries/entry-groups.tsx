import { Icon } from "#components/ui/icon";
import type { EntryCard } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, type EntryType, type Query } from "#lib/paths";
import { EntryList } from "./entry-list";

export interface EntryGroup {
  type: EntryType;
  count: number;
  entries: readonly EntryCard[];
}

/** What a theme or a place gathers, type by type; where there is more than is shown, the collection has it all. */
export function EntryGroups({
  groups,
  lang,
  now,
  query,
}: {
  groups: readonly EntryGroup[];
  lang: Lang;
  now: Date;
  /** The same selection as a collection's filter. */
  query: Query;
}) {
  const { common, reading } = messages(lang);
  return groups.map(({ type, count, entries }) => (
    <section key={type} className="section">
      <div className="section-heading">
        <h2>
          {common.types[type].many} <span className="count">{common.entries(count)}</span>
        </h2>
        {count > entries.length ? (
          <a href={collectionPath(lang, type, query)} className="inline-flex items-center gap-1">
            {reading.themes.seeAll(common.types[type].many, count)}
            <Icon name="next" size={16} />
          </a>
        ) : null}
      </div>
      <EntryList entries={entries} lang={lang} now={now} />
    </section>
  ));
}

/** How many entries there are in all the groups. */
export const totalIn = (groups: readonly EntryGroup[]) => groups.reduce((sum, { count }) => sum + count, 0);
