import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { OwnSession } from "#lib/accounts/own-sessions";
import { formatDay, formatInstant } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { endSessions } from "./actions";

interface Props {
  lang: Lang;
  sessions: readonly OwnSession[];
  /** The id of the one that reads this page. */
  current: string | null;
}

/** One's signed-in browsers, each with the button that ends it. */
export function SessionList({ lang, sessions, current }: Props) {
  const words = messages(lang).ownAccount.sessions;
  return (
    <section className="stack" aria-labelledby="sessions">
      <h2 id="sessions">{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <ActionForm action={endSessions} lang={lang}>
        <p>{words.list(sessions.length)}</p>
        <ul className="queue">
          {sessions.map(({ id, createdAt, lastVisit }) => {
            const opened = formatInstant(createdAt, lang);
            return (
              <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <div>
                  <p>
                    {words.openedOn(opened)}
                    {id === current ? <strong> · {words.current}</strong> : null}
                  </p>
                  <p className="hint">{words.seen(formatDay(lastVisit, lang))}</p>
                </div>
                {id === current ? null : (
                  <SubmitButton intent={id} variant="secondary" small label={words.endOne(opened)}>
                    {words.end}
                  </SubmitButton>
                )}
              </li>
            );
          })}
        </ul>
        {sessions.length > 1 ? (
          <div className="form-actions">
            <SubmitButton intent="others" variant="secondary">
              {words.endOthers}
            </SubmitButton>
          </div>
        ) : null}
      </ActionForm>
    </section>
  );
}
