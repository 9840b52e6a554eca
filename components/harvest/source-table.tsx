import { Table } from "#components/ui/table";
import { formatAge } from "#lib/dates";
import type { SourceKind } from "#lib/harvest/source-kinds";
import { type Lang, messages } from "#lib/messages/index";
import { sourcePath } from "#lib/paths";

interface Props {
  sources: readonly {
    id: string;
    name: string;
    kind: SourceKind;
    state: "active" | "suspended";
    failures: number;
    readAt: Date | null;
  }[];
  lang: Lang;
  now: Date;
}

/** Sources, one a row, with how they do. */
export function SourceTable({ sources, lang, now }: Props) {
  const { harvest } = messages(lang);
  return (
    <Table caption={harvest.title} titled many>
      <thead>
        <tr>
          <th scope="col">{harvest.name}</th>
          <th scope="col">{harvest.kind}</th>
          <th scope="col">{harvest.state}</th>
          <th scope="col">{harvest.last}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ id, name, kind, state, failures, readAt }) => (
          <tr key={id}>
            <th scope="row">
              <a href={sourcePath(lang, id)}>{name}</a>
            </th>
            <td>{harvest.kinds[kind]}</td>
            <td>
              <span className={`badge ${state === "active" ? "tone-ok" : "tone-bad"}`}>
                {harvest.states[state]}
              </span>
              {failures > 0 ? <p className="mt-1">{harvest.failures(failures)}</p> : null}
            </td>
            <td>{readAt ? formatAge(readAt, now, lang) : harvest.never}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
