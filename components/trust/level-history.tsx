import { Table } from "#components/ui/table";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import type { Standing } from "#lib/trust/queries";

/** Each change of a level, with the figures that made it. */
export function LevelHistory({ history, lang }: Pick<Standing, "history"> & { lang: Lang }) {
  const { trust } = messages(lang);
  const { caption, columns } = trust.person;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.change}</th>
          <th scope="col">{columns.why}</th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ id, at, from, to, cause, figures, reason }) => (
          <tr key={id}>
            <td>{formatDay(at, lang)}</td>
            <td>{trust.change(trust.levels[from], trust.levels[to])}</td>
            <td>
              {trust.causes[cause] ?? cause}
              <span className="hint block">
                {reason ??
                  trust.inFigures(
                    figures.accepted,
                    figures.recentAccepted,
                    figures.recentRefused,
                    figures.days,
                  )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
