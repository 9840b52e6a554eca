import { Checkbox, Checkboxes } from "#components/forms/checkbox";
import { PartialDate } from "#components/forms/partial-date";
import { SearchField } from "#components/forms/search-field";
import { Select } from "#components/forms/select";
import { NumberField, TextArea, TextField, TimeField } from "#components/forms/text-field";
import { fieldText } from "#lib/entries/field-words";
import type { Field } from "#lib/entries/fields";
import {
  choiceOptions,
  countryOptions,
  languageOptions,
  linkKindOptions,
  relationOptions,
  roleOptions,
} from "#lib/entries/vocabularies";
import type { Option } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { CreditFields, LinkFields, RelationFields, SourceFields } from "./list-fields";

interface Props {
  type: EntryType;
  field: Field;
  themes: readonly { label: string; options: readonly Option[] }[];
  lang: Lang;
}

/** A field of the registry as something to fill in. */
export function RevisionField({ type, field, themes, lang }: Props) {
  const { name, required } = field;
  const { parts } = messages(lang).fields;
  const words = { name, required, ...fieldText(field, lang) };
  // What is published is written in French, whatever the screen's language.
  const french = lang === "fr" ? undefined : "fr";
  switch (field.widget) {
    case "text":
      return <TextArea {...words} rows={5} textLang={french} />;
    case "markdown":
      return <TextArea {...words} rows={12} textLang={french} />;
    case "names":
      return <TextArea {...words} rows={3} />;
    case "url":
      return <TextField {...words} type="url" inputMode="url" autoComplete="off" />;
    case "choice":
      return (
        <Select {...words} options={choiceOptions(field, lang)} empty={required || "—"} width="medium" />
      );
    case "language":
      return <Select {...words} options={languageOptions(lang)} empty={required || "—"} width="medium" />;
    case "country":
      return <Select {...words} options={countryOptions(lang)} empty={required || "—"} width="medium" />;
    case "date":
      return <PartialDate {...words} />;
    case "time":
      return <TimeField {...words} />;
    case "number":
      return <NumberField {...words} />;
    case "checkbox":
      return <Checkbox {...words} />;
    case "themes":
      return <Checkboxes {...words} groups={themes} />;
    case "territory":
      return (
        <SearchField
          {...words}
          kind="territory"
          path={name}
          textName={`${name}.search`}
          valueName={name}
          issuePaths={[name, `${name}.search`]}
          choiceLabel={words.label}
          none={parts.territory.none}
        />
      );
    case "credits":
      return <CreditFields {...words} words={parts.credits} roles={roleOptions(type, lang)} />;
    case "relations":
      return <RelationFields {...words} words={parts.relations} kinds={relationOptions(lang)} />;
    case "links":
      return (
        <LinkFields
          {...words}
          words={parts.links}
          kinds={linkKindOptions(lang)}
          languages={languageOptions(lang)}
        />
      );
    case "sources":
      return <SourceFields {...words} words={parts.sources} />;
    default:
      return <TextField {...words} textLang={french} autoComplete="off" />;
  }
}

/** What the error summary calls the fields of a type, and the parts of its lists. */
export function fieldLabels(fields: readonly Field[], lang: Lang): Record<string, string> {
  const { parts } = messages(lang).fields;
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    "credits.*": { role: parts.credits.role, name: parts.credits.name, note: parts.credits.note },
    "relations.*": { kind: parts.relations.kind, to: parts.relations.to, note: parts.relations.note },
    "links.*": parts.links,
    "sources.*": {
      document: parts.sources.document,
      locator: parts.sources.locator,
      entry: parts.sources.entry,
    },
  };
  return Object.fromEntries([
    ...fields.map((field) => [field.name, fieldText(field, lang).label]),
    ...Object.entries(lists).flatMap(([list, names]) =>
      Object.entries(names).map(([part, label]) => [`${list}.${part}`, label]),
    ),
  ]);
}
