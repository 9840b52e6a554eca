import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { ReviewItem } from "#lib/revisions/queue";
import { CLAIM_MINUTES } from "#lib/revisions/states";
import { Target } from "./decision-panel";

/** Who reviews the proposal, for how long, and the way to take it or give it back. */
export function ClaimPanel({
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
  const { claim } = messages(lang).review;
  if (item.state !== "submitted" || item.own) return null;
  const mine = item.claim?.mine === true;
  return (
    <section aria-labelledby="claim">
      <h2 id="claim">{claim.title}</h2>
      <p className="mt-1">
        {item.claim === null
          ? claim.free
          : mine
            ? claim.mine(item.claim.minutes)
            : claim.other(item.claim.name, item.claim.minutes)}
      </p>
      <ActionForm action={action} lang={lang} className="form mt-3">
        <Target item={item} queue={queue} />
        {item.claim === null || mine ? (
          <div className="flex flex-wrap gap-2">
            <SubmitButton intent="claim" variant="secondary" small>
              {mine ? claim.renew : claim.take}
            </SubmitButton>
            {mine ? (
              <SubmitButton intent="release" variant="quiet" small>
                {claim.release}
              </SubmitButton>
            ) : null}
          </div>
        ) : null}
        {item.claim === null ? <p className="hint">{claim.rule(CLAIM_MINUTES)}</p> : null}
      </ActionForm>
    </section>
  );
}
