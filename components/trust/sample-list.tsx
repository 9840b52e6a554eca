import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { FieldChange } from "#components/revisions/field-change";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge, formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, historyPath, samplePath } from "#lib/paths";
import { compareChanges, type Wording } from "#lib/revisions/compare";
import type { SampleItem } from "#lib/trust/queries";

interface Props {
  items: readonly SampleItem[];
  wording: Wording;
  /** The one of which the way back is open: a field has one name a page. */
  undoing: string | null;
  /** Whether all are listed, and not only what was drawn. */
  all: boolean;
  action: FormAction;
  lang: Lang;
  now: Date;
}

/** What a rule published, one decision a part: what changed, who did it, and what to say of it. */
export function SampleList({ items, ...props }: Props) {
  return items.map((item) => <Sampled key={item.id} item={item} {...props} />);
}

function Sampled({
  item,
  wording,
  undoing,
  all,
  action,
  lang,
  now,
}: Omit<Props, "items"> & { item: SampleItem }) {
  const { sample } = messages(lang).trust;
  const { id, slug, title, type, author, decidedAt, changes, comment, sampled } = item;
  const heading = anchorOf(id);
  return (
    <article className="section stack" aria-labelledby={heading}>
      <div>
        <h2 id={heading}>
          <a href={entryPath(lang, type, slug)}>{title}</a>
        </h2>
        <p className="queue-meta">
          <TypeBadge type={type} lang={lang} plain />
          <span title={formatInstant(decidedAt, lang)}>
            {sample.by(author, formatAge(decidedAt, now, lang))}
          </span>
          <a href={historyPath(lang, type, slug)}>{sample.history}</a>
        </p>
        {comment ? <p className="quoted mt-1">{comment}</p> : null}
      </div>
      <div>
        {compareChanges(type, changes, wording).map((comparison) => (
          <FieldChange key={comparison.field.name} comparison={comparison} lang={lang} />
        ))}
      </div>
      {sampled?.outcome ? (
        <Outcome sampled={sampled} lang={lang} />
      ) : item.own ? null : (
        <Acts item={item} undoing={undoing} all={all} action={action} lang={lang} />
      )}
    </article>
  );
}

function Outcome({ sampled, lang }: { sampled: NonNullable<SampleItem["sampled"]>; lang: Lang }) {
  const { outcomes } = messages(lang).trust.sample;
  const say = sampled.outcome === "undone" ? outcomes.undone : outcomes.seen;
  return (
    <>
      <p>{say(sampled.seenBy?.name ?? "", sampled.seenAt ? formatInstant(sampled.seenAt, lang) : "")}</p>
      {sampled.reason ? <p className="quoted">{sampled.reason}</p> : null}
    </>
  );
}

function Acts({
  item,
  undoing,
  all,
  action,
  lang,
}: Omit<Props, "items" | "wording" | "now"> & { item: SampleItem }) {
  const { sample } = messages(lang).trust;
  const query = { tout: all ? "1" : null, annuler: item.id };
  return (
    <div className="stack">
      <ActionForm action={action} lang={lang} className="act-form">
        <input type="hidden" name="id" value={item.id} />
        <SubmitButton intent="seen" variant="secondary" label={sample.seenLabel(item.title)}>
          {sample.seen}
        </SubmitButton>
      </ActionForm>
      {undoing === item.id ? (
        <ActionForm action={action} lang={lang} labels={{ reason: sample.reason }}>
          <input type="hidden" name="id" value={item.id} />
          <p className="hint">{sample.undoText}</p>
          <TextArea name="reason" label={sample.reason} rows={2} required />
          <div className="form-actions">
            <SubmitButton intent="undo" variant="danger">
              {sample.undoConfirm}
            </SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <p>
          <a
            href={`${samplePath(lang, query)}#${anchorOf(item.id)}`}
            aria-label={sample.undoLabel(item.title)}
          >
            {sample.undo}
          </a>
        </p>
      )}
    </div>
  );
}

const anchorOf = (id: string) => `d-${id}`;
