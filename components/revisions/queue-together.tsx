import { ActionForm } from "#components/forms/action-form";
import { StateBadge } from "#components/ui/state-badge";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge } from "#lib/dates";
import { foreign } from "#lib/entries/language";
import { type FormAction, fieldId } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { reviewItemPath } from "#lib/paths";
import type { Answer } from "#lib/revisions/answers";
import { compareChanges, type Wording } from "#lib/revisions/compare";
import type { ReviewItem } from "#lib/revisions/review-item";
import { ContentFacts, filledFields } from "./content-facts";
import { FieldChange } from "./field-change";
import { RefusalFields } from "./refusal-fields";
import { refusalLabels, refusalsIn, refusalWords } from "./verdicts";

export interface TogetherItem {
  item: ReviewItem;
  wording: Wording;
}

interface Props {
  items: readonly TogetherItem[];
  answers: readonly Answer[];
  /** The view of the queue to go back to, as a query string. */
  queue: string;
  action: FormAction;
  lang: Lang;
  now: Date;
}

/** What each proposal changes, those that can be decided on together ticked; then the decision, its reason and its message. */
export function QueueTogether({ items, answers, queue, action, lang, now }: Props) {
  const words = messages(lang).desk.together;
  const open = items.filter(({ item }) => obstacle(item, lang) === null);
  const accepted = { value: "accepted", label: words.accept, reasons: [], answers: [] };
  const fieldWords = { ...refusalWords(lang), verdict: words.verdict, reason: words.note };
  return (
    <ActionForm
      action={action}
      lang={lang}
      className="form together"
      labels={{
        ...refusalLabels(lang),
        verdict: words.verdict,
        reason: words.note,
        ...Object.fromEntries(items.map(({ item }) => [nameOf(item), item.title])),
      }}
    >
      <input type="hidden" name="queue" value={queue} />
      <p>{words.lead(open.length)}</p>
      <ol className="together-list">
        {items.map(({ item, wording }) => (
          <Proposal key={item.id} {...{ item, wording, lang, now }} />
        ))}
      </ol>
      {/* It stays once nothing is open: without JavaScript it is there that the answer shows. */}
      <RefusalFields
        verdicts={[accepted, ...refusalsIn(lang, answers, lang)]}
        words={{ ...fieldWords, reasonHint: words.noteHint, send: words.send }}
        open={open.length > 0}
      />
    </ActionForm>
  );
}

const nameOf = ({ id }: { id: string }) => `proposal-${id}`;

function Proposal({ item, wording, lang, now }: TogetherItem & Pick<Props, "lang" | "now">) {
  const { review, desk } = messages(lang);
  const why = obstacle(item, lang);
  const title = `title-${item.id}`;
  return (
    <li aria-labelledby={title}>
      <h2 id={title} className="queue-title">
        <a href={reviewItemPath(lang, item.id)} lang={foreign(item.language, lang)}>
          {item.title}
        </a>
      </h2>
      <p className="queue-meta">
        <span className="badge">{review.item.kicker[item.kind]}</span>
        <TypeBadge type={item.type} lang={lang} plain />
        {item.state === "submitted" ? null : <StateBadge state={item.state} lang={lang} />}
        <span>{review.item.proposed(item.author, formatAge(item.submittedAt, now, lang))}</span>
      </p>
      {why === null ? (
        <label className="choice">
          <input
            type="checkbox"
            id={fieldId(nameOf(item))}
            name="id"
            value={item.id}
            defaultChecked
            aria-describedby={title}
          />
          <span>{desk.together.include}</span>
        </label>
      ) : (
        <p id={fieldId(nameOf(item))} tabIndex={-1} className="hint">
          {desk.together.leftOut} {why}
        </p>
      )}
      {/* The version that is read here is the one that is decided on. */}
      <input type="hidden" name={`version-${item.id}`} value={item.version} />
      {item.comment ? <p className="quoted mt-2">{item.comment}</p> : null}
      <Changes item={item} wording={wording} lang={lang} />
    </li>
  );
}

function Changes({ item, wording, lang }: TogetherItem & Pick<Props, "lang">) {
  if (item.kind === "creation") {
    const fields = filledFields(item.type, item.content);
    return <ContentFacts fields={fields} content={item.content} wording={wording} lang={lang} />;
  }
  return compareChanges(item.type, item.changes, wording).map((comparison) => (
    <FieldChange key={comparison.field.name} comparison={comparison} lang={lang} />
  ));
}

/** Why a proposal is not to be decided on with others, in words; null when it can be. */
function obstacle(item: ReviewItem, lang: Lang): string | null {
  const { why } = messages(lang).desk.together;
  if (item.state !== "submitted") return why.closed;
  if (item.own) return why.own;
  if (item.claim && !item.claim.mine) return why.held(item.claim.name);
  if (item.closedTo) return why.entryClosed;
  if (item.conflicts.length > 0) return why.conflicts;
  return item.issues.length > 0 ? why.invalid : null;
}
