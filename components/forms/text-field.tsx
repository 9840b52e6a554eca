"use client"; // Reads what was typed and what is wrong from its form.
import type { HTMLInputAutoCompleteAttribute } from "react";
import { FieldFrame, type FieldWords, isHinted } from "./field";
import { useField } from "./form-context";

interface Common extends FieldWords {
  name: string;
  defaultValue?: string;
  /** The language of what is typed, when it is not the screen's. */
  textLang?: string;
  className?: string;
  autoFocus?: boolean;
}

interface TextFieldProps extends Common {
  type?: "text" | "email" | "url" | "search" | "time" | "date";
  inputMode?: "numeric" | "decimal" | "email" | "url";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  spellCheck?: boolean;
  width?: "short" | "medium";
}

export function TextField(props: TextFieldProps) {
  const { name, type = "text", defaultValue = "", textLang, className, width, autoFocus, ...rest } = props;
  const { label, hint, example, required, ...input } = rest;
  const field = useField(name, { hinted: isHinted(props) });
  const words = { label, hint, example, required };
  return (
    <FieldFrame id={field.id} lang={field.lang} errors={field.errors} className={className} {...words}>
      <input
        {...field.attributes}
        {...input}
        type={type}
        defaultValue={field.typed ? (field.typed[0] ?? "") : defaultValue}
        aria-required={required || undefined}
        lang={textLang}
        // biome-ignore lint/a11y/noAutofocus: without JavaScript it is the only way to come back to the place one was at
        autoFocus={autoFocus}
        className={`input ${width ? `input-${width}` : ""}`}
      />
    </FieldFrame>
  );
}

/** A number is typed as text: what is not one comes back as it was typed. */
export const NumberField = (props: Omit<TextFieldProps, "type">) => (
  <TextField inputMode="decimal" width="short" autoComplete="off" {...props} />
);

export const TimeField = (props: Omit<TextFieldProps, "type">) => (
  <TextField type="time" width="short" {...props} />
);

export function TextArea({ rows = 4, ...props }: Common & { rows?: number }) {
  const { name, defaultValue = "", textLang, className, label, hint, example, required } = props;
  const field = useField(name, { hinted: isHinted(props), collects: true });
  const words = { label, hint, example, required };
  return (
    <FieldFrame id={field.id} lang={field.lang} errors={field.errors} className={className} {...words}>
      <textarea
        {...field.attributes}
        rows={rows}
        defaultValue={field.typed ? (field.typed[0] ?? "") : defaultValue}
        aria-required={required || undefined}
        lang={textLang}
        className="input"
      />
    </FieldFrame>
  );
}
