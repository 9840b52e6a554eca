import { Printed } from "#components/ui/printed";
import type { EntryCard } from "#lib/entries/view";
import type { Lang } from "#lib/messages/index";
import { EntryRow } from "./entry-card";

/** Entries one under the other; on two columns where they are only tasted. */
export function EntryList({
  entries,
  lang,
  now,
  heading,
  columns = false,
}: {
  entries: readonly EntryCard[];
  lang: Lang;
  now: Date;
  heading?: "h2" | "h3" | "h4";
  columns?: boolean;
}) {
  return (
    <Printed as="ul" className={columns ? "entry-list entry-list-columns" : "entry-list"}>
      {entries.map((entry) => (
        <li key={entry.slug}>
          <EntryRow entry={entry} lang={lang} now={now} heading={heading} />
        </li>
      ))}
    </Printed>
  );
}
