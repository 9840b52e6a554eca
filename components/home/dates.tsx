import { ButtonLink } from "#components/ui/button";
import { periodOf, placeOf } from "#lib/entries/facts";
import { foreign } from "#lib/entries/language";
import type { EntryCard } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { collectionPath, entryPath } from "#lib/paths";
import { unbroken } from "#lib/typography";

/** What happens next or, when nothing is announced, what happened last: the dates first. */
export function HomeDates({
  lang,
  coming,
  entries,
}: {
  lang: Lang;
  coming: boolean;
  entries: readonly EntryCard[];
}) {
  const { reading } = messages(lang);
  return (
    <section className="home-dates">
      <h2>{coming ? reading.home.coming : reading.home.past}</h2>
      <ol>
        {entries.map((entry) => (
          <li key={entry.slug}>
            <p className="home-dates-when">{periodOf(entry, lang)}</p>
            <a href={entryPath(lang, entry.type, entry.slug)} lang={foreign(entry.language, lang)}>
              {unbroken(entry.title)}
            </a>
            <p className="text-sm text-muted">{placeOf(entry, lang)}</p>
          </li>
        ))}
      </ol>
      <ButtonLink href={collectionPath(lang, "event", { sort: "date" })} variant="quiet" small>
        {reading.home.allEvents}
      </ButtonLink>
    </section>
  );
}
