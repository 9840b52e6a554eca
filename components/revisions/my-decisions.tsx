import { Notice } from "#components/ui/notice";
import { formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { reasonLabel } from "./past-decisions";

interface Decision {
  id: string;
  verdict: "accepted" | "changes_requested" | "rejected";
  reasonCode: string | null;
  reason: string | null;
  decidedAt: Date;
  moderator: { name: string };
}

const KINDS = { accepted: "success", changes_requested: "warning", rejected: "error" } as const;

/** What was decided on one's proposal and why, newest first. */
export function MyDecisions({ decisions, lang }: { decisions: readonly Decision[]; lang: Lang }) {
  const { contributing, review } = messages(lang);
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="stack">
      <h2 id="decisions">{contributing.one.decisions}</h2>
      {decisions.map(({ id, verdict, reasonCode, reason, decidedAt, moderator }) => (
        <Notice key={id} kind={KINDS[verdict]} title={contributing.one.verdicts[verdict]}>
          {reasonCode && <p>{reasonLabel(review.reasons, reasonCode)}</p>}
          {reason && <p className="whitespace-pre-line">{reason}</p>}
          <p className="text-sm">
            {contributing.one.decided(moderator.name, formatInstant(decidedAt, lang))}
          </p>
        </Notice>
      ))}
    </section>
  );
}
