import type { ReactNode } from "react";
import { Printed } from "#components/ui/printed";
import { type Lang, messages } from "#lib/messages/index";
import { RESULTS } from "./results-anchor";

/**
 * What narrows a list, beside it. On a narrow screen it is folded behind a button that says how many filters are in use,
 * and ends with the way to the results; where there is room, the style sheet shows it whole and without its button.
 */
export function FiltersPanel({
  lang,
  used,
  open,
  count,
  children,
}: {
  lang: Lang;
  /** How many filters are in use. */
  used: number;
  /** Something in it asks to be seen: an error, names that were looked for. */
  open: boolean;
  count: { count: number; more: boolean };
  children: ReactNode;
}) {
  const words = messages(lang).filters;
  return (
    <Printed as="aside" className="filters" aria-label={words.title}>
      <details className="filters-all" open={open}>
        <summary>
          {words.open}
          {used > 0 ? <span className="filters-used">{words.used(used)}</span> : null}
        </summary>
        <a className="filters-skip" href={`#${RESULTS}`}>
          {words.skip}
        </a>
        {children}
        <a className="button button-primary filters-results" href={`#${RESULTS}`}>
          {words.results(count.count, count.more)}
        </a>
      </details>
    </Printed>
  );
}
