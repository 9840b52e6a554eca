import type { ReactNode } from "react";
import { fieldLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import type { Conflict } from "#lib/revisions/changes";
import { changedFields, compareChanges, type Wording } from "#lib/revisions/compare";
import type { ReviewItem } from "#lib/revisions/review-item";
import { ContentFacts, filledFields } from "./content-facts";
import { FieldChange } from "./field-change";

interface Props {
  item: ReviewItem;
  wording: Wording;
  lang: Lang;
}

/** What would be published: for an edit what changes, then what does not; for a creation the whole content. */
export function ProposalChanges({ item, wording, lang }: Props) {
  const words = messages(lang).review.item;
  if (item.kind === "creation") {
    return (
      <section aria-labelledby="changes">
        <h2 id="changes">{words.creation}</h2>
        <p className="hint mb-3">{words.creationLead}</p>
        <ContentFacts
          fields={filledFields(item.type, item.content)}
          content={item.content}
          wording={wording}
          lang={lang}
        />
      </section>
    );
  }
  const compared = compareChanges(item.type, item.changes, wording);
  return (
    <section aria-labelledby="changes">
      <div className="section-heading">
        <h2 id="changes">{words.changes}</h2>
        <p className="count">{words.changesCount(compared.length)}</p>
      </div>
      {compared.map((comparison) => {
        const conflict = item.conflicts.find(({ field }) => field === comparison.field.name);
        return (
          <FieldChange key={comparison.field.name} comparison={comparison} lang={lang}>
            {conflict ? <ThreeValues conflict={conflict} {...{ item, wording, lang }} /> : null}
          </FieldChange>
        );
      })}
      <Unchanged {...{ item, wording, lang }} />
    </section>
  );
}

/** A field changed twice: what the author saw, what is there now, what they want. */
function ThreeValues({ conflict, item, wording, lang }: Props & { conflict: Conflict }) {
  const { item: words, diff } = messages(lang).review;
  const field = changedFields(item.type, { [conflict.field]: conflict })[0];
  if (!field) return null;
  const value = (json: Conflict["from"]): ReactNode =>
    wording.value(field, json) ?? <span className="diff-empty">{diff.empty}</span>;
  return (
    <div className="diff-conflict mt-3">
      <p className="badge tone-warn">{words.conflict}</p>
      <dl className="three-values">
        <div>
          <dt>{words.conflictFrom}</dt>
          <dd className="diff-text">{value(conflict.from)}</dd>
        </div>
        <div>
          <dt>{words.conflictCurrent}</dt>
          <dd className="diff-text">{value(conflict.current)}</dd>
        </div>
        <div>
          <dt>{words.conflictTo}</dt>
          <dd className="diff-text">{value(conflict.to)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Unchanged({ item, wording, lang }: Props) {
  const { unchanged } = messages(lang).review.item;
  const { content } = item;
  const fields = filledFields(item.type, content, new Set(Object.keys(item.changes)));
  if (fields.length === 0) return null;
  return (
    <details className="desk-fold border-line border-t">
      <summary>
        {unchanged(fields.length)}
        <span className="text-muted"> — {fields.map((field) => fieldLabel(field, lang)).join(", ")}</span>
      </summary>
      <ContentFacts fields={fields} content={content} wording={wording} lang={lang} />
    </details>
  );
}
