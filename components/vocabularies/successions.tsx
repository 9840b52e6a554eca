import { ActionForm } from "#components/forms/action-form";
import { Radios } from "#components/forms/checkbox";
import { SearchField } from "#components/forms/search-field";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import type { FormAction } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { themeLabel } from "#lib/themes/label";
import type { OrganisationSaid } from "#lib/vocabularies/view";

interface Props {
  organisation: OrganisationSaid;
  /** What says of which organisation: its slug, or its team. */
  about: { name: "slug" | "teamId"; value: string };
  /** The page of another body. */
  pathOf: (slug: string) => string;
  action: FormAction;
  lang: Lang;
}

/** The bodies before and after an organisation, and the way to say of another that it is one. */
export function Successions({ organisation, about, pathOf, action, lang }: Props) {
  const words = messages(lang).vocabularies.successions;
  const { predecessors, successors } = organisation;
  const groups = [
    { label: words.before, direction: "before", bodies: predecessors },
    { label: words.after, direction: "after", bodies: successors },
  ] as const;
  const known = groups.filter(({ bodies }) => bodies.length > 0);
  return (
    <div className="stack">
      {known.length === 0 ? <p>{words.none}</p> : null}
      {known.map(({ label, direction, bodies }) => (
        <div key={direction}>
          <h3 className="desk-small">{label}</h3>
          <ul className="queue mt-2">
            {bodies.map((body) => (
              <li key={body.slug}>
                <a href={pathOf(body.slug)}>{words.since(themeLabel(body, lang), body.year)}</a>
                <ActionForm action={action} lang={lang} className="">
                  <input type="hidden" {...about} />
                  <input type="hidden" name="direction" value={direction} />
                  <input type="hidden" name="other" value={body.slug} />
                  <SubmitButton intent="remove" variant="quiet" small>
                    {words.remove}
                    <span className="sr-only">
                      {messages(lang).common.colon}
                      {themeLabel(body, lang)}
                    </span>
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <h3 className="desk-small">{words.add}</h3>
      <AddSuccession about={about} action={action} lang={lang} />
    </div>
  );
}

function AddSuccession({ about, action, lang }: Pick<Props, "about" | "action" | "lang">) {
  const words = messages(lang).vocabularies.successions;
  const labels = { other: words.other, year: words.year, direction: words.direction };
  return (
    <ActionForm action={action} lang={lang} labels={labels}>
      <input type="hidden" {...about} />
      <Radios
        name="direction"
        label={words.direction}
        defaultValue="before"
        options={[
          { value: "before", label: words.directions.before },
          { value: "after", label: words.directions.after },
        ]}
      />
      <SearchField
        kind="organisation"
        path="other"
        textName="other.search"
        valueName="other"
        issuePaths={["other", "other.search"]}
        label={words.other}
        choiceLabel={words.otherChoice}
        none={words.otherNone}
        required
      />
      <TextField
        name="year"
        label={words.year}
        hint={words.yearHint}
        inputMode="numeric"
        width="short"
        autoComplete="off"
      />
      <div className="form-actions">
        <SubmitButton intent="add" variant="secondary">
          {words.submit}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
