import { reasonLabel } from "#components/revisions/past-decisions";
import { Table } from "#components/ui/table";
import { formatDate, formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Service } from "#lib/service/measures";
import { formatDelay, formatRate } from "#lib/service/words";

/** The figures of the drawings, the latest month first. */
export function MonthTable({ service: { months }, lang }: { service: Service; lang: Lang }) {
  const { table } = messages(lang).service;
  const n = (count: number) => formatNumber(count, lang);
  return (
    <Table caption={table.title} many>
      <thead>
        <tr>
          <th scope="col">{table.month}</th>
          <th scope="col">{table.answered}</th>
          <th scope="col">{table.median}</th>
          <th scope="col">{table.p90}</th>
          <th scope="col">{table.accepted}</th>
          <th scope="col">{table.changesRequested}</th>
          <th scope="col">{table.rejected}</th>
          <th scope="col">{table.acceptance}</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((month) => (
          <tr key={month.month}>
            <th scope="row">{formatDate(month.month, lang)}</th>
            <td>{n(month.answered)}</td>
            <td>{formatDelay(month.median, lang)}</td>
            <td>{formatDelay(month.p90, lang)}</td>
            <td>{n(month.accepted)}</td>
            <td>{n(month.changesRequested)}</td>
            <td>{n(month.rejected)}</td>
            <td>{formatRate(month.acceptance, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Why proposals were refused or sent back. */
export function ReasonTable({ service: { reasons }, lang }: { service: Service; lang: Lang }) {
  const { service, review } = messages(lang);
  const words = service.reasons;
  if (reasons.length === 0) return <p>{words.none}</p>;
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.verdict}</th>
          <th scope="col">{words.count}</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ verdict, code, count }) => (
          <tr key={`${verdict} ${code}`}>
            <th scope="row">{reasonLabel(review.reasons, code)}</th>
            <td>{words[verdict]}</td>
            <td>{formatNumber(count, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
