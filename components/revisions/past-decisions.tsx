import { StateBadge } from "#components/ui/state-badge";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { own } from "#lib/own";
import { isAsProposed } from "#lib/revisions/outcome";
import type { ReviewItem } from "#lib/revisions/review-item";

/** What was already decided on a proposal, newest first; of an acceptance, whether all of it was published. */
export function PastDecisions({
  item: { decisions, outcome },
  lang,
}: {
  item: Pick<ReviewItem, "decisions" | "outcome">;
  lang: Lang;
}) {
  if (decisions.length === 0) return null;
  const { item, decision, reasons, outcome: words } = messages(lang).review;
  return (
    <section aria-labelledby="decisions" className="stack">
      <h2 id="decisions">{item.decisions}</h2>
      <ol className="stack">
        {decisions.map(({ id, verdict, reasonCode, reason, decidedAt, moderator }) => (
          <li key={id}>
            <p className="queue-meta">
              <StateBadge state={verdict} lang={lang} />
              {decision.by(moderator, formatInstant(decidedAt, lang))}
            </p>
            {verdict === "accepted" && outcome ? (
              <p className="mt-1">
                {isAsProposed(outcome) ? words.asProposed : <a href="#changes">{words.otherwise}</a>}
              </p>
            ) : null}
            {reasonCode ? <p className="mt-1 font-semibold">{reasonLabel(reasons, reasonCode)}</p> : null}
            {reason ? <p className="quoted mt-1">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The words of a reason; one that is no longer in the list is shown as it was kept. */
export const reasonLabel = (words: Readonly<Record<string, string>>, code: string): string =>
  own(words, code) ?? code;
