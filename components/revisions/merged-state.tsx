import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { formatDay } from "#lib/dates";
import { fieldLabel } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, legalPath } from "#lib/paths";
import type { Json } from "#lib/revisions/changes";
import { choiceName } from "#lib/revisions/choice-name";
import type { Wording } from "#lib/revisions/compare";
import type { MergedState as State } from "#lib/revisions/merge-view";
import { wordingIn } from "#lib/revisions/wording";
import { FieldValue } from "./content-facts";
import { SideChoice } from "./side-choice";

/** Where a merged entry went; for who reviews, the act that puts both back, with the fields that changed since. */
export function MergedState({
  state: { entry, into, undo, fields, names },
  reviews,
  action,
  lang,
}: {
  state: State;
  reviews: boolean;
  action: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).merging.merged;
  return (
    <>
      {into ? (
        <p>
          {words.into} <a href={entryPath(lang, into.type, into.slug)}>{into.title}</a>
        </p>
      ) : null}
      {undo ? <p className="mt-2 text-muted">{words.since(formatDay(undo.since, lang))}</p> : null}
      {reviews ? null : (
        <p className="mt-3">
          <a href={legalPath(lang, "contact")}>{words.onlyModerators}</a>
        </p>
      )}
      {reviews && !undo ? <p className="mt-3">{words.noRecord}</p> : null}
      {undo ? (
        <section className="section" aria-labelledby="undo">
          <h2 id="undo">{words.undo}</h2>
          <p className="mt-2">{words.undoText}</p>
          <ActionForm
            action={action}
            lang={lang}
            className="form mt-3 merge-fields"
            labels={{
              reason: words.reason,
              ...Object.fromEntries(fields.map((field) => [choiceName(field.name), fieldLabel(field, lang)])),
            }}
          >
            <input type="hidden" name="type" value={entry.type} />
            <input type="hidden" name="slug" value={entry.slug} />
            <input type="hidden" name="seen" value={undo.seenVersion} />
            {fields.length > 0 ? <h3>{words.conflicts}</h3> : null}
            {fields.map((field) => (
              <Conflict
                key={field.name}
                field={field}
                conflict={undo.conflicts.find((one) => one.field === field.name)}
                wording={wordingIn(lang, names)}
                lang={lang}
              />
            ))}
            <TextArea
              name="reason"
              label={words.reason}
              hint={words.reasonHint}
              required
              rows={3}
              textLang="fr"
            />
            <SubmitButton variant="danger">{words.submit}</SubmitButton>
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}

function Conflict({
  field,
  conflict,
  wording,
  lang,
}: {
  field: Field;
  conflict: NonNullable<State["undo"]>["conflicts"][number] | undefined;
  wording: Wording;
  lang: Lang;
}) {
  const { merged: words, sides } = messages(lang).merging;
  if (!conflict) return null;
  const side = (value: "current" | "proposed", title: string, said: Json) => ({
    value,
    label: words.take[value],
    content: (
      <>
        <p className="hint">{title}</p>
        {wording.value(field, said) === null ? (
          <span className="diff-empty">{sides.empty}</span>
        ) : (
          <FieldValue field={field} value={said} wording={wording} lang={lang} />
        )}
      </>
    ),
  });
  return (
    <SideChoice
      name={choiceName(field.name)}
      legend={fieldLabel(field, lang)}
      sides={[side("current", words.now, conflict.current), side("proposed", words.before, conflict.to)]}
    />
  );
}
