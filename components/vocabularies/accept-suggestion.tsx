import { ActionForm } from "#components/forms/action-form";
import { Checkbox } from "#components/forms/checkbox";
import { FirstButton } from "#components/forms/first-button";
import { SearchField } from "#components/forms/search-field";
import { SubmitButton } from "#components/forms/submit-button";
import { TextField } from "#components/forms/text-field";
import type { FormAction, FormValues } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { Suggestion } from "#lib/vocabularies/suggestions";
import { OrganisationFields } from "./organisation-fields";
import { ThemeFields } from "./theme-fields";

interface Props {
  suggestion: Suggestion;
  action: FormAction;
  lang: Lang;
}

/** The act that a suggestion asks for, filled in with what it says. */
export function AcceptSuggestion({ suggestion, action, lang }: Props) {
  const { settle: words } = messages(lang).termSuggestions;
  const { fields } = messages(lang).vocabularies;
  const { id, kind } = suggestion;
  const { organisation, alias, predecessor, successor, year } = words;
  const adopt = words.adopt[kind];
  return (
    <section className="section" aria-labelledby="accept">
      <h2 id="accept">{words.accept}</h2>
      <p className="hint">{words.acceptText[kind]}</p>
      <ActionForm
        action={action}
        lang={lang}
        labels={{ ...fields, organisation, alias, predecessor, successor, year }}
        initial={initialOf(suggestion)}
      >
        <FirstButton intent="accept" label={words.accept} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="suggested" value={kind} />
        <Act kind={kind} lang={lang} />
        {adopt ? <Checkbox name="adopt" label={adopt} hint={words.adoptHint} /> : null}
        <div className="form-actions">
          <SubmitButton intent="accept">{words.accept}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}

function Act({ kind, lang }: { kind: Suggestion["kind"]; lang: Lang }) {
  const { settle: words } = messages(lang).termSuggestions;
  const body = (name: "organisation" | "predecessor" | "successor") => (
    <SearchField
      kind="organisation"
      path={name}
      textName={`${name}.search`}
      valueName={name}
      issuePaths={[name, `${name}.search`]}
      label={words[name]}
      choiceLabel={words.choice}
      none={words.noneChosen}
      required
    />
  );
  switch (kind) {
    case "new_theme":
      return <ThemeFields isNew lang={lang} />;
    case "new_organisation":
      return <OrganisationFields lang={lang} />;
    case "alias":
      return (
        <>
          <TextField name="alias" label={words.alias} required autoComplete="off" />
          {body("organisation")}
        </>
      );
    case "succession":
      return (
        <>
          {body("predecessor")}
          {body("successor")}
          <TextField
            name="year"
            label={words.year}
            hint={words.yearHint}
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        </>
      );
  }
}

/** What the author wrote, where the act asks for it. */
function initialOf({ kind, name, about }: Suggestion): FormValues {
  const adopt = { adopt: ["on"] };
  switch (kind) {
    case "new_theme":
      return { ...adopt, labelFr: [name], labelEn: [] };
    case "new_organisation":
      return { ...adopt, name: [name], country: ["FR"] };
    case "alias":
      return { ...adopt, alias: [name], "organisation.search": [about ?? ""] };
    case "succession":
      return { "predecessor.search": [about ?? ""], "successor.search": [name] };
  }
}
