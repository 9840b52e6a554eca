import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon";
import { TONES } from "#components/ui/type-badge";
import { formatDate } from "#lib/dates";
import { deadlineStateOfCard } from "#lib/entries/deadline";
import { isOver, namesOf, pagesOf, periodOf, placeOf, statusOf } from "#lib/entries/facts";
import { optionLabel } from "#lib/entries/field-words";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { type CardFact, entryTypes } from "#lib/entries/types/index";
import { creditsOf, type EntryCard } from "#lib/entries/view";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath } from "#lib/paths";
import { unbroken } from "#lib/typography";

/** An entry in a list: what it is called, the facts that its type's file puts on cards, what it says. */
export function EntryRow({
  entry,
  lang,
  now,
  heading: Heading = "h3",
  facts = entryTypes[entry.type].card,
  note,
  title = unbroken(entry.title),
  summary = unbroken(entry.summary),
}: {
  entry: EntryCard;
  lang: Lang;
  now: Date;
  heading?: "h2" | "h3" | "h4";
  facts?: readonly CardFact[];
  /** What the list has to say of it: its role there. */
  note?: string | null;
  /** The same with the words searched marked. */
  title?: ReactNode;
  summary?: ReactNode;
}) {
  const said = new Set<string>();
  const words = new Set(facts.flatMap((fact) => factOf(fact, entry, lang, now, said) ?? []));
  return (
    <article className="entry-row">
      <span className={`entry-row-sign ${TONES[entry.type]}`}>
        <Icon name={entry.type} size={18} />
      </span>
      <div>
        <Heading className="entry-row-title">
          <a href={entryPath(lang, entry.type, entry.slug)} lang={foreign(entry.language, lang)}>
            {title}
          </a>
        </Heading>
        <ul className="entry-row-facts">
          <li className="sr-only">{messages(lang).common.types[entry.type].one}</li>
          {note ? <li>{note}</li> : null}
          {[...words].map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
        <p className="entry-row-summary" lang={foreign(RECORD_LANG, lang)}>
          {summary}
        </p>
      </div>
    </article>
  );
}

/** "Date limite : 7 décembre 2018 (clos)" */
function deadlineWords(entry: EntryCard, lang: Lang, now: Date): string | null {
  const state = deadlineStateOfCard(entry, now);
  if (!entry.deadlineOn || !state) return null;
  const { agenda, reading } = messages(lang);
  const day = reading.card.deadline(formatDate(entry.deadlineOn, lang));
  return `${day} (${agenda.deadlines.states[state].toLowerCase()})`;
}

/**
 * A fact of a card in words, or null when the entry has it not. Who wrote is often who published: said once.
 * @param said the names that the card has by now
 */
function factOf(fact: CardFact, entry: EntryCard, lang: Lang, now: Date, said: Set<string>): string | null {
  const { card } = messages(lang).reading;
  switch (fact) {
    case "kind":
      return optionLabel("kind", entry.kind, lang);
    case "period":
      return periodOf(entry, lang);
    case "coming": {
      const over = isOver(entry, now);
      return over === null ? null : over ? card.past : card.coming;
    }
    case "deadline":
      return deadlineWords(entry, lang, now);
    case "place":
      return placeOf(entry, lang);
    case "status": {
      const status = statusOf(entry, now);
      return status && optionLabel("status", status, lang);
    }
    case "pages":
      return pagesOf(entry, lang);
    default: {
      const credited = creditsOf(entry, fact.slice("credits:".length)).map(({ name }) => name);
      const names = [...new Set(credited)].filter((name) => !said.has(name));
      for (const name of names) said.add(name);
      return names.length > 0 ? namesOf(names, lang) : null;
    }
  }
}
