import { fieldLabel } from "#lib/entries/field-words";
import { type Lang, messages } from "#lib/messages/index";
import type { Change } from "#lib/revisions/changes";
import { compareField, type Wording } from "#lib/revisions/compare";
import { type Fate, type FieldOutcome, isAsProposed } from "#lib/revisions/outcome";
import { ChangedField, ChangedValue } from "./field-change";

interface Props {
  outcome: readonly FieldOutcome[];
  wording: Wording;
  lang: Lang;
  /** Of the names of fields, to keep the page's headings in order. */
  level?: 3 | 4;
}

/** What was proposed beside what was published, for the moderator and the author alike: what differs, then the rest folded. */
export function Outcome({ outcome, wording, lang, level = 3 }: Props) {
  const words = messages(lang).review.outcome;
  if (isAsProposed(outcome)) return <p>{words.asProposed}</p>;
  const kept = outcome.filter(({ fate }) => fate === "kept");
  const shown = (fields: readonly FieldOutcome[]) =>
    fields.map((one) => <FieldFate key={one.field.name} one={one} {...{ wording, lang, level }} />);
  return (
    <>
      {shown(outcome.filter(({ fate }) => fate !== "kept"))}
      {kept.length > 0 ? (
        <details className="desk-fold border-line border-t">
          <summary>
            {words.kept(kept.length)}
            <span className="text-muted">
              {" — "}
              {kept.map(({ field }) => fieldLabel(field, lang)).join(", ")}
            </span>
          </summary>
          {shown(kept)}
        </details>
      ) : null}
    </>
  );
}

const TONES: Record<Fate, string> = {
  kept: "tone-ok",
  corrected: "tone-warn",
  "left-out": "",
  added: "tone-info",
};

function FieldFate({
  one: { field, fate, proposed, applied },
  wording,
  lang,
  level = 3,
}: Omit<Props, "outcome"> & { one: FieldOutcome }) {
  const words = messages(lang).review.outcome;
  const value = (change: Change) => (
    <ChangedValue comparison={compareField(field, change, wording)} lang={lang} />
  );
  return (
    <ChangedField name={fieldLabel(field, lang)} level={level}>
      <p className={`badge ${TONES[fate]}`}>{words.fates[fate]}</p>
      {fate === "kept" && proposed ? <div className="mt-2">{value(proposed)}</div> : null}
      {fate !== "kept" ? (
        <dl className="three-values">
          {proposed ? (
            <div>
              <dt>{words.proposed}</dt>
              <dd>{value(proposed)}</dd>
            </div>
          ) : null}
          {applied ? (
            <div>
              <dt>{proposed ? words.corrected : words.added}</dt>
              <dd>{value(proposed ? { from: proposed.to, to: applied.to } : applied)}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      {fate === "left-out" ? <p className="hint">{words.leftOut}</p> : null}
    </ChangedField>
  );
}
