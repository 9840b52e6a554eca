"use client"; // Reads what was ticked and what is wrong from its form.
import type { Option } from "#lib/form-state";
import { FieldErrors, type FieldWords, GroupFrame, isHinted } from "./field";
import { useField } from "./form-context";

interface CheckboxProps extends FieldWords {
  name: string;
  defaultChecked?: boolean;
  className?: string;
}

export function Checkbox(props: CheckboxProps) {
  const { name, label, hint, defaultChecked = false, className = "" } = props;
  const field = useField(name, { hinted: Boolean(hint) });
  return (
    <div className={`field ${field.errors.length > 0 ? "field-invalid" : ""} ${className}`}>
      <div className="choice">
        <input
          {...field.attributes}
          type="checkbox"
          value="on"
          defaultChecked={field.typed ? field.typed.includes("on") : defaultChecked}
        />
        <label htmlFor={field.id}>{label}</label>
      </div>
      {hint && (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors id={field.id} errors={field.errors} lang={field.lang} />
    </div>
  );
}

interface CheckboxesProps extends FieldWords {
  name: string;
  groups: readonly { label: string | null; options: readonly Option[] }[];
  defaultValues?: readonly string[];
}

/** Several choices among many, in groups with a name. */
export function Checkboxes(props: CheckboxesProps) {
  const { name, groups, defaultValues = [], label, hint, example, required } = props;
  const field = useField(name, { hinted: isHinted(props), collects: true });
  const chosen = new Set(field.typed ?? defaultValues);
  const first = groups[0]?.options[0]?.value;
  const words = { label, hint, example, required };
  return (
    <GroupFrame id={field.id} lang={field.lang} errors={field.errors} {...words}>
      {groups.map((group) => (
        <fieldset key={group.label} className="mt-3">
          {group.label && <legend className="text-muted text-sm">{group.label}</legend>}
          <div className="choices-columns">
            {group.options.map(({ value, label: option, detail }) => (
              <label key={value} className="choice">
                <input
                  type="checkbox"
                  id={value === first ? field.id : undefined}
                  name={name}
                  value={value}
                  defaultChecked={chosen.has(value)}
                />
                <span>
                  {option}
                  {detail && <span className="text-muted"> — {detail}</span>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </GroupFrame>
  );
}

interface RadiosProps extends FieldWords {
  name: string;
  options: readonly Option[];
  defaultValue?: string;
}

/** One choice among a few that are all worth seeing. */
export function Radios(props: RadiosProps) {
  const { name, options, defaultValue = "", label, hint, example, required } = props;
  const field = useField(name, { hinted: isHinted(props) });
  const chosen = field.typed ? (field.typed[0] ?? "") : defaultValue;
  const words = { label, hint, example, required };
  return (
    <GroupFrame id={field.id} lang={field.lang} errors={field.errors} {...words}>
      {options.map(({ value, label: option, detail }, index) => (
        <label key={value} className="choice">
          <input
            type="radio"
            id={index === 0 ? field.id : undefined}
            name={name}
            value={value}
            defaultChecked={chosen === value}
          />
          <span>
            {option}
            {detail && <span className="text-muted"> — {detail}</span>}
          </span>
        </label>
      ))}
    </GroupFrame>
  );
}
