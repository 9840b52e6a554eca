import { SearchField } from "#components/forms/search-field";
import { Select } from "#components/forms/select";
import { TextArea, TextField } from "#components/forms/text-field";
import { countryOptions } from "#lib/entries/vocabularies";
import { type Lang, messages } from "#lib/messages/index";
import { organisationKindLabel, organisationKinds } from "#lib/organisations/kinds";

/** All that the authority file says of an organisation. */
export function OrganisationFields({ lang }: { lang: Lang }) {
  const { fields } = messages(lang).vocabularies;
  const label = (name: string) => fields[name] ?? name;
  const kinds = Object.keys(organisationKinds).map((value) => ({
    value,
    label: organisationKindLabel(value, lang),
  }));
  return (
    <div>
      <TextField name="name" label={label("name")} hint={label("nameHint")} required autoComplete="off" />
      <TextField name="acronym" label={label("acronym")} width="medium" autoComplete="off" />
      <TextField name="fullName" label={label("fullName")} autoComplete="off" />
      <TextArea name="aliases" label={label("aliases")} hint={label("aliasesHint")} rows={4} />
      <Select name="kind" label={label("kind")} options={kinds} empty={true} required width="medium" />
      <Select
        name="country"
        label={label("country")}
        options={countryOptions(lang)}
        empty="—"
        width="medium"
      />
      <SearchField
        kind="organisation"
        path="parent"
        textName="parent.search"
        valueName="parent"
        issuePaths={["parent", "parent.search"]}
        label={label("parent")}
        hint={label("parentHint")}
        choiceLabel={label("parentChoice")}
        none={label("parentNone")}
      />
    </div>
  );
}
