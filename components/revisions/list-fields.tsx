"use client"; // The rows of a repeated field are made in the browser when one is added.
import { Checkbox } from "#components/forms/checkbox";
import { Repeater } from "#components/forms/repeater";
import { SearchField } from "#components/forms/search-field";
import { Select } from "#components/forms/select";
import { TextField } from "#components/forms/text-field";
import type { Option } from "#lib/form-state";

interface Props<Words> {
  name: string;
  label: string;
  hint: string;
  example: string;
  words: Words;
}

/** Who did what: a role, a name as printed, and the body or lab that the directory knows by it. */
export function CreditFields({
  roles,
  words,
  ...list
}: Props<Record<"role" | "name" | "note" | "noteHint" | "tie" | "untied", string>> & {
  roles: readonly Option[];
}) {
  return (
    <Repeater {...list}>
      {(path) => (
        <>
          <Select name={`${path}.role`} label={words.role} options={roles} width="medium" />
          <SearchField
            kind="credit"
            path={path}
            label={words.name}
            textName={`${path}.name`}
            valueName={`${path}.tie`}
            issuePaths={[`${path}.name`, `${path}.organisation`, `${path}.entry`, path]}
            choiceLabel={words.tie}
            none={words.untied}
            keepsText
          />
          <TextField name={`${path}.note`} label={words.note} hint={words.noteHint} />
        </>
      )}
    </Repeater>
  );
}

/** The other entries that this one is related to. */
export function RelationFields({
  kinds,
  words,
  ...list
}: Props<Record<"kind" | "to" | "toHint" | "none" | "note", string>> & { kinds: readonly Option[] }) {
  return (
    <Repeater {...list}>
      {(path) => (
        <>
          <Select name={`${path}.kind`} label={words.kind} options={kinds} width="medium" />
          <SearchField
            kind="entry"
            path={path}
            label={words.to}
            hint={words.toHint}
            textName={`${path}.search`}
            valueName={`${path}.to`}
            issuePaths={[`${path}.to`, path]}
            choiceLabel={words.to}
            none={words.none}
          />
          <TextField name={`${path}.note`} label={words.note} />
        </>
      )}
    </Repeater>
  );
}

export function LinkFields({
  kinds,
  languages,
  words,
  ...list
}: Props<Record<"url" | "label" | "kind" | "language", string>> & {
  kinds: readonly Option[];
  languages: readonly Option[];
}) {
  return (
    <Repeater {...list}>
      {(path) => (
        <>
          <TextField name={`${path}.url`} label={words.url} type="url" inputMode="url" autoComplete="off" />
          <TextField name={`${path}.label`} label={words.label} />
          <div className="input-group mt-4">
            <Select name={`${path}.kind`} label={words.kind} options={kinds} />
            <Select name={`${path}.language`} label={words.language} options={languages} empty="—" />
          </div>
        </>
      )}
    </Repeater>
  );
}

/** The documents in which all this was found. */
export function SourceFields({
  words,
  ...list
}: Props<
  Record<"document" | "locator" | "locatorHint" | "highlighted" | "entry" | "entryHint" | "none", string>
>) {
  return (
    <Repeater {...list}>
      {(path) => (
        <>
          <TextField name={`${path}.document`} label={words.document} />
          <TextField name={`${path}.locator`} label={words.locator} hint={words.locatorHint} />
          <SearchField
            kind="entry"
            path={path}
            label={words.entry}
            hint={words.entryHint}
            textName={`${path}.search`}
            valueName={`${path}.entry`}
            issuePaths={[`${path}.entry`, path]}
            choiceLabel={words.entry}
            none={words.none}
          />
          <Checkbox name={`${path}.highlighted`} label={words.highlighted} />
        </>
      )}
    </Repeater>
  );
}
