"use client"; // Adds what is picked in the list to the choices, without a round trip.
import { useState } from "react";
import { fieldId, type Option } from "#lib/form-state";
import { Combobox, type SuggestionKind } from "./combobox";
import { FieldFrame, type FieldWords, isHinted } from "./field";
import { useField, useForm } from "./form-context";
import { SubmitButton } from "./submit-button";
import { formWords } from "./words";

interface Props extends FieldWords {
  kind: SuggestionKind;
  /** Names the search among others ("credits.2"): its button asks for `search:credits.2`. */
  path: string;
  /** The field that holds what is typed. */
  textName: string;
  /** The field that holds what is chosen: a key, a space, its name. */
  valueName: string;
  /** Whose issues are shown here; the first one gives the input its id. */
  issuePaths: readonly string[];
  /** Above the choices. */
  choiceLabel: string;
  /** The words of choosing nothing. */
  none: string;
  /** The text stays, as the name that was chosen; otherwise it was only a search, and is emptied. */
  keepsText?: boolean;
}

/**
 * Something chosen by searching for it. Without JavaScript the button sends the form, which comes back with what was
 * found as choices; with it, a list follows what is typed. Either way the choice is among radio buttons.
 */
export function SearchField(props: Props) {
  const { kind, path, textName, valueName, issuePaths, choiceLabel, none, keepsText = false } = props;
  const { state, marks } = useForm();
  const { lang, typed: texts } = useField(textName);
  const { typed: values } = useField(valueName);
  const words = formWords(lang);
  const [picked, setPicked] = useState<Option[]>([]);
  const [chosen, setChosen] = useState(values?.[0] ?? "");
  const found = state.options[path];
  const asked = texts?.[0] ?? "";
  const choices = unique([...current(values?.[0]), ...(found ?? []), ...picked]);
  const errors = [
    ...new Set(state.issues.filter((issue) => issuePaths.includes(issue.path)).map(({ message }) => message)),
  ];
  const id = fieldId(issuePaths[0] ?? path);
  const describedBy = [
    isHinted(props) && `${id}-hint`,
    marks[id] && `${id}-mark`,
    errors.length > 0 && `${id}-error`,
  ];
  const { label, hint, example, required } = props;

  return (
    <FieldFrame id={id} lang={lang} errors={errors} {...{ label, hint, example, required }}>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 grow">
          <Combobox
            id={id}
            name={textName}
            kind={kind}
            lang={lang}
            defaultValue={asked}
            invalid={errors.length > 0}
            required={required}
            describedBy={describedBy.filter(Boolean).join(" ") || undefined}
            textOf={(option) => (keepsText ? option.label : "")}
            onPick={(option) => {
              setPicked([option]);
              setChosen(option.value);
            }}
          />
        </div>
        <SubmitButton
          intent={`search:${path}`}
          variant="secondary"
          className="[@media(scripting:enabled)]:hidden"
        >
          {words.search}
          <span className="sr-only"> : {label}</span>
        </SubmitButton>
      </div>
      {found?.length === 0 && <p className="hint">{asked ? words.noResult(asked) : words.nothingTyped}</p>}
      {choices.length > 0 && (
        <fieldset className="mt-2">
          <legend className="text-muted text-sm">{choiceLabel}</legend>
          {[...choices, { value: "", label: none }].map((option, index) => (
            <label key={option.value} className="choice">
              <input
                type="radio"
                name={valueName}
                value={option.value}
                checked={chosen === option.value}
                onChange={() => setChosen(option.value)}
                // biome-ignore lint/a11y/noAutofocus: without JavaScript it is the only way back to the search that was made
                autoFocus={found !== undefined && index === current(values?.[0]).length}
              />
              <span>
                {option.label}
                {option.detail && <span className="text-muted"> — {option.detail}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </FieldFrame>
  );
}

// "commune-35238 Rennes (commune)": the key, then the name.
function current(value: string | undefined): Option[] {
  return value ? [{ value, label: value.replace(/^\S+\s*/, "") || value }] : [];
}

function unique(options: readonly Option[]): Option[] {
  const keyOf = ({ value }: Option) => value.split(" ")[0] ?? "";
  return [...new Map(options.map((option) => [keyOf(option), option])).values()];
}
