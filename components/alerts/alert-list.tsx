import { ActionForm } from "#components/forms/action-form";
import { Checkbox } from "#components/forms/checkbox";
import { Select } from "#components/forms/select";
import { SubmitButton } from "#components/forms/submit-button";
import { formatDay } from "#lib/dates";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { agendaCalendarPath, deadlinesCalendarPath, feedPath } from "#lib/paths";
import { printSearch, type SearchQuery } from "#lib/search/query";
import type { AlertView } from "#lib/subscriptions/queries";

interface Props {
  alerts: readonly AlertView[];
  /** Of the link that opened the page; "" for who has signed in. */
  token: string;
  action: FormAction;
  lang: Lang;
}

/** All of one's alerts, each with what changes it. */
export function AlertList({ alerts, token, action, lang }: Props) {
  return (
    <ul className="space-y-6">
      {alerts.map((alert) => (
        <li key={alert.id} className="card">
          <Followed alert={alert} lang={lang} />
          <ChangeForm alert={alert} token={token} action={action} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

function Followed({
  alert: { what, name, href, search, createdAt, pausedAt },
  lang,
}: {
  alert: AlertView;
  lang: Lang;
}) {
  const words = messages(lang).alerts.page;
  const facts = [
    words[what],
    words.since(formatDay(createdAt, lang)),
    ...(pausedAt ? [words.paused(formatDay(pausedAt, lang))] : []),
  ];
  return (
    <div className="mb-4">
      <h2 className="text-lg">{href ? <a href={href}>{name}</a> : name}</h2>
      <p className="hint">{facts.join(" · ")}</p>
      {search ? <OtherWays search={search} lang={lang} /> : null}
    </div>
  );
}

/** The same search, where one follows it without mail. */
function OtherWays({ search, lang }: { search: SearchQuery; lang: Lang }) {
  const words = messages(lang).alerts.page;
  const asked = printSearch(search);
  const ways = [
    { label: words.atom, href: feedPath(lang, "atom", asked) },
    { label: words.events, href: agendaCalendarPath(lang, printSearch({ ...search, deadlines: [] })) },
    { label: words.deadlines, href: deadlinesCalendarPath(lang, asked) },
  ];
  return (
    <p className="hint">
      {words.ways}{" "}
      {ways.map(({ label, href }, index) => (
        <span key={href}>
          {index > 0 ? " · " : ""}
          <a href={href} rel="nofollow">
            {label}
          </a>
        </span>
      ))}
    </p>
  );
}

function ChangeForm({ alert, token, action, lang }: Omit<Props, "alerts"> & { alert: AlertView }) {
  const { page, frequencies } = messages(lang).alerts;
  const { id, name, frequency, reminders, hasDates, pausedAt } = alert;
  const named = (act: string) => page.labelled(act, name);
  return (
    <ActionForm action={action} lang={lang} className="stack">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="token" value={token} />
      <Select
        name={`frequency-${id}`}
        label={page.frequency}
        options={Object.entries(frequencies).map(([value, label]) => ({ value, label }))}
        defaultValue={frequency}
        width="medium"
      />
      {hasDates || reminders ? (
        <Checkbox name={`reminders-${id}`} label={page.reminders} defaultChecked={reminders} />
      ) : null}
      <div className="form-actions">
        <SubmitButton intent="save" variant="secondary" small label={named(page.save)}>
          {page.save}
        </SubmitButton>
        {pausedAt ? (
          <SubmitButton intent="resume" variant="secondary" small label={named(page.resume)}>
            {page.resume}
          </SubmitButton>
        ) : (
          <SubmitButton intent="pause" variant="quiet" small label={named(page.pause)}>
            {page.pause}
          </SubmitButton>
        )}
        <SubmitButton intent="delete" variant="quiet" small label={named(page.remove)}>
          {page.remove}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
