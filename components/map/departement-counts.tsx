import { Table } from "#components/ui/table";
import { formatNumber } from "#lib/dates";
import type { DepartementCount } from "#lib/map/sections";
import { type Lang, messages } from "#lib/messages/index";

/** The shades of the map in figures; each département filters here as it does there. */
export function DepartementCounts({
  counts,
  chosen,
  lang,
  hrefOf,
}: {
  counts: readonly DepartementCount[];
  chosen: (code: string) => boolean;
  lang: Lang;
  hrefOf: (code: string) => string;
}) {
  const words = messages(lang).map;
  if (counts.length === 0) return null;
  return (
    <details className="map-counts">
      <summary>{words.table}</summary>
      <Table caption={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.tableDepartement}</th>
            <th scope="col" className="text-end">
              {words.tableCount}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ code, name, count }) => (
            <tr key={code}>
              <th scope="row">
                <a href={hrefOf(code)} rel="nofollow" aria-current={chosen(code) ? "true" : undefined}>
                  {words.departement(name, code)}
                </a>
              </th>
              <td className="text-end tabular-nums">{formatNumber(count, lang)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="hint">{words.noneElsewhere}</p>
    </details>
  );
}
