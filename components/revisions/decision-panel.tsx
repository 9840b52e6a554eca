import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { Icon } from "#components/ui/icon";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { reasonCodes } from "#lib/revisions/reasons";
import type { ReviewItem } from "#lib/revisions/review-item";
import { ClaimForm } from "./claim-form";
import { ProposalTarget } from "./proposal-target";
import { RefusalFields, type RefusalVerdict } from "./refusal-fields";

interface Props {
  item: ReviewItem;
  /** The filters of the queue that the moderator came from, as a query string. */
  queue: string;
  action: FormAction;
  /** Takes the proposal or gives it back. */
  hold: FormAction;
  lang: Lang;
}

/** What a moderator decides, on the version that they have before their eyes. */
export function DecisionPanel(props: Props) {
  const { item, queue, hold, lang } = props;
  const { decision } = messages(lang).review;
  const open = item.state === "submitted" && !item.own && (item.claim === null || item.claim.mine);
  return (
    <section aria-labelledby="decision">
      <h2 id="decision" tabIndex={-1}>
        {decision.title}
      </h2>
      <Closed item={item} lang={lang} />
      {item.state === "submitted" && !item.own ? (
        <ClaimForm item={item} queue={queue} action={hold} lang={lang} />
      ) : null}
      <Accept {...props} open={open} />
      <Refuse {...props} open={open} />
    </section>
  );
}

type FormProps = Omit<Props, "hold"> & { open: boolean };

/** Why nothing can be decided here, when nothing can. */
function Closed({ item, lang }: Pick<Props, "item" | "lang">) {
  const { decision } = messages(lang).review;
  if (item.state !== "submitted") {
    const last = item.decisions[0];
    return (
      <p className="mt-2">
        {decision.closed[item.state]}{" "}
        {last ? (
          <span className="hint block">
            {decision.by(last.moderator, formatInstant(last.decidedAt, lang))}
          </span>
        ) : null}
      </p>
    );
  }
  if (item.own) return <p className="mt-2">{decision.own}</p>;
  return null;
}

// Both forms stay in the page once it is closed: without JavaScript it is there that the answer shows.
function Accept({ item, queue, action, lang, open }: FormProps) {
  const { decision } = messages(lang).review;
  const obstacle =
    item.conflicts.length > 0 ? decision.blocked : item.issues.length > 0 ? decision.invalid : null;
  return (
    <ActionForm action={action} lang={lang} className={classOf(open)}>
      <ProposalTarget item={item} queue={queue} />
      <input type="hidden" name="verdict" value="accepted" />
      {open && obstacle ? <p className="hint">{obstacle}</p> : null}
      {open && !obstacle ? (
        <div>
          <SubmitButton className="w-full">
            <Icon name="check" />
            {decision.accept}
          </SubmitButton>
          <p className="hint">{decision.acceptHint}</p>
        </div>
      ) : null}
    </ActionForm>
  );
}

function Refuse({ item, queue, action, lang, open }: FormProps) {
  const { decision } = messages(lang).review;
  const labels = {
    verdict: decision.verdict,
    "reasonCode-changes_requested": decision.reasonCode,
    "reasonCode-rejected": decision.reasonCode,
    reason: decision.reason,
  };
  return (
    <ActionForm action={action} lang={lang} labels={labels} className={classOf(open)}>
      <ProposalTarget item={item} queue={queue} />
      <RefusalFields verdicts={verdictsIn(lang)} words={wordsIn(lang)} open={open} />
    </ActionForm>
  );
}

// What is not asked takes no room.
const classOf = (open: boolean) => (open ? "form desk-step" : "form");

function verdictsIn(lang: Lang): RefusalVerdict[] {
  const { decision, reasons, templates } = messages(lang).review;
  return (["changes_requested", "rejected"] as const).map((verdict) => ({
    value: verdict,
    label: decision.verdicts[verdict],
    reasons: reasonCodes[verdict].map((code) => ({ value: code, label: reasons[code] })),
    templates: templates[verdict],
  }));
}

function wordsIn(lang: Lang) {
  const { verdict, reasonCode, reason, reasonHint, template, send } = messages(lang).review.decision;
  return { verdict, reasonCode, reason, reasonHint, template, send };
}
