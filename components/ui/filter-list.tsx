import { formatNumber } from "#lib/dates";
import type { Lang } from "#lib/messages/index";

export interface FilterChoice {
  label: string;
  href: string;
  /** How many entries the list would hold; left out when it is not counted. */
  count?: number;
  current: boolean;
}

/** One facet as plain links in a disclosure: works without JavaScript, and the address holds the whole state. */
export function FilterList({
  title,
  choices,
  lang,
  open = true,
}: {
  title: string;
  choices: readonly FilterChoice[];
  lang: Lang;
  open?: boolean;
}) {
  if (choices.length === 0) return null;
  return (
    <details open={open || choices.some((choice) => choice.current)}>
      <summary>{title}</summary>
      <ul className="mt-1">
        {choices.map((choice) => (
          <li key={choice.href}>
            <a href={choice.href} aria-current={choice.current ? "true" : undefined}>
              <span>{choice.label}</span>
              {choice.count === undefined ? null : (
                <span className="count">{formatNumber(choice.count, lang)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
