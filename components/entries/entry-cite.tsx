import { formatDay } from "#lib/dates";
import { citationOf, recordCitation } from "#lib/entries/citation";
import { foreign } from "#lib/entries/language";
import type { EntryView } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { unbroken } from "#lib/typography";
import { CopyText } from "./copy-text";
import { EntryTakeAway } from "./entry-take-away";

/** How to cite the thing and its record, what to take them away as, and which decision made the record what it is. */
export function EntryCite({ entry, lang, url }: { entry: EntryView; lang: Lang; url: string }) {
  const { exporting, reading } = messages(lang);
  const words = reading.entry;
  const { copy, copied, notCopied } = exporting;
  return (
    <footer className="entry-record">
      <section className="entry-part">
        <h2>{words.cite}</h2>
        <h3 className="entry-cite-title">{words.citeWork}</h3>
        <p id={REFERENCE} className="entry-cite" lang={foreign(entry.language, lang)}>
          {unbroken(citationOf(entry, lang))}
        </p>
        <CopyText from={REFERENCE} words={{ copy, copied, notCopied }} />
        <h3 className="entry-cite-title">{words.citeRecord}</h3>
        <p className="entry-cite">{unbroken(recordCitation(entry, lang, url))}</p>
      </section>
      {/* What was put away stays on its page. */}
      {entry.archived ? null : <EntryTakeAway entry={entry} lang={lang} url={url} />}
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

/** The id of the text to copy. */
const REFERENCE = "reference";
