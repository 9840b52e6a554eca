import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { HistoryEntry } from "#lib/revisions/history";

/** Folded until it is wanted: goes back to a version once one has said why. */
export function VersionRevert({
  entry,
  number,
  atOnce,
  idempotencyKey,
  action,
  lang,
}: {
  entry: HistoryEntry;
  number: number;
  /** Whether it is decided at once: who asks reviews. */
  atOnce: boolean;
  idempotencyKey: string;
  action: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).history.revert;
  return (
    <details className="section" id="revert">
      <summary className="cursor-pointer py-1 font-semibold">{words.title(number)}</summary>
      <ActionForm action={action} lang={lang} className="form mt-3" labels={{ comment: words.comment }}>
        <EntryFields entry={entry} />
        <input type="hidden" name="version" value={number} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <p>{atOnce ? words.atOnce : words.propose}</p>
        <TextArea name="comment" label={words.comment} hint={words.hint} required rows={3} textLang="fr" />
        <SubmitButton>{atOnce ? words.submit : words.submitProposal}</SubmitButton>
      </ActionForm>
    </details>
  );
}

/** Which entry a form is about, and the version of it that was on the screen. */
export function EntryFields({ entry: { type, slug, version } }: { entry: HistoryEntry }) {
  return (
    <>
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="seen" value={version} />
    </>
  );
}
