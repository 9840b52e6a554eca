"use client"; // Says that the form is being sent.
import type { ReactNode } from "react";
import { useForm } from "./form-context";
import { formWords } from "./words";

interface Props {
  children: ReactNode;
  /** What the button asks for, when a form has several: sent as the field `intent`. */
  intent?: string;
  variant?: "primary" | "secondary" | "danger" | "quiet";
  small?: boolean;
  /** Its whole name, where the words alone would be those of other buttons too; it holds them. */
  label?: string;
  className?: string;
}

/** It stays focusable while the form is being sent; ActionForm ignores a second click. */
export function SubmitButton({ children, intent, variant = "primary", small, label, className = "" }: Props) {
  const { pending, lang } = useForm();
  return (
    <button
      type="submit"
      name={intent === undefined ? undefined : "intent"}
      value={intent}
      aria-disabled={pending || undefined}
      aria-label={label}
      className={`button button-${variant} ${small ? "button-small" : ""} ${className}`}
    >
      {pending && variant === "primary" ? formWords(lang).sending : children}
    </button>
  );
}
