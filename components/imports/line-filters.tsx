import { Tabs } from "#components/ui/tabs";
import type { LineFilter } from "#lib/imports/line-filters";
import { type Lang, messages } from "#lib/messages/index";

interface Props<F extends LineFilter> {
  offered: readonly F[];
  current: LineFilter;
  counts: Readonly<Partial<Record<F, number>>>;
  hrefOf: (filter: F) => string;
  lang: Lang;
}

/** Which lines of a batch are shown: plain links. */
export function LineFilters<F extends LineFilter>({ offered, current, counts, hrefOf, lang }: Props<F>) {
  const { batch } = messages(lang).imports;
  return (
    <Tabs
      lang={lang}
      label={batch.show}
      tabs={offered.map((filter) => ({
        label: batch.filters[filter],
        href: hrefOf(filter),
        count: counts[filter],
        current: filter === current,
      }))}
    />
  );
}
