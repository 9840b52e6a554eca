import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { DEMO_PEOPLE } from "#lib/accounts/demo-people";
import { type Lang, messages } from "#lib/messages/index";
import { keptMailsPath } from "#lib/paths";
import { enterAsDemo } from "./actions";

/** The three people of the demonstration, one click each. */
export function DemoPeople({ lang, next }: { lang: Lang; next: string | null }) {
  const { demo, roles } = messages(lang).account;
  return (
    <section className="stack" aria-labelledby="demo">
      <h2 id="demo">{demo.title}</h2>
      <p className="hint">
        {demo.text} <a href={keptMailsPath(lang)}>{demo.mails}</a>
      </p>
      <ActionForm action={enterAsDemo} lang={lang}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <ul className="stack">
          {DEMO_PEOPLE.map(({ role, name }) => (
            <li key={role} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <SubmitButton intent={role} variant="secondary" className="min-w-64">
                {demo.enter(name)}
              </SubmitButton>
              <span>
                <strong>{roles[role]}</strong>
                <span className="text-muted"> · {demo.people[role]}</span>
              </span>
            </li>
          ))}
        </ul>
      </ActionForm>
    </section>
  );
}
