import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import { ButtonLink } from "#components/ui/button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { versionPath } from "#lib/paths";
import type { HistoryEntry } from "#lib/revisions/history";

/**
 * Goes back to a version, once one has said why. Until it is asked for, a link to the same page with its form: so what
 * the form answers is seen without JavaScript too.
 */
export function VersionRevert({
  entry,
  number,
  atOnce,
  open,
  idempotencyKey,
  action,
  lang,
}: {
  entry: HistoryEntry;
  number: number;
  /** Whether it is decided at once: who asks reviews. */
  atOnce: boolean;
  /** The form was asked for. */
  open: boolean;
  idempotencyKey: string;
  action: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).history.revert;
  if (!open) {
    const { type, slug } = entry;
    return (
      <p className="section">
        <ButtonLink
          href={`${versionPath(lang, type, slug, number, { acte: "revert" })}#revert`}
          variant="secondary"
        >
          {words.title(number)}
        </ButtonLink>
      </p>
    );
  }
  return (
    <section className="section" id="revert">
      <h2>{words.title(number)}</h2>
      <ActionForm action={action} lang={lang} className="form mt-3" labels={{ comment: words.comment }}>
        <EntryFields entry={entry} />
        <input type="hidden" name="version" value={number} />
        <input type="hidden" name="key" value={idempotencyKey} />
        <p>{atOnce ? words.atOnce : words.propose}</p>
        <TextArea name="comment" label={words.comment} hint={words.hint} required rows={3} textLang="fr" />
        <SubmitButton>{atOnce ? words.submit : words.submitProposal}</SubmitButton>
      </ActionForm>
    </section>
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
