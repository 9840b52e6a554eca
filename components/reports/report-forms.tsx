import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { ReportDetail } from "#lib/reports/queries";
import { CLAIM_MINUTES } from "#lib/revisions/states";

interface Props {
  report: ReportDetail;
  action: FormAction;
  lang: Lang;
}

/** Who deals with it, for how long, and the way to take it or to give it back. */
export function ReportClaim({ report: { id, claim }, action, lang }: Props) {
  const { desk, item } = messages(lang).reports;
  const mine = claim?.mine === true;
  const state =
    claim === null ? desk.free : mine ? desk.mine(claim.minutes) : desk.held(claim.name, claim.minutes);
  return (
    <section aria-labelledby="report-claim">
      <h2 id="report-claim">{item.claimTitle}</h2>
      <ActionForm action={action} lang={lang} className="form mt-1">
        <input type="hidden" name="id" value={id} />
        <p className="text-[0.9375rem]">{state}</p>
        {claim === null || mine ? (
          <div className="claim-acts">
            <SubmitButton intent="claim" variant="secondary" small>
              {mine ? item.renew : item.take(CLAIM_MINUTES)}
            </SubmitButton>
            {mine ? (
              <SubmitButton intent="release" variant="quiet" small>
                {item.release}
              </SubmitButton>
            ) : null}
          </div>
        ) : null}
      </ActionForm>
    </section>
  );
}

/** Taking up again what was closed, as long as what was written is there to be read. */
export function ReportReopening({ report, action, lang }: Props) {
  const { item } = messages(lang).reports;
  const { id, origin, body, email, closedAt } = report;
  if (!closedAt) return null;
  if (origin === "visitor" && body === null) return <p className="hint">{item.erasedText}</p>;
  return (
    <ActionForm action={action} lang={lang} className="act-form">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="closedAt" value={closedAt.toISOString()} />
      <p className="hint">{email ? item.reopenText.mailed : item.reopenText.silent}</p>
      <SubmitButton variant="secondary">{item.reopen}</SubmitButton>
    </ActionForm>
  );
}

/** The answer, and whether something was done. */
export function ReportAnswerForm({ report, action, lang }: Props) {
  const { item } = messages(lang).reports;
  const person = report.origin === "visitor";
  const hint = report.email ? item.answerHint : item.answerKept;
  return (
    <section aria-labelledby="report-answer">
      <h2 id="report-answer">{item.answerTitle}</h2>
      <ActionForm action={action} lang={lang} className="form mt-2" labels={{ answer: item.answer }}>
        <input type="hidden" name="id" value={report.id} />
        <TextArea name="answer" label={item.answer} hint={hint} required={person} rows={5} />
        <div className="form-actions">
          <SubmitButton intent="settled">{item.settle}</SubmitButton>
          <SubmitButton intent="dismissed" variant="secondary">
            {item.dismiss}
          </SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
