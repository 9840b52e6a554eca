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
  reader: { id: string };
  /** Whether this moderator may end anybody's claim. */
  administers: boolean;
  queue: string;
  action: FormAction;
  lang: Lang;
}

/** Who reviews the proposal, for how long, in whose file it is; the way to take it, give it back, assign it or hand it over. */
export function ClaimForm({ item, reader, administers, queue, action, lang }: Props) {
  const { claim: held } = item;
  const { claim } = messages(lang).review;
  const { assign } = messages(lang).desk;
  const mine = held?.mine === true;
  const state =
    held === null ? claim.free : mine ? claim.mine(held.minutes) : claim.other(held.name, held.minutes);
  return (
    <ActionForm action={action} lang={lang} className="form mt-1" labels={{ colleague: assign.who }}>
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
      {item.assignee ? (
        <p className="text-[0.9375rem]">
          {item.assignee.mine ? assign.mine : assign.other(item.assignee.name)}
        </p>
      ) : null}
      {held === null || mine ? (
        <details className="desk-fold">
          <summary>{assign.title}</summary>
          <Select
            name="colleague"
            label={assign.who}
            hint={assign.whoHint}
            options={[
              { value: reader.id, label: assign.self },
              ...item.colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            empty
          />
          <div className="claim-acts mt-3">
            <SubmitButton intent="assign" variant="secondary" small>
              {assign.act}
            </SubmitButton>
            {mine ? (
              <SubmitButton intent="hand-over" variant="secondary" small>
                {claim.handOverAct}
              </SubmitButton>
            ) : null}
            {item.assignee ? (
              <SubmitButton intent="unassign" variant="quiet" small>
                {assign.none}
              </SubmitButton>
            ) : null}
          </div>
        </details>
      ) : null}
    </ActionForm>
  );
}
