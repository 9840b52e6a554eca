"use client"; // Shows what the form's answer remarks, once the draft is kept.
import type { AdviceLine } from "#lib/form-state";
import { useForm } from "../forms/form-context";
import { AdviceNotice } from "./advice-notice";

interface Props {
  /** Of the draft as the page found it. */
  initial: readonly AdviceLine[];
  words: { title: string; lead: string };
}

/** Remarks on the draft as it was last kept. */
export function FormAdvice({ initial, words }: Props) {
  return <AdviceNotice lines={useForm().state.advice ?? initial} words={words} />;
}
