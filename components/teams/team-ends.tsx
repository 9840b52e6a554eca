import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";

interface Props {
  teamId: string;
  /** The reader's role; null for a moderator, who can only dissolve. */
  own: "manager" | "member" | null;
  /** The reader is the only one who manages it. */
  lastManager: boolean;
  /** The reader is the only one in it. */
  alone: boolean;
  action: FormAction;
  lang: Lang;
}

/** Leaving, and ending the team: folded, since neither is undone. */
export function TeamEnds({ teamId, own, lastManager, alone, action, lang }: Props) {
  const words = messages(lang).teams.team;
  const mayLeave = own !== null && !alone && !lastManager;
  return (
    <section aria-labelledby="ends" className="stack">
      <h2 id="ends">{own === null ? words.desk : words.leave}</h2>
      {own !== null && alone ? <p>{words.alone}</p> : null}
      {lastManager && !alone ? <p>{words.lastManager}</p> : null}
      {mayLeave ? (
        <details className="desk-fold">
          <summary>{words.leave}</summary>
          <ActionForm action={action} lang={lang} className="act-form mt-2">
            <input type="hidden" name="teamId" value={teamId} />
            <p>{words.leaveText}</p>
            <SubmitButton intent="leave" variant="danger">
              {words.leaveSubmit}
            </SubmitButton>
          </ActionForm>
        </details>
      ) : null}
      {own === "member" ? null : (
        <details className="desk-fold">
          <summary>{words.dissolve}</summary>
          <ActionForm action={action} lang={lang} className="act-form mt-2">
            <input type="hidden" name="teamId" value={teamId} />
            <p>{words.dissolveText}</p>
            <SubmitButton intent="dissolve" variant="danger">
              {words.dissolveSubmit}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </section>
  );
}
