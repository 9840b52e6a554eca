"use client"; // Adds, removes and moves rows without a round trip.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "#components/ui/icon";
import { fieldId } from "#lib/form-state";
import { FieldErrors, FieldMark, Hint, RequiredMark } from "./field";
import { useField, useForm, useHydrated } from "./form-context";
import { SubmitButton } from "./submit-button";
import { formWords } from "./words";

interface Props {
  name: string;
  label: string;
  hint?: string;
  example?: string;
  required?: boolean;
  /** The fields of one row, named under `path` ("credits.2"). */
  children: (path: string) => ReactNode;
}

/**
 * A list of rows. Each keeps its number for as long as the form is on screen, and its place is in `position`: what
 * was typed stays with its row when rows move. Without JavaScript there are always two empty rows, and a button that
 * brings more.
 */
export function Repeater({ name, label, hint, example, required, children }: Props) {
  const { values, marks, lang } = useForm();
  const field = useField(name);
  const words = formWords(lang);
  const hydrated = useHydrated();
  const [keys, setKeys] = useState(() => Array.from({ length: rowCount(values, name) + 1 }, (_, key) => key));
  const added = useRef<number | null>(null);
  const asked = values?.intent?.[0] === `add:${name}`;

  useEffect(() => {
    if (added.current === null) return;
    document
      .getElementById(fieldId(`${name}.${added.current}`))
      ?.querySelector<HTMLElement>("select, input:not([type=hidden])")
      ?.focus();
    added.current = null;
  });

  function add() {
    const key = Math.max(-1, ...keys) + 1;
    added.current = key;
    setKeys([...keys, key]);
  }

  function move(index: number, step: number) {
    const moved = [...keys];
    const [key] = moved.splice(index, 1);
    if (key !== undefined) moved.splice(index + step, 0, key);
    setKeys(moved);
  }

  function remove(index: number) {
    added.current = keys[index + 1] ?? keys[index - 1] ?? null;
    setKeys(keys.filter((_, other) => other !== index));
  }

  const rows = hydrated ? keys : [...keys, keys.length];
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className={`group field ${field.errors.length > 0 ? "field-invalid" : ""}`}
      aria-describedby={
        [(hint || example) && `${field.id}-hint`, marks[field.id] && `${field.id}-mark`]
          .filter(Boolean)
          .join(" ") || undefined
      }
    >
      <legend>
        {label} <RequiredMark lang={lang} required={required} />
      </legend>
      <div className="mb-3">
        <Hint id={field.id} lang={lang} hint={hint} example={example} />
        <FieldMark id={field.id} />
      </div>
      <FieldErrors id={field.id} lang={lang} errors={field.errors} />
      {rows.map((key, index) => {
        const path = `${name}.${key}`;
        // The second empty row is for those without JavaScript; hiding it in CSS keeps the page from jumping.
        const spare = index === keys.length;
        return (
          <fieldset
            key={key}
            id={fieldId(path)}
            tabIndex={-1}
            className={`repeated ${spare ? "[@media(scripting:enabled)]:hidden" : ""}`}
          >
            <legend className="sr-only">
              {label}, {words.row(index + 1)}
            </legend>
            <input type="hidden" name={`${path}.position`} value={index} />
            {asked && index === keys.length - 1 && <Here />}
            {children(path)}
            <div className="mt-3 flex flex-wrap gap-2 noscript:hidden">
              <RowButton onClick={() => remove(index)} icon="cross">
                {words.removeRow}
              </RowButton>
              {index > 0 && (
                <RowButton onClick={() => move(index, -1)}>
                  <span aria-hidden="true">↑</span> {words.moveUp}
                </RowButton>
              )}
              {index < keys.length - 1 && (
                <RowButton onClick={() => move(index, 1)}>
                  <span aria-hidden="true">↓</span> {words.moveDown}
                </RowButton>
              )}
            </div>
            <label className="choice mt-2 [@media(scripting:enabled)]:hidden">
              <input type="checkbox" name={`${path}.remove`} value="on" />
              <span>{words.removeRow}</span>
            </label>
          </fieldset>
        );
      })}
      <p className="mt-3">
        {hydrated ? (
          <button type="button" onClick={add} className="button button-secondary button-small">
            <Icon name="plus" size={16} /> {words.addRow}
            <span className="sr-only"> : {label}</span>
          </button>
        ) : (
          <SubmitButton intent={`add:${name}`} variant="secondary" small>
            <Icon name="plus" size={16} /> {words.addRow}
            <span className="sr-only"> : {label}</span>
          </SubmitButton>
        )}
      </p>
    </fieldset>
  );
}

function RowButton({
  onClick,
  icon,
  children,
}: {
  onClick: () => void;
  icon?: "cross";
  children: ReactNode;
}) {
  return (
    <button type="button" onClick={onClick} className="button button-quiet button-small">
      {icon && <Icon name={icon} size={16} />}
      <span>{children}</span>
    </button>
  );
}

/** Where the page opens when the button that adds a row has sent the form. */
function Here() {
  // biome-ignore lint/a11y/noAutofocus: it brings back to the place where the row was asked for
  return <span tabIndex={-1} autoFocus />;
}

function rowCount(values: Readonly<Record<string, readonly string[]>> | null, name: string): number {
  const indexes = Object.keys(values ?? {}).flatMap((key) => {
    const [field, index] = key.split(".");
    return field === name && index && /^\d{1,4}$/.test(index) ? [Number(index)] : [];
  });
  return Math.min(200, Math.max(-1, ...indexes) + 1);
}
