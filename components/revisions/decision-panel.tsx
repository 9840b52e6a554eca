import { ActionForm } from "#components/forms/action-form";
import { Button } from "#components/ui/button";
import { Icon } from "#components/ui/icon";
import { formatInstant } from "#lib/dates";
import { foreign } from "#lib/entries/language";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { Answer } from "#lib/revisions/answers";
import type { ReviewItem } from "#lib/revisions/review-item";
import { ACCEPT_FORM } from "./accept-form";
import { ClaimForm } from "./claim-form";
import { ProposalTarget } from "./proposal-target";
import { LiveState } from "./queue-live";
import { RefusalFields } from "./refusal-fields";
import { refusalLabels, refusalsIn, refusalWords } from "./verdicts";

/** The id of the form that refuses, for what prefills it from elsewhere on the page. */
export const REFUSE_FORM = "refuse";

/** Where one lands who goes on from a decision to the next proposal: a key or two from deciding. */
export const REVIEW_ANCHOR = "review";

interface Props {
  item: ReviewItem;
  reader: { id: string };
  /** The answers that are ready. */
  answers: readonly Answer[];
  /** Whether this moderator may decide now. */
  open: boolean;
  /** Whether they may end anybody's claim. */
  administers: boolean;
  /** The view of the queue that the moderator came from, as a query string. */
  queue: string;
  /** Asks for changes or rejects. */
  refuse: FormAction;
  /** Takes the proposal, gives it back or hands it over. */
  hold: FormAction;
  lang: Lang;
}

/** What a moderator decides, on the version that they have before their eyes. */
export function DecisionPanel({
  item,
  reader,
  answers,
  open,
  administers,
  queue,
  refuse,
  hold,
  lang,
}: Props) {
  const { decision } = messages(lang).review;
  return (
    <section aria-labelledby="decision" id={REVIEW_ANCHOR} tabIndex={-1}>
      <h2 id="decision" tabIndex={-1}>
        {decision.title}
      </h2>
      <LiveState id={item.id} words={messages(lang).desk.news} />
      <Closed item={item} lang={lang} />
      {item.state === "submitted" && !item.own ? (
        <ClaimForm
          item={item}
          reader={reader}
          administers={administers}
          queue={queue}
          action={hold}
          lang={lang}
        />
      ) : null}
      {open ? <Accept item={item} lang={lang} /> : null}
      <Refuse item={item} answers={answers} queue={queue} action={refuse} lang={lang} open={open} />
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

interface RefuseProps extends Pick<Props, "item" | "answers" | "open" | "queue" | "lang"> {
  action: FormAction;
}

// It stays in the page once the proposal is closed: without JavaScript it is there that the answer shows.
function Refuse({ item, answers, queue, action, lang, open }: RefuseProps) {
  const { authorLanguage: language } = item;
  return (
    <ActionForm
      id={REFUSE_FORM}
      action={action}
      lang={lang}
      labels={refusalLabels(lang)}
      className={classOf(open)}
    >
      <ProposalTarget item={item} queue={queue} />
      <RefusalFields
        verdicts={refusalsIn(lang, answers, language)}
        words={refusalWords(lang)}
        open={open}
        answerLang={foreign(language, lang)}
      />
    </ActionForm>
  );
}

// What is not asked takes no room.
const classOf = (open: boolean) => (open ? "form desk-step" : "form");
