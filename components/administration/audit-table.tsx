import { Table } from "#components/ui/table";
import type { AuditItem } from "#lib/administration/audit-log";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { auditPath } from "#lib/paths";

/** Acts, one a row: each name leads to the acts of the same person, of the same kind, on the same thing. */
export function AuditTable({ items, lang }: { items: readonly AuditItem[]; lang: Lang }) {
  const { audit } = messages(lang).administration;
  return (
    <Table caption={audit.caption} many>
      <thead>
        <tr>
          <th scope="col">{audit.at}</th>
          <th scope="col">{audit.by}</th>
          <th scope="col">{audit.done}</th>
          <th scope="col">{audit.on}</th>
          <th scope="col">{audit.details}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, at, actor, action, object, objectId, name, details }) => (
          <tr key={id}>
            <td>
              <time dateTime={at.toISOString()}>{formatInstant(at, lang)}</time>
            </td>
            <td>
              {actor ? (
                <a href={auditPath(lang, { who: actor.id })}>{actor.name ?? audit.unknown}</a>
              ) : (
                <span className="text-muted">{audit.nobody}</span>
              )}
            </td>
            <td>
              <a href={auditPath(lang, { act: action })}>{audit.acts[action] ?? action}</a>
            </td>
            <td>
              <a href={auditPath(lang, { object, id: objectId })}>
                {audit.objects[object] ?? object}
                {name ? `${messages(lang).common.colon}${name}` : null}
              </a>
            </td>
            <td className="audit-details">{inWords(details)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** "from: contributor, to: moderator": the log's own words, which are those of the code. */
function inWords(details: AuditItem["details"]): string {
  if (typeof details !== "object" || details === null || Array.isArray(details)) return String(details ?? "");
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join(", ");
}
