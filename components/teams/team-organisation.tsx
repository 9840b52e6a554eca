import { ActionForm } from "#components/forms/action-form";
import { SubmitButton } from "#components/forms/submit-button";
import { TextArea, TextField } from "#components/forms/text-field";
import { AddSuccession } from "#components/vocabularies/successions";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { organisationPath } from "#lib/paths";

interface Body {
  slug: string;
  name: string;
  year: number | null;
}

interface Props {
  teamId: string;
  organisation: {
    names: { name: string; acronym: string | null; fullName: string | null };
    aliases: readonly string[];
    predecessors: readonly Body[];
    successors: readonly Body[];
  };
  rename: FormAction;
  succeed: FormAction;
  lang: Lang;
}

/** What an organisation's own team says of it: how it is called, what it follows and what followed it. */
export function TeamOrganisation(props: Props) {
  return (
    <>
      <Names {...props} />
      <Lineage {...props} />
    </>
  );
}

function Names({ teamId, organisation: { names, aliases }, rename, lang }: Props) {
  const { organisation: words } = messages(lang).teams;
  const { fields } = messages(lang).vocabularies;
  const label = (name: string) => fields[name] ?? name;
  const labels = { ...fields, aliases: words.added };
  const seen = JSON.stringify(names);
  return (
    <section aria-labelledby="names">
      <h2 id="names" className="mb-3">
        {words.names}
      </h2>
      <p className="hint mb-3">{words.namesText}</p>
      {/* What has just been saved is what the form shows next. */}
      <ActionForm
        key={`${seen} ${aliases.length}`}
        action={rename}
        lang={lang}
        labels={labels}
        initial={{
          name: [names.name],
          acronym: [names.acronym ?? ""],
          fullName: [names.fullName ?? ""],
          aliases: [""],
        }}
      >
        <input type="hidden" name="teamId" value={teamId} />
        <input type="hidden" name="seen" value={seen} />
        <TextField name="name" label={label("name")} hint={words.nameHint} required autoComplete="off" />
        <TextField name="acronym" label={label("acronym")} width="medium" autoComplete="off" />
        <TextField name="fullName" label={label("fullName")} autoComplete="off" />
        {aliases.length > 0 ? (
          <p>
            {label("aliases")}
            {messages(lang).common.colon}
            {aliases.join(" · ")}
          </p>
        ) : null}
        <TextArea name="aliases" label={words.added} hint={words.addedHint} rows={3} />
        <div className="form-actions">
          <SubmitButton variant="secondary">{words.save}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}

function Lineage({ teamId, organisation: { predecessors, successors }, succeed, lang }: Props) {
  const { organisation: words } = messages(lang).teams;
  const { successions } = messages(lang).vocabularies;
  const groups = [
    { label: successions.before, bodies: predecessors },
    { label: successions.after, bodies: successors },
  ].filter(({ bodies }) => bodies.length > 0);
  return (
    <section aria-labelledby="successions" className="stack">
      <h2 id="successions">{successions.title}</h2>
      {groups.length === 0 ? <p>{successions.none}</p> : null}
      {groups.map(({ label, bodies }) => (
        <div key={label}>
          <h3 className="desk-small">{label}</h3>
          <ul className="mt-2">
            {bodies.map(({ slug, name, year }) => (
              <li key={slug}>
                <a href={organisationPath(lang, slug)}>{successions.since(name, year)}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <h3 className="desk-small">{successions.add}</h3>
      <p className="hint">{words.successionText}</p>
      <AddSuccession about={{ name: "teamId", value: teamId }} action={succeed} lang={lang} />
    </section>
  );
}
