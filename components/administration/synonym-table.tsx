import { Table } from "#components/ui/table";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { synonymSetPath } from "#lib/paths";
import type { SynonymSetView } from "#lib/synonyms/view";

interface Props {
  sets: readonly SynonymSetView[];
  total: number;
  lang: Lang;
}

/** Sets of synonyms, one a row; the first expression leads to where the set is changed. */
export function SynonymTable({ sets, total, lang }: Props) {
  const words = messages(lang).synonyms;
  return (
    <Table caption={words.caption(total)}>
      <thead>
        <tr>
          <th scope="col">{words.words}</th>
          <th scope="col">{words.changed}</th>
        </tr>
      </thead>
      <tbody>
        {sets.map(({ id, words: [first, ...others], updatedAt }) => (
          <tr key={id}>
            <th scope="row">
              <a href={synonymSetPath(lang, id)}>{first}</a>
              {others.map((other) => (
                <span key={other} className="font-normal">
                  {" = "}
                  {other}
                </span>
              ))}
            </th>
            <td>{formatDay(updatedAt, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
