import { Facts } from "#components/ui/facts";
import { optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { relationLabel } from "#lib/entries/relations";
import { type EntryRef, type EntryView, relationsByKind } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { EntryLink } from "./entry-link";

/** The other entries that this one is tied to, kind by kind, whichever of the two says so. */
export function EntryRelations({ entry, lang }: { entry: EntryView; lang: Lang }) {
  const facts = relationsByKind(entry.relations).map(([kind, relations]) => ({
    label: relationLabel(kind, lang),
    value: relations.map(({ entry: other, note }) => (
      <div key={other.slug}>
        <EntryLink entry={other} lang={lang} />
        {note ? (
          <p className="text-sm text-muted" lang={foreign(RECORD_LANG, lang)}>
            {note}
          </p>
        ) : null}
      </div>
    )),
  }));
  return <Facts facts={facts} wide />;
}

/** Entries that name this one: as who made them, or as the document they come from. */
export function EntryMentions({
  entries,
  lang,
}: {
  entries: readonly (EntryRef & { role?: string })[];
  lang: Lang;
}) {
  return (
    <ul className="plain-list">
      {entries.map((other) => (
        <li key={`${other.slug} ${other.role}`}>
          <EntryLink entry={other} lang={lang}>
            {other.role ? (
              <span className="text-sm text-muted">
                {" "}
                ({optionLabel("role", other.role, lang).toLowerCase()})
              </span>
            ) : null}
          </EntryLink>
        </li>
      ))}
    </ul>
  );
}

/** The documents in which the entry was found, and where in them. */
export function EntrySources({ entry, lang }: { entry: EntryView; lang: Lang }) {
  return (
    <ul className="plain-list">
      {entry.sources.map((source) => (
        <li key={source.document} lang={foreign(RECORD_LANG, lang)}>
          {source.entry ? (
            <EntryLink entry={{ ...source.entry, title: source.document }} lang={lang}>
              <Locator source={source} lang={lang} />
            </EntryLink>
          ) : (
            <>
              {source.document}
              <Locator source={source} lang={lang} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Locator({
  source: { locator, highlighted },
  lang,
}: {
  source: EntryView["sources"][number];
  lang: Lang;
}) {
  return (
    <span className="text-muted">
      {locator ? `, ${locator}` : null}
      {highlighted ? <span lang={lang}>. {messages(lang).reading.entry.highlighted}</span> : null}
    </span>
  );
}
