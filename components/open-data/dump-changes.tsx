import { Facts } from "#components/ui/facts";
import { formatInstant, formatNumber } from "#lib/dates";
import type { Dump } from "#lib/dumps/read-dump";
import { type Lang, messages } from "#lib/messages/index";

/** What changed since the dump before, and what to do with it. */
export function DumpChanges({ dump, lang }: { dump: Dump; lang: Lang }) {
  const words = messages(lang).openData.changes;
  return (
    <>
      {dump.previousAt === null ? (
        <p>{words.first}</p>
      ) : (
        <>
          <p>{words.since(formatInstant(dump.previousAt, lang))}</p>
          <Facts
            wide
            facts={(["added", "changed", "removed", "withdrawn"] as const).map((change) => ({
              label: words[change],
              value: formatNumber(dump[change], lang),
            }))}
          />
        </>
      )}
      <p>{words.advice}</p>
    </>
  );
}
