import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  teamId: string;
  requests: readonly { id: string; name: string; message: string | null; createdAt: Date }[];
  invitations: readonly { id: string; email: string; expires: Date }[];
  answer: FormAction;
  invite: FormAction;
  cancel: FormAction;
  lang: Lang;
}

/** For managers: who asks to come in, whom to invite, and the invitations that wait. */
export function TeamDoors(props: Props) {
  return (
    <>
      <JoinRequests {...props} />
      <Invite {...props} />
    </>
  );
}

function JoinRequests({ teamId, requests, answer, lang }: Props) {
  const words = messages(lang).teams.team;
  const { asked } = messages(lang).teams.mine;
  return (
    <section aria-labelledby="requests">
      <h2 id="requests" className="mb-3">
        {words.requests}
      </h2>
      {requests.length === 0 ? <p>{words.noRequests}</p> : null}
      <ActionForm action={answer} lang={lang} className="stack">
        <input type="hidden" name="teamId" value={teamId} />
        <ul className="queue">
          {requests.map(({ id, name, message, createdAt }) => (
            <li key={id}>
              <div>
                <p className="queue-title">{name}</p>
                {message ? <p className="quoted mt-1">{message}</p> : null}
                <p className="queue-meta">
                  <span>{asked(formatDay(createdAt, lang))}</span>
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <SubmitButton intent={`accepted:${id}`} small label={words.admitOf(name)}>
                  {words.admit}
                </SubmitButton>
                <SubmitButton intent={`refused:${id}`} variant="secondary" small label={words.refuseOf(name)}>
                  {words.refuse}
                </SubmitButton>
              </div>
            </li>
          ))}
        </ul>
      </ActionForm>
    </section>
  );
}

function Invite({ teamId, invitations, invite, cancel, lang }: Props) {
  const words = messages(lang).teams.team;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite" className="mb-3">
        {words.invite}
      </h2>
      <ActionForm action={invite} lang={lang} labels={{ email: words.email }}>
        <input type="hidden" name="teamId" value={teamId} />
        <TextField
          name="email"
          type="email"
          label={words.email}
          hint={words.inviteHint}
          spellCheck={false}
          required
        />
        <div className="form-actions">
          <SubmitButton variant="secondary">{words.sendInvitation}</SubmitButton>
        </div>
      </ActionForm>
      {invitations.length > 0 ? (
        <>
          <h3 className="mt-6 mb-2">{words.invitations}</h3>
          <ActionForm action={cancel} lang={lang} className="stack">
            <input type="hidden" name="teamId" value={teamId} />
            <ul className="queue">
              {invitations.map(({ id, email, expires }) => (
                <li key={id}>
                  <div>
                    <p className="queue-title">{email}</p>
                    <p className="queue-meta">
                      <span>{words.until(formatDay(expires, lang))}</span>
                    </p>
                  </div>
                  <SubmitButton
                    intent={`cancel:${id}`}
                    variant="secondary"
                    small
                    label={words.cancelInvitationOf(email)}
                  >
                    {words.cancelInvitation}
                  </SubmitButton>
                </li>
              ))}
            </ul>
          </ActionForm>
        </>
      ) : null}
    </section>
  );
}
