import { StateBadge } from "#components/ui/state-badge";
import { TypeBadge } from "#components/ui/type-badge";
import { formatDate, formatTime, isoDay } from "#lib/dates";
import { foreign } from "#lib/entries/language";
import type { JournalItem } from "#lib/journal/queries";
import { actOf, namesOf, subjectOf } from "#lib/journal/words";
import { type Lang, messages } from "#lib/messages/index";
import { journalPath, versionPath } from "#lib/paths";

/** Decisions day by day, each day with its own address. */
export function JournalDays({ items, lang }: { items: readonly JournalItem[]; lang: Lang }) {
  return [...Map.groupBy(items, ({ at }) => isoDay(at))].map(([day, decisions]) => (
    <section key={day} className="mt-8" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>
        <a href={journalPath(lang, { from: day, to: day })}>{formatDate(day, lang)}</a>
      </h2>
      <ul className="queue mt-2">
        {decisions.map((item) => (
          <li key={item.id}>
            <JournalLine item={item} lang={lang} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function JournalLine({ item, lang }: { item: JournalItem; lang: Lang }) {
  const words = messages(lang).journal;
  const { entry, type, verdict, at } = item;
  const subject = subjectOf(item, lang);
  const facts = [
    ...(entry || item.removed ? [actOf(item, lang)] : []),
    ...(entry ? [words.version(entry.version)] : []),
    ...namesOf(item, lang),
  ];
  return (
    <div className="min-w-0">
      <p className="queue-title">
        {entry ? (
          <a href={versionPath(lang, type, entry.slug, entry.version)} lang={foreign(entry.language, lang)}>
            {subject}
          </a>
        ) : (
          subject
        )}
      </p>
      <p className="queue-meta">
        <TypeBadge type={type} lang={lang} />
        <StateBadge state={verdict} lang={lang} />
        <time dateTime={at.toISOString()}>{formatTime(at, lang)}</time>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </div>
  );
}
