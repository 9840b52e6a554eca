"use client"; // Reads from its form where what fills a field comes from.
import type { ReactNode } from "react";
import type { Lang } from "#lib/messages/lang";
import { useForm } from "./form-context";
import { formWords } from "./words";

export interface FieldWords {
  label: string;
  hint?: string;
  example?: string;
  required?: boolean;
}

interface Props extends FieldWords {
  id: string;
  lang: Lang;
  errors: readonly string[];
  className?: string;
  children: ReactNode;
}

/** One question with one input: label, hint and example, input, what is wrong. */
export function FieldFrame({ id, lang, errors, className = "", children, ...words }: Props) {
  return (
    <div className={frameClass(errors, className)}>
      <label className="label" htmlFor={id}>
        {words.label} <RequiredMark lang={lang} required={words.required} />
      </label>
      <Hint id={id} lang={lang} {...words} />
      <FieldMark id={id} />
      {children}
      <FieldErrors id={id} errors={errors} lang={lang} />
    </div>
  );
}

/** One question with several inputs. */
export function GroupFrame({ id, lang, errors, className = "", children, ...words }: Props) {
  const { marks } = useForm();
  return (
    <fieldset
      className={`group ${frameClass(errors, className)}`}
      aria-describedby={describedBy(id, words, errors, marks[id])}
    >
      <legend>
        {words.label} <RequiredMark lang={lang} required={words.required} />
      </legend>
      <Hint id={id} lang={lang} {...words} />
      <FieldMark id={id} />
      {children}
      <FieldErrors id={id} errors={errors} lang={lang} />
    </fieldset>
  );
}

/** Obligatory fields say so in a word; the others say nothing. */
export function RequiredMark({ lang, required }: { lang: Lang; required?: boolean }) {
  return required ? <span className="label-required">({formWords(lang).required})</span> : null;
}

/** The help of a question and an example, when it has them. */
export function Hint({ id, lang, hint, example }: { id: string; lang: Lang } & Omit<FieldWords, "label">) {
  if (!hint && !example) return null;
  return (
    <p className="hint" id={`${id}-hint`}>
      {hint} {example && <span>{formWords(lang).example(example)}</span>}
    </p>
  );
}

/** Where what fills the field comes from, when a machine has filled it. */
export function FieldMark({ id }: { id: string }) {
  const mark = useForm().marks[id];
  return mark ? (
    <p className="field-mark" id={`${id}-mark`}>
      {mark}
    </p>
  ) : null;
}

export function FieldErrors({ id, lang, errors }: { id: string; lang: Lang; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <span className="sr-only">{formWords(lang).error} </span>
      {errors.join(" ")}
    </p>
  );
}

export const isHinted = ({ hint, example }: FieldWords) => Boolean(hint || example);

const frameClass = (errors: readonly string[], more: string) =>
  ["field", errors.length > 0 && "field-invalid", more].filter(Boolean).join(" ");

const describedBy = (id: string, words: FieldWords, errors: readonly string[], mark: string | undefined) =>
  [isHinted(words) && `${id}-hint`, mark && `${id}-mark`, errors.length > 0 && `${id}-error`]
    .filter(Boolean)
    .join(" ") || undefined;
