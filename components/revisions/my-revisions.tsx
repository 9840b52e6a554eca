import { buttonClass } from "#components/ui/button";
import { StateBadge } from "#components/ui/state-badge";
import { TypeBadge } from "#components/ui/type-badge";
import { formatAge } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { contributionEditPath, contributionPath, entryPath } from "#lib/paths";
import type { MyRevisionItem } from "#lib/revisions/queries";
import { isClaimed, isPossible } from "#lib/revisions/states";
import { reasonLabel } from "./past-decisions";

/** One's proposals: where each stands, since when, why, and what comes next. */
export function MyRevisions({
  revisions,
  lang,
  now,
}: {
  revisions: readonly MyRevisionItem[];
  lang: Lang;
  now: Date;
}) {
  const { list } = messages(lang).contributing;
  return (
    <ul className="queue">
      {revisions.map((revision) => (
        <li key={revision.id}>
          <div>
            <p className="queue-title">
              <a href={contributionPath(lang, revision.id)}>{revision.title || list.untitled}</a>
            </p>
            <p className="queue-meta">
              <TypeBadge type={revision.type} lang={lang} plain />
              <span>{revision.baseVersion > 0 ? list.edit : list.creation}</span>
              <span>
                {revision.submittedAt && revision.state !== "draft"
                  ? list.sent(formatAge(revision.submittedAt, now, lang))
                  : list.updated(formatAge(revision.updatedAt, now, lang))}
              </span>
            </p>
            <Reason revision={revision} lang={lang} />
            <p className="mt-1 text-[0.9375rem]">
              {nextStep(revision, lang, now)} <NextLink revision={revision} lang={lang} />
            </p>
          </div>
          <StateBadge state={revision.state} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

type Stage = Pick<MyRevisionItem, "id" | "type" | "state"> & { entry: { slug: string } | null };

/** What happens now, in a sentence. */
export function nextStep(
  { state, claimedAt }: Pick<MyRevisionItem, "state" | "claimedAt">,
  lang: Lang,
  now: Date,
): string {
  const { next } = messages(lang).contributing;
  return state === "submitted" && isClaimed(claimedAt, now) ? next.claimed : next[state];
}

/** The act that the author can do now, when there is one. */
export function NextLink({ revision, lang, button }: { revision: Stage; lang: Lang; button?: boolean }) {
  const { next } = messages(lang).contributing;
  const { id, type, state, entry } = revision;
  const className = button ? buttonClass() : undefined;
  if (isPossible("rewrite", state)) {
    return (
      <a href={contributionEditPath(lang, id)} className={className}>
        {state === "draft" ? next.resume : next.amend}
      </a>
    );
  }
  if (state !== "accepted" || !entry) return null;
  return (
    <a href={entryPath(lang, type, entry.slug)} className={className}>
      {next.see}
    </a>
  );
}

/** Why the last decision is what it is. */
function Reason({ revision, lang }: { revision: MyRevisionItem; lang: Lang }) {
  const [last] = revision.decisions;
  if (!last?.reason || !["changes_requested", "rejected"].includes(revision.state)) return null;
  return (
    <p className="quoted mt-1">
      {last.reasonCode ? (
        <strong className="block">{reasonLabel(messages(lang).review.reasons, last.reasonCode)}</strong>
      ) : null}
      {last.reason}
    </p>
  );
}
