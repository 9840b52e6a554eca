import { ActionForm } from "#components/forms/action-form";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { type Frequency, frequencies, type NotificationKind } from "#lib/notification-kinds";

interface Props {
  chosen: readonly { kind: NotificationKind; frequency: Frequency }[];
  action: FormAction;
  lang: Lang;
}

/** How often one wants mails, kind by kind. */
export function FrequencyForm({ chosen, action, lang }: Props) {
  const { settings } = messages(lang).notifications;
  const options = frequencies.map((value) => ({ value, label: settings.frequencies[value] }));
  return (
    <section id="reglages" aria-labelledby="settings-title" className="stack thread-section">
      <h2 id="settings-title">{settings.title}</h2>
      <p>{settings.lead}</p>
      <ActionForm action={action} lang={lang} labels={settings.kinds} className="form">
        {chosen.map(({ kind, frequency }) => (
          <Select
            key={kind}
            name={kind}
            label={settings.kinds[kind]}
            options={options}
            defaultValue={frequency}
            width="medium"
          />
        ))}
        <p className="hint">{settings.daily}</p>
        <div className="form-actions">
          <SubmitButton>{settings.save}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
