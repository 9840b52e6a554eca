import { Notice } from "#components/ui/notice";
import { formatAge } from "#lib/dates";
import { fieldLabel } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import type { FieldIssue } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { historyPath } from "#lib/paths";
import type { ReviewItem } from "#lib/revisions/review-item";

interface Props {
  item: ReviewItem;
  /** What the type's schema says of the entry as it would be, in words. */
  issues: readonly FieldIssue[];
  lang: Lang;
  now: Date;
}

/** What a moderator must know before reading on: fields changed twice, an entry that moved, what would not be valid. */
export function ProposalNotices({ item, issues, lang, now }: Props) {
  const words = messages(lang).review.item;
  if (item.state !== "submitted") return null;
  return (
    <>
      {item.conflicts.length > 0 ? (
        <Notice kind="warning" title={words.conflictsTitle(item.conflicts.length)}>
          <p>{words.conflictsText}</p>
        </Notice>
      ) : null}
      {item.conflicts.length === 0 && issues.length > 0 ? (
        <Notice kind="warning" title={words.issuesTitle}>
          <ul>
            {issues.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {labelOf(item, path, lang)}
                {" — "}
                {message}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {item.moved.length > 0 ? <Moved {...{ item, lang, now }} /> : null}
    </>
  );
}

function Moved({ item, lang, now }: Omit<Props, "issues">) {
  const words = messages(lang).review.item;
  return (
    <Notice title={words.movedTitle}>
      <ul>
        {item.moved.map((version) => (
          <li key={version.entryVersion}>
            {words.moved(
              version.entryVersion ?? 0,
              version.fields.map((field) => fieldLabel(field, lang)).join(", "),
              version.author,
              formatAge(version.decidedAt, now, lang),
            )}
          </li>
        ))}
      </ul>
      <p>
        {words.movedText}{" "}
        {item.entry ? <a href={historyPath(lang, item.type, item.entry.slug)}>{words.history}</a> : null}
      </p>
    </Notice>
  );
}

function labelOf(item: ReviewItem, path: string, lang: Lang): string {
  const [name = ""] = path.split(".");
  return fieldLabel(fieldsOf(item.type).find((field) => field.name === name) ?? { name }, lang);
}
