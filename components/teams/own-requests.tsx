import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { teamInvitationPath } from "#lib/paths";
import { type PageRef, pageKind, pageName } from "./page-name";

interface Request {
  id: string;
  way: "mail" | "moderator" | "join";
  createdAt: Date;
  /** The link that was sent is too old. */
  expired: boolean;
  page: PageRef;
}

/** What one has asked for and that waits, each with the way to take it back. */
export function OwnRequests({
  requests,
  action,
  lang,
}: {
  requests: readonly Request[];
  action: FormAction;
  lang: Lang;
}) {
  if (requests.length === 0) return null;
  const words = messages(lang).teams.mine;
  return (
    <section aria-labelledby="own-requests">
      <h2 id="own-requests" className="mb-3">
        {words.requests}
      </h2>
      <ActionForm action={action} lang={lang} className="stack">
        <ul className="queue">
          {requests.map(({ id, way, createdAt, expired, page }) => (
            <li key={id}>
              <div>
                <p className="queue-title">{pageName(lang, page)}</p>
                <p className="mt-1">{expired ? words.expired : words.ways[way]}</p>
                <p className="queue-meta">
                  <span>{pageKind(lang, page)}</span>
                  <span>{words.asked(formatDay(createdAt, lang))}</span>
                </p>
              </div>
              <SubmitButton intent={`${way === "join" ? "join" : "claim"}:${id}`} variant="secondary" small>
                {words.withdraw}
                <span className="sr-only">{messages(lang).common.colon + pageName(lang, page)}</span>
              </SubmitButton>
            </li>
          ))}
        </ul>
      </ActionForm>
    </section>
  );
}

interface Invitation {
  token: string;
  by: string;
  page: PageRef;
}

/** The invitations sent to one's own address. */
export function OwnInvitations({ invitations, lang }: { invitations: readonly Invitation[]; lang: Lang }) {
  if (invitations.length === 0) return null;
  const words = messages(lang).teams.mine;
  return (
    <section aria-labelledby="own-invitations">
      <h2 id="own-invitations" className="mb-3">
        {words.invitations}
      </h2>
      <ul className="queue">
        {invitations.map(({ token, by, page }) => (
          <li key={token}>
            <div>
              <p className="queue-title">
                <a href={teamInvitationPath(lang, { token })}>{pageName(lang, page)}</a>
              </p>
              <p className="queue-meta">
                <span>{pageKind(lang, page)}</span>
                <span>{words.invitedBy(by)}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
