import { Table } from "#components/ui/table";
import type { PersonItem } from "#lib/administration/queries";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { personPath } from "#lib/paths";

/** People, one a row; what may be done is on each one's page. */
export function PeopleTable({
  people,
  count,
  lang,
}: {
  people: readonly PersonItem[];
  count: number;
  lang: Lang;
}) {
  const { account, administration } = messages(lang);
  const words = administration.people;
  return (
    <Table caption={words.lead(count)} many>
      <thead>
        <tr>
          <th scope="col">{account.space.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{account.space.email}</th>
          <th scope="col">{account.space.since}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={personPath(lang, person.id)}>{person.name}</a>
              {person.own ? <span className="text-muted"> ({words.own})</span> : null}
            </th>
            <td>{account.roles[person.role]}</td>
            <td>
              {person.state === "blocked" ? (
                <span className="badge tone-bad">{words.states.blocked}</span>
              ) : (
                words.states[person.state]
              )}
            </td>
            <td className="address">{person.email ?? words.noEmail}</td>
            <td>{formatDay(person.createdAt, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
