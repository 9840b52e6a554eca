import { EmptyState } from "#components/ui/empty-state";
import { Table } from "#components/ui/table";
import { formatDate, formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";

interface Usage {
  total: number;
  days: readonly { day: string; views: number }[];
  kinds: readonly { kind: string; views: number }[];
}

/** How many pages were read, by day and by kind. */
export function UsageTables({ usage, lang }: { usage: Usage; lang: Lang }) {
  const { usage: words } = messages(lang).doctor;
  return (
    <section className="stack mt-9">
      <h2>{words.title}</h2>
      <p className="hint">{words.lead}</p>
      {usage.total === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{words.total(usage.total)}</p>
          <div className="grid items-start gap-x-10 gap-y-6 md:grid-cols-2">
            <Counts
              caption={words.caption}
              heads={[words.day, words.views]}
              rows={usage.days.map(({ day, views }) => [formatDate(day, lang), views])}
              lang={lang}
            />
            <Counts
              caption={words.most}
              heads={[words.kind, words.views]}
              rows={usage.kinds.map(({ kind, views }) => [addressOf(kind, words), views])}
              lang={lang}
            />
          </div>
        </>
      )}
    </section>
  );
}

/** "/labs/…": as addresses are, since sections of addresses are what kinds are named by. */
const addressOf = (kind: string, { home, other }: { home: string; other: string }) =>
  kind === "home" ? home : kind === "other" ? other : `/${kind.replace("*", "…")}`;

function Counts({
  caption,
  heads,
  rows,
  lang,
}: {
  caption: string;
  heads: readonly [string, string];
  rows: readonly (readonly [string, number])[];
  lang: Lang;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col" className="text-end">
            {heads[1]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="text-end tabular-nums">{formatNumber(count, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
