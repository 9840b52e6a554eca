import { ActionForm } from "#components/forms/action-form";
import { Kept } from "#components/forms/kept";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction, FormValues } from "#lib/form-state";
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
      action={save}
      lang={lang}
      labels={{ words: words.words }}
      initial={{ ...seenSet(set), words: [set?.words.join("\n") ?? ""] }}
    >
      <Kept names={["id", "seen"]} />
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
      <ActionForm action={remove} lang={lang} initial={seenSet(set)} className="act-form">
        <Kept names={["id", "seen"]} />
        <p>{words.removeText}</p>
        <SubmitButton variant="danger">{words.remove}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** Which set, and when it was last written when it was shown: both go with what was typed, however often it comes back. */
const seenSet = (set: SynonymSetView | null): FormValues =>
  set ? { id: [set.id], seen: [set.updatedAt.toISOString()] } : {};
