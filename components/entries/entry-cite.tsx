import { formatDay } from "#lib/dates";
import { citationOf, recordCitation } from "#lib/entries/citation";
import { foreign } from "#lib/entries/language";
import type { EntryView } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";

/** How to cite the thing and its record, and which decision made the record what it is. */
export function EntryCite({ entry, lang, url }: { entry: EntryView; lang: Lang; url: string }) {
  const words = messages(lang).reading.entry;
  return (
    <footer className="entry-record">
      <section className="entry-part">
        <h2>{words.cite}</h2>
        <h3 className="entry-cite-title">{words.citeWork}</h3>
        <p className="entry-cite" lang={foreign(entry.language, lang)}>
          {citationOf(entry, lang)}
        </p>
        <h3 className="entry-cite-title">{words.citeRecord}</h3>
        <p className="entry-cite">{recordCitation(entry, lang, url)}</p>
      </section>
      <section className="entry-part text-sm text-muted">
        <h2>{words.version}</h2>
        <p>
          {words.changed(entry.version, formatDay(entry.updatedAt, lang))}.{" "}
          {entry.decision ? words.decided(entry.decision.author, entry.decision.moderator) : null}
        </p>
        <p>
          {words.published(formatDay(entry.publishedAt, lang))} {words.licence}
        </p>
        {entry.confirmedAt && entry.confirmedAt > entry.updatedAt ? (
          <p>{messages(lang).freshness.confirmed(formatDay(entry.confirmedAt, lang))}</p>
        ) : null}
      </section>
    </footer>
  );
}
