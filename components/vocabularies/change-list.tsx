import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { ChangeView } from "#lib/vocabularies/view";
import { actInWords, changesInWords } from "#lib/vocabularies/wording";

interface Props {
  changes: readonly ChangeView[];
  undo: FormAction;
  lang: Lang;
}

/** Acts on vocabularies, newest first: what was done, by whom, and the way back. */
export function ChangeList({ changes, undo, lang }: Props) {
  return (
    <ol className="queue">
      {changes.map((change) => (
        <li key={change.id} id={`acte-${change.id}`}>
          <ChangeWords change={change} lang={lang} />
          {change.act !== "undo" && !change.undoneBy ? (
            <UndoForm change={change} undo={undo} lang={lang} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function ChangeWords({ change, lang }: { change: ChangeView; lang: Lang }) {
  const words = messages(lang).vocabularies;
  const { at, by, byTeam, moved, undoneBy } = change;
  const doneBy = byTeam ? words.change.byTeam : words.change.by;
  const details = changesInWords(change, lang);
  return (
    <div>
      <p className="queue-title">{actInWords(change, lang)}</p>
      <p className="queue-meta">
        <span>
          <time dateTime={at.toISOString()}>{doneBy(by, formatInstant(at, lang))}</time>
        </span>
        {moved ? <span>{words.change.moved(moved.entries, moved.others)}</span> : null}
        {undoneBy ? (
          <span className="badge">{words.change.undone(undoneBy.by, formatInstant(undoneBy.at, lang))}</span>
        ) : null}
      </p>
      {details.length > 0 ? (
        <ul className="hint">
          {details.map(({ label, from, to }) => (
            <li key={label}>
              {label}
              {messages(lang).common.colon}
              <del>{from}</del> <ins>{to}</ins>
            </li>
          ))}
        </ul>
      ) : null}
      <LeftWords change={change} lang={lang} />
    </div>
  );
}

/** What an undoing found changed since, and did not touch. */
export function LeftWords({ change: { left }, lang }: { change: ChangeView; lang: Lang }) {
  const { change } = messages(lang).vocabularies;
  if (!left) return null;
  return (
    <p className="hint">
      {change.left(left.count)}.{" "}
      {left.entries.length > 0 ? (
        <>
          {change.leftEntries} {left.entries.join(", ")}
        </>
      ) : null}
    </p>
  );
}

function UndoForm({ change, undo, lang }: { change: ChangeView; undo: FormAction; lang: Lang }) {
  const { change: words } = messages(lang).vocabularies;
  return (
    <ActionForm action={undo} lang={lang} className="">
      <input type="hidden" name="id" value={change.id} />
      <SubmitButton variant="secondary" small>
        {words.undo}
        <span className="sr-only">
          {messages(lang).common.colon}
          {actInWords(change, lang)}
        </span>
      </SubmitButton>
    </ActionForm>
  );
}
