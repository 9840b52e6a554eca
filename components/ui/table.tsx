import type { ReactNode } from "react";

interface Props {
  caption: string;
  /** A heading above says the caption already: it is kept for those who do not see the page. */
  titled?: boolean;
  /** Of more columns than a telephone shows: each keeps a width that can be read. */
  many?: boolean;
  children: ReactNode;
}

/** A table that scrolls sideways in its own box, which the keyboard reaches; `children` are thead and tbody. */
export function Table({ caption, titled = false, many = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus (WCAG 2.1.1)
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={many ? "table table-many" : "table"}>
        <caption className={titled ? "sr-only" : undefined}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}
