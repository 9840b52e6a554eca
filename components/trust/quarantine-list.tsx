import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { formatInstant } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { QuarantineItem } from "#lib/trust/queries";

interface Props {
  items: readonly QuarantineItem[];
  /** Absent for those that are over. */
  action?: FormAction;
  lang: Lang;
}

/** Accounts in quarantine, one a row: since when, why, how many proposals wait, and the way out. */
export function QuarantineList({ items, action, lang }: Props) {
  const words = messages(lang).trust.quarantine;
  return (
    <ul className="queue">
      {items.map(({ id, user, reason, setAt, setBy, liftedAt, liftedBy }) => (
        <li key={id}>
          <div>
            <p className="queue-title">{user.name}</p>
            <p className="quoted mt-1">{reason}</p>
            <p className="queue-meta">
              <span>{words.set(setBy.name, formatInstant(setAt, lang))}</span>
              {liftedAt ? (
                <span>{words.lifted(liftedBy?.name ?? "", formatInstant(liftedAt, lang))}</span>
              ) : (
                <span>{words.waits(user._count.revisions)}</span>
              )}
            </p>
          </div>
          {action ? (
            <ActionForm action={action} lang={lang} className="act-form">
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="secondary" small label={words.liftLabel(user.name)}>
                {words.lift}
              </SubmitButton>
            </ActionForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
