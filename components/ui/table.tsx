import type { ReactNode } from "react";

/** A table that scrolls sideways in its own box, which the keyboard reaches; `children` are thead and tbody. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus (WCAG 2.1.1)
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}
