import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Member {
  userId: string;
  name: string;
  role: "manager" | "member";
  since: Date;
  /** The account is shut out. */
  blocked: boolean;
  you: boolean;
}

interface Props {
  teamId: string;
  members: readonly Member[];
  /** The reader's role in the team; null for a moderator. */
  own: "manager" | "member" | null;
  action: FormAction;
  lang: Lang;
}

/** Who is in the team; a manager, or a moderator, also changes places. One form, so that what it answers stays in one place. */
export function TeamMembers({ teamId, members, own, action, lang }: Props) {
  const words = messages(lang).teams;
  return (
    <section aria-labelledby="members">
      <h2 id="members" className="mb-3">
        {words.team.members}
      </h2>
      <ActionForm action={action} lang={lang} className="stack">
        <input type="hidden" name="teamId" value={teamId} />
        <ul className="queue">
          {members.map((member) => (
            <li key={member.userId}>
              <div>
                <p className="queue-title">
                  {member.name}
                  {member.you ? ` (${words.team.you})` : null}
                </p>
                <p className="queue-meta">
                  <span className={`badge ${member.role === "manager" ? "tone-info" : ""}`}>
                    {words.roles[member.role]}
                  </span>
                  {member.blocked ? <span className="badge tone-warn">{words.team.blocked}</span> : null}
                  <span>{words.team.memberSince(formatDay(member.since, lang))}</span>
                </p>
              </div>
              {own === "member" || member.you ? null : <Acts member={member} own={own} lang={lang} />}
            </li>
          ))}
        </ul>
      </ActionForm>
      <ul className="hint mt-3">
        {(["manager", "member"] as const).map((role) => (
          <li key={role}>
            {words.roles[role]}
            {messages(lang).common.colon}
            {words.allows[role]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ member, own, lang }: { member: Member; own: Props["own"]; lang: Lang }) {
  const words = messages(lang).teams.team;
  const { userId, name, role, blocked } = member;
  return (
    <details className="desk-fold">
      <summary>
        {words.acts}
        <span className="sr-only">{messages(lang).common.colon + name}</span>
      </summary>
      <div className="mt-2 flex flex-wrap gap-2">
        {role === "manager" ? (
          <SubmitButton
            intent={`member:${userId}`}
            variant="secondary"
            small
            label={words.makeMemberOf(name)}
          >
            {words.makeMember}
          </SubmitButton>
        ) : null}
        {role === "member" && !blocked ? (
          <SubmitButton
            intent={`manager:${userId}`}
            variant="secondary"
            small
            label={words.makeManagerOf(name)}
          >
            {words.makeManager}
          </SubmitButton>
        ) : null}
        {own === "manager" && !blocked ? (
          <SubmitButton intent={`hand:${userId}`} variant="secondary" small label={words.handOverTo(name)}>
            {words.handOver}
          </SubmitButton>
        ) : null}
        <SubmitButton intent={`remove:${userId}`} variant="danger" small label={words.removeOf(name)}>
          {words.remove}
        </SubmitButton>
      </div>
    </details>
  );
}
