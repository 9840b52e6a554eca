import { EntryList } from "#components/entries/entry-list";
import type { EntryCard } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";

/** Beside what is in a place, what concerns the whole country: a few, and the way to have them among the others. */
export function NationalResults({
  lang,
  now,
  entries,
  count,
  href,
}: {
  lang: Lang;
  now: Date;
  entries: readonly EntryCard[];
  count: { count: number; more: boolean };
  /** The same search with national entries mixed in. */
  href: string;
}) {
  const words = messages(lang).filters.national;
  return (
    <section className="national" aria-labelledby="national">
      <h2 id="national">{words.title}</h2>
      <p>
        {words.lead(count.count, count.more)}{" "}
        <a href={href} rel="nofollow">
          {words.mix}
        </a>
      </p>
      <EntryList entries={entries} lang={lang} now={now} />
    </section>
  );
}
