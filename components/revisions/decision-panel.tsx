import { ActionForm } from "#components/forms/action-form";
import { Button } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { reasonCodes } from "#lib/revisions/reasons";
import type { ReviewItem } from "#lib/revisions/review-item";
import { ACCEPT_FORM } from "./accept-form";
import { ClaimForm } from "./claim-form";
import { ProposalTarget } from "./proposal-target";
import { RefusalFields, type RefusalVerdict } from "./refusal-fields";

/** The id of the form that refuses, for what prefills it from elsewhere on the page. */
export const REFUSE_FORM = "refuse";

/** Where one lands who goes on from a decision to the next proposal: a key or two from deciding. */
export const REVIEW_ANCHOR = "review";

interface Props {
  item: ReviewItem;
  /** Whether this moderator may decide now. */
  open: boolean;
  /** Whether they may end anybody's claim. */
  administers: boolean;
  /** The filters of the queue that the moderator came from, as a query string. */
  queue: string;
  /** Asks for changes or rejects. */
  refuse: FormAction;
  /** Takes the proposal, gives it back or hands it over. */
  hold: FormAction;
  lang: Lang;
}

/** What a moderator decides, on the version that they have before their eyes. */
export function DecisionPanel({ item, open, administers, queue, refuse, hold, lang }: Props) {
  const { decision } = messages(lang).review;
  return (
    <section aria-labelledby="decision" id={REVIEW_ANCHOR} tabIndex={-1}>
      <h2 id="decision" tabIndex={-1}>
        {decision.title}
      </h2>
      <Closed item={item} lang={lang} />
      {item.state === "submitted" && !item.own ? (
        <ClaimForm item={item} administers={administers} queue={queue} action={hold} lang={lang} />
      ) : null}
      {open ? <Accept item={item} lang={lang} /> : null}
      <Refuse item={item} queue={queue} action={refuse} lang={lang} open={open} />
    </section>
  );
}

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

/** The button of the form that stands around the changes; its words follow what is chosen there (review.css). */
function Accept({ item, lang }: Pick<Props, "item" | "lang">) {
  const { decision } = messages(lang).review;
  if (item.closedTo) return <p className="desk-step">{decision.entryClosed}</p>;
  const obstacle =
    item.conflicts.length > 0 ? decision.toChoose : item.issues.length > 0 ? decision.invalid : null;
  return (
    <div className="desk-step">
      {obstacle ? <p className="hint mb-2">{obstacle}</p> : null}
      <Button form={ACCEPT_FORM} className="w-full">
        <Icon name="check" />
        <span className="if-whole">{decision.accept}</span>
        <span className="if-partial">{decision.acceptPartly}</span>
        <span className="if-corrected">{decision.acceptCorrected}</span>
        <span className="if-sending">{messages(lang).forms.sending}</span>
      </Button>
      <p className="hint">{decision.acceptHint}</p>
    </div>
  );
}

interface RefuseProps extends Pick<Props, "item" | "open" | "queue" | "lang"> {
  action: FormAction;
}

// It stays in the page once the proposal is closed: without JavaScript it is there that the answer shows.
function Refuse({ item, queue, action, lang, open }: RefuseProps) {
  const { decision } = messages(lang).review;
  const labels = {
    verdict: decision.verdict,
    "reasonCode-changes_requested": decision.reasonCode,
    "reasonCode-rejected": decision.reasonCode,
    reason: decision.reason,
  };
  return (
    <ActionForm id={REFUSE_FORM} action={action} lang={lang} labels={labels} className={classOf(open)}>
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
