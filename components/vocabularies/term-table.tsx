import { Table } from "#components/ui/table";
import { formatNumber } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { organisationKindLabel } from "#lib/organisations/kinds";
import { termPath, type Vocabulary } from "#lib/paths";
import { themeLabel } from "#lib/themes/label";
import type { TermItem } from "#lib/vocabularies/view";

/** Terms, one a row: its name, its group or kind, how many entries name it, whether it is offered. */
export function TermTable({
  vocabulary,
  items,
  total,
  lang,
}: {
  vocabulary: Vocabulary;
  items: readonly TermItem[];
  total: number;
  lang: Lang;
}) {
  const { list } = messages(lang).vocabularies;
  const ofTheme = vocabulary === "theme";
  return (
    <Table caption={list.found(total)} many>
      <thead>
        <tr>
          <th scope="col">{list.name}</th>
          <th scope="col">{ofTheme ? list.group : list.kind}</th>
          <th scope="col" className="number">
            {list.usage}
          </th>
          <th scope="col">{list.state}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((term) => (
          <tr key={term.slug}>
            <th scope="row">
              <a href={termPath(lang, vocabulary, term.slug)}>{themeLabel(term, lang)}</a>
              {term.acronym && term.acronym !== term.labelFr ? (
                <span className="text-muted"> {term.acronym}</span>
              ) : null}
            </th>
            <td>{ofTheme ? groupLabel(term.kind, lang) : organisationKindLabel(term.kind, lang)}</td>
            <td className="number">{formatNumber(term.entries, lang)}</td>
            <td>{stateInWords(term, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export const groupLabel = (group: string, lang: Lang): string =>
  messages(lang).reading.themes.groups[group] ?? group;

function stateInWords({ state, mergedInto }: TermItem, lang: Lang): string {
  const { stateOf } = messages(lang).vocabularies.list;
  if (state !== "merged") return stateOf[state];
  return stateOf.merged(mergedInto ? themeLabel(mergedInto, lang) : "");
}
