"use client"; // Its fields learn from it in which language they speak.
import type { ReactNode } from "react";
import { EMPTY_STATE } from "#lib/form-state";
import type { Lang } from "#lib/messages/lang";
import { FormContext } from "./form-context";

const EMPTY = { state: EMPTY_STATE, values: null, marks: {}, pending: false };

/** A form that only opens an address with what was typed: nothing is sent that acts. */
export function PlainForm({ action, lang, children }: { action: string; lang: Lang; children: ReactNode }) {
  return (
    <form action={action} className="form">
      <FormContext value={{ ...EMPTY, lang }}>{children}</FormContext>
    </form>
  );
}
