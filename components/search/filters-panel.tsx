import type { ReactNode } from "react";
import { type Lang, messages } from "#lib/messages/index";

/**
 * What narrows a list, beside it. On a narrow screen it is folded, so that the list comes first; where there is
 * room, the style sheet shows it whole and without its summary.
 */
export function FiltersPanel({ lang, children }: { lang: Lang; children: ReactNode }) {
  const words = messages(lang).reading.list;
  return (
    <aside className="filters" aria-label={words.filters}>
      <details className="filters-all">
        <summary>{words.refine}</summary>
        {children}
      </details>
    </aside>
  );
}
