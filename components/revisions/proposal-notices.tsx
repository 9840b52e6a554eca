import { Notice } from "#components/ui/notice";
import { formatAge } from "#lib/dates";
import { fieldLabel } from "#lib/entries/field-words";
import { fieldsOf } from "#lib/entries/types/index";
import { type FieldIssue, fieldId } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { historyPath, reviewItemPath } from "#lib/paths";
import { choiceName } from "#lib/revisions/choice-name";
import type { ReviewItem } from "#lib/revisions/review-item";
import { MergeNotice } from "./merge-notice";

interface Props {
  item: ReviewItem;
  /** What the type's schema says of the entry as it would be, in words. */
  issues: readonly FieldIssue[];
  /** Whether this moderator may decide now: each field then has its choice to go to. */
  open: boolean;
  lang: Lang;
  now: Date;
}

/** What a moderator must know before reading on: fields changed twice, an entry that moved, what would not be valid. */
export function ProposalNotices({ item, issues, open, lang, now }: Props) {
  const words = messages(lang).review.item;
  const { absorbed, entry } = item;
  const merge =
    absorbed && entry ? (
      <MergeNotice
        absorbed={absorbed}
        entry={{ slug: entry.slug, title: item.title }}
        waits={item.state === "submitted"}
        lang={lang}
      />
    ) : null;
  if (item.state !== "submitted") return merge;
  return (
    <>
      {merge}
      {item.conflicts.length > 0 ? (
        <Notice kind="warning" title={words.conflictsTitle(item.conflicts.length)}>
          <p>{words.conflictsText}</p>
          <ul>
            {item.conflicts.map(({ field }) => (
              <li key={field}>
                <FieldLink {...{ item, open, lang }} path={field} />
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {item.conflicts.length === 0 && issues.length > 0 ? (
        <Notice kind="warning" title={words.issuesTitle}>
          <ul>
            {issues.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <FieldLink {...{ item, open, lang, path }} />
                {" — "}
                {message}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {item.others.length > 0 ? (
        <Notice title={words.othersTitle(item.others.length)}>
          <ul>
            {item.others.map(({ id, author, both }) => (
              <li key={id}>
                <a href={reviewItemPath(lang, id)}>{words.other(author)}</a>
                {both.length > 0
                  ? ` ${words.both(both.map((field) => labelOf(item, field, lang)).join(", "))}`
                  : null}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {item.moved.length > 0 ? <Moved {...{ item, lang, now }} /> : null}
    </>
  );
}

function Moved({ item, lang, now }: Pick<Props, "item" | "lang" | "now">) {
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

/** The name of a field, which leads to what there is to choose about it. */
function FieldLink({ item, open, lang, path }: Pick<Props, "item" | "open" | "lang"> & { path: string }) {
  const [name = ""] = path.split(".");
  const label = labelOf(item, name, lang);
  const leads = open && Object.hasOwn(item.changes, name);
  return leads ? <a href={`#${fieldId(choiceName(name))}`}>{label}</a> : label;
}

const labelOf = ({ type }: ReviewItem, name: string, lang: Lang) =>
  fieldLabel(fieldsOf(type).find((field) => field.name === name) ?? { name }, lang);
