import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { ReviewItem } from "#lib/revisions/review-item";
import { CLAIM_MINUTES } from "#lib/revisions/states";
import { ProposalTarget } from "./proposal-target";

interface Props {
  item: ReviewItem;
  /** Whether this moderator may end anybody's claim. */
  administers: boolean;
  queue: string;
  action: FormAction;
  lang: Lang;
}

/** Who reviews the proposal, for how long, and the way to take it, to give it back or to hand it over. */
export function ClaimForm({ item, administers, queue, action, lang }: Props) {
  const { claim: held } = item;
  const { claim } = messages(lang).review;
  const mine = held?.mine === true;
  const state =
    held === null ? claim.free : mine ? claim.mine(held.minutes) : claim.other(held.name, held.minutes);
  return (
    <ActionForm action={action} lang={lang} className="form mt-1" labels={{ colleague: claim.colleague }}>
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
      ) : administers ? (
        <SubmitButton intent="release-any" variant="secondary" small>
          {claim.releaseAny}
        </SubmitButton>
      ) : null}
      {mine && item.colleagues.length > 0 ? (
        <details className="desk-fold">
          <summary>{claim.handOver}</summary>
          <Select
            name="colleague"
            label={claim.colleague}
            hint={claim.colleagueHint}
            options={item.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            empty
          />
          <SubmitButton intent="hand-over" variant="secondary" small className="mt-3">
            {claim.handOverAct}
          </SubmitButton>
        </details>
      ) : null}
    </ActionForm>
  );
}
