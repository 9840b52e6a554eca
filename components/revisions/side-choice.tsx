"use client"; // Reads from its form which side was chosen and what is wrong.
import type { ReactNode } from "react";
import { FieldErrors } from "#components/forms/field";
import { useField } from "#components/forms/form-context";

interface Side {
  value: string;
  label: string;
  content: ReactNode;
}

/** One of two values of a field, each seen whole beside the other. */
export function SideChoice({
  name,
  legend,
  sides,
  taken,
}: {
  name: string;
  legend: string;
  sides: readonly [Side, Side];
  /** What is chosen at first; nothing when one must choose. */
  taken?: string;
}) {
  const { id, lang, typed, errors } = useField(name);
  const chosen = typed?.[0] ?? taken;
  return (
    <fieldset
      className={`side-choice ${errors.length > 0 ? "field-invalid" : ""}`}
      aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
    >
      <legend>{legend}</legend>
      <div className="merge-sides">
        {sides.map(({ value, label, content }, index) => (
          <div key={value} className="card">
            <label className="choice">
              <input
                type="radio"
                id={index === 0 ? id : undefined}
                name={name}
                value={value}
                defaultChecked={chosen === value}
                aria-describedby={`${id}-${value}`}
              />
              <span>{label}</span>
            </label>
            <div id={`${id}-${value}`} className="side-value">
              {content}
            </div>
          </div>
        ))}
      </div>
      <FieldErrors id={id} errors={errors} lang={lang} />
    </fieldset>
  );
}
