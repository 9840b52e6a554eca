import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { SynonymSetView } from "#lib/synonyms/view";
import { SynonymSharing } from "./synonym-sharing";

interface Props {
  /** Null for a new one. */
  set: SynonymSetView | null;
  save: FormAction;
  lang: Lang;
}

/** The expressions of a set, new or not, one a line. */
export function SynonymForm({ set, save, lang }: Props) {
  const words = messages(lang).synonyms.form;
  return (
    <ActionForm
      key={set?.updatedAt.getTime()}
      action={save}
      lang={lang}
      labels={{ words: words.words }}
      initial={{ words: [set?.words.join("\n") ?? ""] }}
    >
      {set ? <SeenSet set={set} /> : null}
      <TextArea name="words" label={words.words} hint={words.wordsHint} rows={6} required />
      <SynonymSharing words={{ title: words.shared, hint: words.sharedHint, anyway: words.anyway }} />
      <div className="form-actions">
        <SubmitButton>{set ? words.changeSubmit : words.addSubmit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What has a set no longer count: it can be undone. */
export function RemoveSynonymsForm({
  set,
  remove,
  lang,
}: {
  set: SynonymSetView;
  remove: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).synonyms.form;
  return (
    <section aria-labelledby="remove">
      <h2 id="remove" className="mb-3">
        {words.removeTitle}
      </h2>
      <ActionForm action={remove} lang={lang} className="act-form">
        <SeenSet set={set} />
        <p>{words.removeText}</p>
        <SubmitButton variant="danger">{words.remove}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** Which set, and when it was last written when it was shown. */
function SeenSet({ set }: { set: SynonymSetView }) {
  return (
    <>
      <input type="hidden" name="id" value={set.id} />
      <input type="hidden" name="seen" value={set.updatedAt.toISOString()} />
    </>
  );
}
