"use client"; // Open when its form comes back with something typed in it, or wrong.
import type { ReactNode } from "react";
import { useForm } from "#components/forms/form-context";

interface Props {
  /** Of the names of its fields. */
  prefix: string;
  summary: string;
  children: ReactNode;
}

/** A folded part of a form, which nobody has to fill in. */
export function SuggestTermFold({ prefix, summary, children }: Props) {
  const { state, values } = useForm();
  const typed = ["name", "about", "note"].some((part) => Boolean(values?.[prefix + part]?.[0]));
  const wrong = state.issues.some(({ path }) => path.startsWith(prefix));
  return (
    <details className="fold" open={typed || wrong}>
      <summary>{summary}</summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}
