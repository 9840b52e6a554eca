"use client"; // Reads from its form what was chosen, what was typed and what is wrong.
import type { ReactNode } from "react";
import { FieldErrors } from "#components/forms/field";
import { useField, useForm } from "#components/forms/form-context";
import type { Option } from "#lib/form-state";

interface Props {
  /** Of the form's field (choice-name.ts). */
  name: string;
  /** Of which field of the proposal one chooses: for those who listen. */
  legend: string;
  options: readonly Option[];
  /** Nothing is taken for granted: the field was changed twice. */
  demanded?: boolean;
  open: boolean;
  /** Where one's own value is written: shown once that is chosen. */
  children?: ReactNode;
}

/**
 * What becomes of one field of a proposal. Once the proposal is closed by someone else nothing is asked, but a
 * correction that was typed is still there to be copied.
 */
export function FieldChoice({ name, legend, options, demanded = false, open, children }: Props) {
  const { state } = useForm();
  const { id, lang, typed, errors } = useField(name);
  if (!open && state.values?.[name]?.[0] !== "value") return null;
  const chosen = typed?.[0];
  return (
    <fieldset
      className={`field-choice ${demanded ? "field-choice-demanded" : ""} ${errors.length > 0 ? "field-invalid" : ""}`}
      aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
    >
      <legend className={demanded ? undefined : "sr-only"}>{legend}</legend>
      <div className="field-choice-options">
        {options.map(({ value, label }, index) => (
          <label key={value} className="choice">
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={value}
              defaultChecked={chosen === value}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <FieldErrors id={id} errors={errors} lang={lang} />
      {children ? <div className="field-editor">{children}</div> : null}
    </fieldset>
  );
}
