"use client"; // A context: fields learn from their form what was typed and what is wrong.
import { createContext, useContext, useSyncExternalStore } from "react";
import { EMPTY_STATE, type FieldIssue, type FormState, type FormValues, fieldId } from "#lib/form-state";
import type { Lang } from "#lib/messages/lang";

export interface FormContextValue {
  state: FormState;
  /** What the fields show: what was typed, or what the page filled the form with; null leaves it to each field. */
  values: FormValues | null;
  /** Where what fills a field comes from, by the id of its input. */
  marks: Readonly<Record<string, string>>;
  lang: Lang;
  pending: boolean;
}

export const FormContext = createContext<FormContextValue>({
  state: EMPTY_STATE,
  values: null,
  marks: {},
  lang: "fr",
  pending: false,
});

export const useForm = () => useContext(FormContext);

/**
 * What a field must know: its values (undefined when the form has none to give), what is wrong with it, and
 * the attributes that tie its input to its hint and its errors.
 */
export function useField(name: string, { hinted = false, collects = false } = {}) {
  const { state, values, marks, lang } = useForm();
  const errors = state.issues.filter(
    ({ path }) => path === name || (collects && path.startsWith(`${name}.`)),
  );
  const id = fieldId(name);
  const describedBy = [hinted && `${id}-hint`, marks[id] && `${id}-mark`, errors.length > 0 && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    lang,
    typed: values?.[name] ?? (values ? [] : undefined),
    errors: uniqueMessages(errors),
    attributes: {
      id,
      name,
      "aria-invalid": errors.length > 0 ? (true as const) : undefined,
      "aria-describedby": describedBy || undefined,
    },
  };
}

/** False on the server and until React has taken over the page: what needs JavaScript shows only then. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

const subscribe = () => () => {};

const uniqueMessages = (issues: readonly FieldIssue[]) => [...new Set(issues.map(({ message }) => message))];
