import { Icon } from "#components/ui/icon";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { selectionPath } from "#lib/paths";
import type { SelectionLine } from "#lib/selections/queries";

/** Selections one under the other: whose they are, or who sees them when they are one's own. */
export function SelectionList({
  selections,
  own = false,
  lang,
}: {
  selections: readonly SelectionLine[];
  own?: boolean;
  lang: Lang;
}) {
  const words = messages(lang).selections;
  return (
    <ul className="queue">
      {selections.map(({ id, title, visibility, owner, count, updatedAt, isHidden }) => (
        <li key={id}>
          <div>
            <p className="queue-title">
              <a href={selectionPath(lang, id)}>{title}</a>
            </p>
            <p className="queue-meta">
              {own ? (
                <span className="badge tone-neutral">
                  {visibility === "private" ? <Icon name="lock" size={16} /> : null}
                  {words.visibilities[visibility]}
                </span>
              ) : (
                <span>{words.by(owner)}</span>
              )}
              {isHidden ? <span className="badge tone-warn">{words.hidden}</span> : null}
              <span>{words.count(count)}</span>
              <span>{words.changed(formatDay(updatedAt, lang))}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
