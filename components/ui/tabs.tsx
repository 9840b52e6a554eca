import { formatNumber } from "#lib/dates";
import type { Lang } from "#lib/messages/index";

export interface Tab {
  label: string;
  href: string;
  count?: number;
  current: boolean;
}

/** Views of the same list, each with its own address: a row of links, not ARIA tabs. */
export function Tabs({ label, tabs, lang }: { label: string; tabs: readonly Tab[]; lang: Lang }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count === undefined ? null : (
                <>
                  {" "}
                  <span className="count">{formatNumber(tab.count, lang)}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
