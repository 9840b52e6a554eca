import { ActionForm } from "#components/forms/action-form";
import { Kept } from "#components/forms/kept";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import type { FormAction, FormValues } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { type Answer, refusalVerdicts } from "#lib/revisions/answers";
import { reasonCodes } from "#lib/revisions/reasons";
import { reasonLabel } from "../revisions/past-decisions";

interface Props {
  /** Null for one to add. */
  answer: Answer | null;
  save: FormAction;
  lang: Lang;
}

/** With what it goes, and its name and text in each language. */
export function AnswerForm({ answer, save, lang }: Props) {
  const words = messages(lang).desk.answers;
  const { labelFr, labelEn, textFr, textEn } = words;
  return (
    <ActionForm
      action={save}
      lang={lang}
      labels={{ reasonCode: words.reason, labelFr, labelEn, textFr, textEn }}
      initial={answer ? valuesOf(answer) : undefined}
    >
      <Kept names={["id", "seen"]} />
      <Select
        name="reasonCode"
        label={words.reason}
        options={reasonsIn(lang)}
        empty
        required
        width="medium"
      />
      <TextField name="labelFr" label={labelFr} textLang="fr" required />
      <TextArea name="textFr" label={textFr} textLang="fr" rows={4} required />
      <TextField name="labelEn" label={labelEn} textLang="en" required />
      <TextArea name="textEn" label={textEn} textLang="en" rows={4} required />
      <div className="form-actions">
        <SubmitButton>{words.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function RemoveAnswerForm({
  answer,
  remove,
  lang,
}: {
  answer: Answer;
  remove: FormAction;
  lang: Lang;
}) {
  const words = messages(lang).desk.answers;
  return (
    <section aria-labelledby="remove">
      <h2 id="remove" className="mb-3">
        {words.remove}
      </h2>
      <ActionForm action={remove} lang={lang} initial={seen(answer)} className="act-form">
        <Kept names={["id", "seen"]} />
        <p>{words.removeText}</p>
        <SubmitButton variant="danger">{words.removeAct}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** Which one, and when it was last written when it was shown: both go with what was typed, however often it comes back. */
const seen = ({ id, updatedAt }: Answer): FormValues => ({ id: [id], seen: [updatedAt.toISOString()] });

const valuesOf = (answer: Answer): FormValues => ({
  ...seen(answer),
  reasonCode: [`${answer.verdict}:${answer.reasonCode}`],
  labelFr: [answer.labelFr],
  labelEn: [answer.labelEn],
  textFr: [answer.textFr],
  textEn: [answer.textEn],
});

/** Every reason of every verdict, in one list. */
function reasonsIn(lang: Lang) {
  const { reasonWith } = messages(lang).desk.answers;
  const { decision, reasons } = messages(lang).review;
  return refusalVerdicts.flatMap((verdict) =>
    reasonCodes[verdict].map((code) => ({
      value: `${verdict}:${code}`,
      label: reasonWith(decision.verdicts[verdict], reasonLabel(reasons, code)),
    })),
  );
}
