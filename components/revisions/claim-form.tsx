import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { ReviewItem } from "#lib/revisions/review-item";
import { CLAIM_MINUTES } from "#lib/revisions/states";
import { ProposalTarget } from "./proposal-target";

/** Who reviews the proposal, for how long, and the way to take it or give it back. */
export function ClaimForm({
  item,
  queue,
  action,
  lang,
}: {
  item: ReviewItem;
  queue: string;
  action: FormAction;
  lang: Lang;
}) {
  const { claim: held } = item;
  const { claim } = messages(lang).review;
  const mine = held?.mine === true;
  const state =
    held === null ? claim.free : mine ? claim.mine(held.minutes) : claim.other(held.name, held.minutes);
  return (
    <ActionForm action={action} lang={lang} className="form mt-1">
      <ProposalTarget item={item} queue={queue} />
      <p className="text-[0.9375rem]">{state}</p>
      {held === null || mine ? (
        <div className="claim-acts">
          <SubmitButton intent="claim" variant="secondary" small>
            {mine ? claim.renew : claim.take(CLAIM_MINUTES)}
          </SubmitButton>
          {mine ? (
            <SubmitButton intent="release" variant="quiet" small>
              {claim.release}
            </SubmitButton>
          ) : null}
        </div>
      ) : null}
    </ActionForm>
  );
}
