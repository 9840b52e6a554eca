import { ActionForm } from "#components/forms/action-form";
import { Checkboxes } from "#components/forms/checkbox";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { fieldLabel } from "#lib/entries/field-words";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { entryPath, historyPath, mergePath } from "#lib/paths";
import { choiceName } from "#lib/revisions/choice-name";
import type { Wording } from "#lib/revisions/compare";
import type { MergeField } from "#lib/revisions/merge-fields";
import type { MergeSides } from "#lib/revisions/merge-view";
import { wordingIn } from "#lib/revisions/wording";
import { FieldValue } from "./content-facts";
import { SideChoice } from "./side-choice";

interface Props {
  sides: MergeSides;
  idempotencyKey: string;
  action: FormAction;
  lang: Lang;
}

/** Two entries of one thing side by side, field by field, and what their merge does. */
export function MergeForm({ sides, idempotencyKey, action, lang }: Props) {
  const { kept, other, fields, alike, names, atOnce } = sides;
  const words = messages(lang).merging.sides;
  const wording = wordingIn(lang, names);
  const labels = Object.fromEntries(
    fields.map(({ field }) => [choiceName(field.name), fieldLabel(field, lang)]),
  );
  return (
    <>
      <div className="merge-sides merge-heads">
        <Head entry={kept} role={words.stays} lang={lang} />
        <Head entry={other} role={words.goes} lang={lang} />
      </div>
      <p className="mt-3">
        <a href={mergePath(lang, kept.type, kept.slug, { avec: other.slug })}>{words.swap}</a>
      </p>
      <ActionForm
        action={action}
        lang={lang}
        className="form section merge-fields"
        labels={{ ...labels, comment: words.comment }}
      >
        <input type="hidden" name="type" value={other.type} />
        <input type="hidden" name="slug" value={other.slug} />
        <input type="hidden" name="seen" value={other.version} />
        <input type="hidden" name="into" value={kept.slug} />
        <input type="hidden" name="intoSeen" value={kept.version} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <div>
          <h2>{words.fields}</h2>
          <p className="mt-1 text-muted">{fields.length === 0 ? words.nothing : words.alike(alike)}</p>
        </div>
        {fields.map((merge) => (
          <Choice key={merge.field.name} merge={merge} wording={wording} lang={lang} />
        ))}
        <section>
          <h2>{words.effects}</h2>
          <ul className="usage-list mt-2">
            <li>{words.effectMoves}</li>
            <li>{words.effectAddress}</li>
            {other.waiting > 0 ? <li>{words.effectWaiting}</li> : null}
            <li>{words.effectUndo}</li>
          </ul>
        </section>
        <TextArea
          name="comment"
          label={words.comment}
          hint={words.commentHint}
          required
          rows={3}
          textLang="fr"
        />
        <p>{atOnce ? words.atOnce : words.propose}</p>
        <SubmitButton>{atOnce ? words.submit : words.submitProposal}</SubmitButton>
      </ActionForm>
    </>
  );
}

function Head({ entry, role, lang }: { entry: MergeSides["kept"]; role: string; lang: Lang }) {
  const words = messages(lang).merging.sides;
  return (
    <div className="card">
      <p className="hint">{role}</p>
      <p className="queue-title mt-1">
        <a href={entryPath(lang, entry.type, entry.slug)} target="_blank" rel="noopener">
          {entry.title}
        </a>
      </p>
      <p className="queue-meta mt-1">
        <a href={historyPath(lang, entry.type, entry.slug)}>
          {words.version(entry.version)}
          <span className="sr-only"> ({words.history})</span>
        </a>
        {entry.cited > 0 ? <span>{words.cited(entry.cited)}</span> : null}
        {entry.waiting > 0 ? <span>{words.waiting(entry.waiting)}</span> : null}
      </p>
    </div>
  );
}

function Choice({ merge, wording, lang }: { merge: MergeField; wording: Wording; lang: Lang }) {
  const words = messages(lang).merging.sides;
  const label = fieldLabel(merge.field, lang);
  const name = choiceName(merge.field.name);
  if (merge.shape === "value") {
    const side = (value: "kept" | "other") => ({
      value,
      label: words[value],
      content:
        merge[value] === null || merge[value] === "" ? (
          <span className="diff-empty">{words.empty}</span>
        ) : (
          <FieldValue field={merge.field} value={merge[value]} wording={wording} lang={lang} />
        ),
    });
    return (
      <SideChoice
        name={name}
        legend={words.legend(label)}
        sides={[side("kept"), side("other")]}
        taken={merge.taken}
      />
    );
  }
  return (
    <div className="merge-list">
      <input type="hidden" name="lists" value={merge.field.name} />
      <Checkboxes
        name={name}
        label={words.listLegend(label)}
        groups={[
          {
            label: null,
            options: merge.items.map(({ value, from }, rank) => ({
              value: String(rank),
              label: wording.item(merge.field, value),
              detail: words.from[from],
            })),
          },
        ]}
        defaultValues={merge.items.map((_, rank) => String(rank))}
      />
    </div>
  );
}
