import { ActionForm } from "#components/forms/action-form";
import { Radios } from "#components/forms/checkbox";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { reasonCodes } from "#lib/revisions/reasons";

/** Which proposals of an import, what is answered, and the two ways to decide. */
export function ReviewFields({ simple, lang }: { simple: number; lang: Lang }) {
  const { imports, review } = messages(lang);
  const { desk } = imports;
  const reasons: Readonly<Record<string, string>> = review.reasons;
  return (
    <section className="section form" aria-labelledby="review">
      <h2 id="review">{desk.review}</h2>
      <p className="max-w-read">{desk.reviewText}</p>
      <Radios
        name="which"
        label={desk.which}
        options={[
          ...(simple > 0 ? [{ value: "simple", label: desk.simple(simple), detail: desk.simpleDetail }] : []),
          { value: "checked", label: desk.checked },
        ]}
        defaultValue={simple > 0 ? "simple" : "checked"}
      />
      <TextArea name="reason" label={desk.reason} hint={desk.reasonHint} rows={3} />
      <Select
        name="reasonCode"
        label={desk.reasonCode}
        options={reasonCodes.rejected.map((value) => ({ value, label: reasons[value] ?? value }))}
        empty
        width="medium"
      />
      <div className="form-actions">
        <SubmitButton intent="accept">{desk.accept}</SubmitButton>
        <SubmitButton intent="reject" variant="secondary">
          {desk.reject}
        </SubmitButton>
      </div>
    </section>
  );
}

/** The way back of a whole import, and the way back of that. */
export function UndoForm({
  kind,
  batchId,
  count,
  action,
  lang,
}: {
  kind: "undo" | "redo";
  batchId: string;
  count: number;
  action: FormAction;
  lang: Lang;
}) {
  const { desk } = messages(lang).imports;
  const text = kind === "undo" ? desk.undoText(count) : desk.redoText(count);
  return (
    <details className="section">
      <summary>{desk[kind]}</summary>
      <ActionForm
        action={action}
        lang={lang}
        labels={{ [`${kind}Reason`]: desk.undoReason }}
        className="form mt-4"
      >
        <p className="max-w-read">{text}</p>
        <input type="hidden" name="batch" value={batchId} />
        {/* A field has one name a page: the review above has a "reason" too. */}
        <TextArea
          name={`${kind}Reason`}
          label={desk.undoReason}
          hint={desk.undoReasonHint}
          rows={2}
          required
        />
        <div className="form-actions">
          <SubmitButton intent={kind} variant={kind === "undo" ? "danger" : "secondary"}>
            {kind === "undo" ? desk.undoSubmit : desk.redoSubmit}
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
