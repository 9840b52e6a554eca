import { Table } from "#components/ui/table";
import { formatAge, formatNumber } from "#lib/dates";
import type { BatchActKind } from "#lib/imports/batch-acts";
import { type Lang, messages } from "#lib/messages/index";

interface Item {
  id: string;
  fileName: string;
  format: string;
  createdAt: Date;
  author: { name: string };
  lines: number;
  underWay: BatchActKind | null;
  /** For those who review. */
  waiting?: number;
}

interface Props {
  batches: readonly Item[];
  hrefOf: (id: string) => string;
  desk: boolean;
  lang: Lang;
  now: Date;
}

/** Imports, one a row, the latest first. */
export function BatchList({ batches, hrefOf, desk, lang, now }: Props) {
  const { imports } = messages(lang);
  return (
    <Table caption={desk ? imports.desk.title : imports.mine} titled stacked>
      <thead>
        <tr>
          <th scope="col">{imports.name}</th>
          {desk ? <th scope="col">{imports.desk.author}</th> : null}
          <th scope="col">{imports.when}</th>
          <th scope="col" className="number">
            {imports.count}
          </th>
          <th scope="col" className={desk ? "number" : undefined}>
            {desk ? imports.desk.waiting : imports.state}
          </th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, fileName, author, createdAt, lines, underWay, waiting }) => (
          <tr key={id}>
            <th scope="row">
              <a href={hrefOf(id)}>{fileName}</a>
            </th>
            {desk ? <td>{author.name}</td> : null}
            <td>
              <time dateTime={createdAt.toISOString()}>{formatAge(createdAt, now, lang)}</time>
            </td>
            <td className="number">
              <Label text={imports.count} lang={lang} />
              {formatNumber(lines, lang)}
            </td>
            {desk ? (
              <td className="number">
                <Label text={imports.desk.waiting} lang={lang} />
                {formatNumber(waiting ?? 0, lang)}
              </td>
            ) : (
              <td>{underWay ? imports.batch.underWay[underWay] : imports.batch.ready}</td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What a number counts, where the headings are not to be seen. */
function Label({ text, lang }: { text: string; lang: Lang }) {
  return (
    <span className="stacked-label">
      {text}
      {messages(lang).common.colon}
    </span>
  );
}
