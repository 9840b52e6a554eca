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

/** Values shown before the others are asked for; leaving out one or two would spare nothing. */
const SHOWN = 8;
const WORTH_FOLDING = 3;

/**
 * Values as plain links that choose one more, or one less: works without JavaScript, and the address holds the whole state.
 * Most readers want one of the first: the others come with a page of their own, and do not weigh on everybody's.
 */
export function ChoiceList({
  choices,
  title,
  partial,
  lang,
  hrefOf,
  wholeHref,
}: {
  choices: readonly Choice[];
  /** Of the facet. */
  title: string;
  /** The counts are "at least". */
  partial: boolean;
  lang: Lang;
  hrefOf: (query: SearchQuery) => string;
  /** Where all the values are shown; null when they are here. */
  wholeHref: string | null;
}) {
  const words = messages(lang).filters;
  const folds = wholeHref !== null && choices.length >= SHOWN + WORTH_FOLDING;
  const shown = folds ? choices.filter((choice, index) => index < SHOWN || isInUse(choice)) : choices;
  return (
    <>
      <ul>
        {shown.map(({ key, label, count, chosen, toggled, children }) => (
          <li key={key}>
            <a href={hrefOf(toggled)} rel="nofollow" aria-current={chosen ? "true" : undefined}>
              {label}
              {chosen ? <span className="sr-only"> {words.chosen}</span> : null}{" "}
              <span className="count">
                {partial && count > 0 ? words.atLeast(count) : formatNumber(count, lang)}
              </span>
            </a>
            {children && children.length > 0 ? (
              <ChoiceList
                choices={children}
                title={label}
                partial={partial}
                lang={lang}
                hrefOf={hrefOf}
                wholeHref={wholeHref}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < choices.length && wholeHref !== null ? (
        <a className="filter-more" href={wholeHref} rel="nofollow">
          {words.all(choices.length)}
          <span className="sr-only">{messages(lang).common.colon + title}</span>
        </a>
      ) : null}
    </>
  );
}

/** Chosen, or holding what is. */
const isInUse = ({ chosen, children }: Choice): boolean => chosen || (children?.some(isInUse) ?? false);
