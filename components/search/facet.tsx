import type { ReactNode } from "react";
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Choice } from "#lib/search/choices";
import type { SearchQuery } from "#lib/search/query";

/** One facet in a disclosure: its values as links, and other ways to choose one. */
export function Facet({
  id,
  title,
  used,
  open = false,
  lang,
  children,
}: {
  id: string;
  title: string;
  /** How many of its values are chosen. */
  used: number;
  open?: boolean;
  lang: Lang;
  children: ReactNode;
}) {
  return (
    <details id={id} className="filter-group" open={open || used > 0}>
      <summary>
        {title}
        {used > 0 ? (
          <span className="filters-used">
            {used}
            <span className="sr-only"> {messages(lang).filters.usedHere(used)}</span>
          </span>
        ) : null}
      </summary>
      {children}
    </details>
  );
}

/** Values shown before the others are folded; a fold that would hide one or two is none. */
const SHOWN = 8;
const WORTH_FOLDING = 3;

/** Values as plain links that choose one more, or one less: works without JavaScript, and the address holds the whole state. */
export function ChoiceList({
  choices,
  partial,
  lang,
  hrefOf,
}: {
  choices: readonly Choice[];
  /** The counts are "at least". */
  partial: boolean;
  lang: Lang;
  hrefOf: (query: SearchQuery) => string;
}) {
  const words = messages(lang).filters;
  const folds = choices.length >= SHOWN + WORTH_FOLDING;
  const isShown = (choice: Choice, index: number) => !folds || index < SHOWN || isInUse(choice);
  const folded = choices.filter((choice, index) => !isShown(choice, index));
  const list = (some: readonly Choice[]) => (
    <ul>
      {some.map(({ key, label, count, chosen, toggled, children }) => (
        <li key={key}>
          <a href={hrefOf(toggled)} rel="nofollow" aria-current={chosen ? "true" : undefined}>
            {label}
            {chosen ? <span className="sr-only"> {words.chosen}</span> : null}{" "}
            <span className="count">
              {partial && count > 0 ? words.atLeast(count) : formatNumber(count, lang)}
            </span>
          </a>
          {children && children.length > 0 ? (
            <ChoiceList choices={children} partial={partial} lang={lang} hrefOf={hrefOf} />
          ) : null}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(choices.filter(isShown))}
      {folded.length > 0 ? (
        <details className="filter-more">
          <summary>{words.all(choices.length)}</summary>
          {list(folded)}
        </details>
      ) : null}
    </>
  );
}

/** Chosen, or holding what is. */
const isInUse = ({ chosen, children }: Choice): boolean => chosen || (children?.some(isInUse) ?? false);
