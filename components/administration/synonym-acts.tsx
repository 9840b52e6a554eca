import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { EmptyState } from "#components/ui/empty-state";
import { Notice } from "#components/ui/notice";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { nameOf, type SynonymActView } from "#lib/synonyms/view";

interface ActProps {
  act: SynonymActView;
  undo: FormAction;
  lang: Lang;
}

/** The last acts on synonyms, newest first, with the way back. */
export function SynonymActs({ acts, ...rest }: Omit<ActProps, "act"> & { acts: readonly SynonymActView[] }) {
  const words = messages(rest.lang).synonyms.acts;
  return (
    <section className="section" aria-labelledby="recent">
      <h2 id="recent" className="mb-3">
        {words.title}
      </h2>
      {acts.length > 0 ? (
        <ol className="queue">
          {acts.map((act) => (
            <li key={act.id}>
              <div>
                <p className="queue-title">{words.names[act.act]}</p>
                <p className="queue-meta">
                  <time dateTime={act.at.toISOString()}>
                    {words.by(act.by, formatInstant(act.at, rest.lang))}
                  </time>
                </p>
                <p className="hint">
                  <ActWords act={act} />
                </p>
              </div>
              <UndoForm act={act} {...rest} />
            </li>
          ))}
        </ol>
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
    </section>
  );
}

/** What has just been done, on the page to which the act leads. */
export function SynonymDone({ act, undo, lang }: ActProps) {
  const words = messages(lang).synonyms.acts;
  return (
    <div className="mb-6">
      <Notice kind="success" title={words.done} live>
        <p>
          {words.names[act.act]}
          {messages(lang).common.colon}
          <ActWords act={act} />
        </p>
      </Notice>
      <div className="mt-3">
        <UndoForm act={act} undo={undo} lang={lang} />
      </div>
    </div>
  );
}

/** The set before, the set after, where there is one. */
function ActWords({ act: { before, after } }: { act: SynonymActView }) {
  return (
    <>
      {before ? <del>{nameOf(before)}</del> : null} {after ? <ins>{nameOf(after)}</ins> : null}
    </>
  );
}

function UndoForm({ act: { id, act, before, after, undoable }, undo, lang }: ActProps) {
  const words = messages(lang).synonyms.acts;
  if (!undoable) return null;
  return (
    <ActionForm action={undo} lang={lang} className="">
      <input type="hidden" name="act" value={id} />
      <SubmitButton variant="secondary" small>
        {words.undo}
        <span className="sr-only">
          {messages(lang).common.colon}
          {words.names[act]}, {nameOf(after ?? before ?? [])}
        </span>
      </SubmitButton>
    </ActionForm>
  );
}
