import { Table } from "#components/ui/table";
import { formatInstant, formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { harvestError } from "./harvest-error";

const COUNTS = ["found", "created", "changed", "known", "incomplete"] as const;

interface Run extends Record<(typeof COUNTS)[number], number> {
  id: string;
  startedAt: Date;
  outcome: "read" | "unchanged" | "failed" | null;
  error: string | null;
}

/** The readings of a source, one a row, the latest first. */
export function RunTable({ runs, lang }: { runs: readonly Run[]; lang: Lang }) {
  const { one } = messages(lang).harvest;
  return (
    <Table caption={one.runs} titled many>
      <thead>
        <tr>
          <th scope="col">{one.when}</th>
          <th scope="col">{one.result}</th>
          {COUNTS.map((name) => (
            <th key={name} scope="col" className="number">
              {one[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, startedAt, outcome, error, ...counts }) => (
          <tr key={id}>
            <th scope="row">{formatInstant(startedAt, lang)}</th>
            <td>
              {outcome ? one.outcomes[outcome] : one.cut}
              {error ? <p className="mt-1">{harvestError(error, lang)}</p> : null}
            </td>
            {COUNTS.map((name) => (
              <td key={name} className="number">
                {formatNumber(counts[name], lang)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
