import { formatAge, formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { claimPath } from "#lib/paths";
import type { ClaimItem } from "#lib/teams/claims";
import { pageKind, pageName } from "./page-name";

/** Claims as lines: who asks for what, since when, and what became of it. */
export function ClaimList({ claims, lang, now }: { claims: readonly ClaimItem[]; lang: Lang; now: Date }) {
  const words = messages(lang).teams.desk;
  return (
    <ul className="queue">
      {claims.map((claim) => {
        const at = claim.settledAt ?? claim.createdAt;
        return (
          <li key={claim.id}>
            <div>
              <p className="queue-title">
                <a href={claimPath(lang, claim.id)}>{pageName(lang, claim.page)}</a>
              </p>
              <p className="queue-meta">
                <span>{pageKind(lang, claim.page)}</span>
                <span>{words.by(claim.by)}</span>
                {claim.domain ? <span>{words.byMail(claim.domain)}</span> : null}
                <span title={formatInstant(at, lang)}>{formatAge(at, now, lang)}</span>
              </p>
            </div>
            <ClaimState state={claim.state} lang={lang} />
          </li>
        );
      })}
    </ul>
  );
}

const TONES = {
  pending: "tone-info",
  accepted: "tone-ok",
  refused: "tone-bad",
  withdrawn: "tone-neutral",
  overtaken: "tone-neutral",
};

export function ClaimState({ state, lang }: { state: ClaimItem["state"]; lang: Lang }) {
  return <span className={`badge ${TONES[state]}`}>{messages(lang).teams.desk.states[state]}</span>;
}
