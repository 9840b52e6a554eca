import type { ReactNode } from "react";

interface Props {
  caption: string;
  /** A heading above says the caption already: it is kept for those who do not see the page. */
  titled?: boolean;
  /** Of more columns than a telephone shows: each keeps a width that can be read. */
  many?: boolean;
  /** On a telephone each row is read from top to bottom; a cell `mark` stands before it, `.stacked-label` names a value. */
  stacked?: boolean;
  children: ReactNode;
}

/** A table that scrolls sideways in its own box, which the keyboard reaches; `children` are thead and tbody. */
export function Table({ caption, titled = false, many = false, stacked = false, children }: Props) {
  const kind = many ? " table-many" : stacked ? " table-stacked" : "";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus (WCAG 2.1.1)
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={`table${kind}`}>
        <caption className={titled ? "sr-only" : undefined}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}
