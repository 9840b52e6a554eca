import type { Field } from "#lib/entries/fields";
import { type Lang, messages } from "#lib/messages/index";
import type { Conflict } from "#lib/revisions/changes";
import { compareField, type Wording } from "#lib/revisions/compare";
import { FieldValue } from "./content-facts";
import { ChangedValue } from "./field-change";

/** A value longer than this is folded: the two others show where they differ from it. */
const FOLDED_FROM = 600;

/** A field changed twice: what its author saw, then what each of the two made of it. */
export function ThreeValues({
  conflict: { from, current, to },
  field,
  wording,
  lang,
}: {
  conflict: Conflict;
  field: Field;
  wording: Wording;
  lang: Lang;
}) {
  const { item: words, diff } = messages(lang).review;
  const text = wording.value(field, from);
  const before =
    text === null ? (
      <span className="diff-empty">{diff.empty}</span>
    ) : (
      <FieldValue field={field} value={from} wording={wording} lang={lang} />
    );
  return (
    <>
      <p className="badge tone-warn">{words.conflict}</p>
      <dl className="three-values">
        <div>
          <dt>{words.conflictFrom}</dt>
          <dd>
            {(text?.length ?? 0) > FOLDED_FROM ? (
              <details className="diff-fold">
                <summary>{diff.show}</summary>
                {before}
              </details>
            ) : (
              before
            )}
          </dd>
        </div>
        <div>
          <dt>{words.conflictCurrent}</dt>
          <dd>
            <ChangedValue comparison={compareField(field, { from, to: current }, wording)} lang={lang} />
          </dd>
        </div>
        <div>
          <dt>{words.conflictTo}</dt>
          <dd>
            <ChangedValue comparison={compareField(field, { from, to }, wording)} lang={lang} />
          </dd>
        </div>
      </dl>
    </>
  );
}
