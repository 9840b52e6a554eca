import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { OwnKey } from "#lib/passkeys/queries";

interface Props {
  keys: readonly OwnKey[];
  /** Whether the session may remove some now. */
  fresh: boolean;
  change: FormAction;
  lang: Lang;
}

/** One's keys, each with what changes it. */
export function KeyList({ keys, fresh, change, lang }: Props) {
  const { keys: words } = messages(lang);
  return (
    <ul className="queue">
      {keys.map(({ id, name, synced, createdAt, lastUsedAt }) => (
        <li key={id} className="block space-y-2">
          <div>
            <p className="queue-title">{name}</p>
            <p className="queue-meta">
              {[
                synced ? words.synced : words.single,
                words.addedOn(formatDay(createdAt, lang)),
                lastUsedAt ? words.usedOn(formatDay(lastUsedAt, lang)) : words.never,
              ].join(" · ")}
            </p>
          </div>
          <details>
            <summary aria-label={words.changeOne(name)}>{words.change}</summary>
            <ActionForm action={change} lang={lang} labels={{ [`name-${id}`]: words.newNameOf(name) }}>
              <input type="hidden" name="id" value={id} />
              <TextField
                name={`name-${id}`}
                label={words.newNameOf(name)}
                defaultValue={name}
                autoComplete="off"
                width="medium"
                required
              />
              <div className="form-actions">
                <SubmitButton intent="rename" variant="secondary" label={words.renameOne(name)}>
                  {words.rename}
                </SubmitButton>
                {fresh ? (
                  <SubmitButton intent="remove" variant="danger" label={words.removeOne(name)}>
                    {words.remove}
                  </SubmitButton>
                ) : null}
              </div>
            </ActionForm>
          </details>
        </li>
      ))}
    </ul>
  );
}
