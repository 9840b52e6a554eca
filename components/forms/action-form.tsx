"use client"; // Sends without leaving the page, keeps what was typed when the network fails, moves the focus to what is wrong.
import { unstable_rethrow, usePathname } from "next/navigation";
import {
  Fragment,
  type ReactNode,
  type SubmitEvent,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import {
  EMPTY_STATE,
  type FormAction,
  type FormState,
  type FormValues,
  fieldId,
  holdsStill,
} from "#lib/form-state";
import type { Lang } from "#lib/messages/lang";
import { ErrorSummary, FormNotice } from "./error-summary";
import { FormContext } from "./form-context";
import { formWords } from "./words";

interface Props {
  action: FormAction;
  lang: Lang;
  /** Names the fields in the error summary: `{ title: "Titre", "credits.*.name": "Nom" }`. */
  labels?: Readonly<Record<string, string>>;
  /** What fills the fields at first; without it each field has its own `defaultValue`. */
  initial?: FormValues;
  /** Where what fills a field at first comes from, by its name. */
  marks?: Readonly<Record<string, string>>;
  className?: string;
  /** For buttons that stand outside of it. */
  id?: string;
  /** Of all that it sends, when that may be a large file. */
  maxBytes?: number;
  children: ReactNode;
}

/**
 * A form of ours. Without JavaScript it is posted and the page comes back with the answer; with it, the same action
 * is called in place and the fields are drawn anew from what it answers.
 */
export function ActionForm({
  action,
  lang,
  labels = {},
  initial,
  marks,
  className = "form",
  id,
  maxBytes = MAX_BYTES,
  children,
}: Props) {
  const [posted, dispatch] = useActionState(action, EMPTY_STATE);
  const [answer, setAnswer] = useState<{ state: FormState; attempt: number } | null>(null);
  const [pending, startTransition] = useTransition();
  const top = useRef<HTMLDivElement>(null);
  const here = usePathname();
  const words = formWords(lang);
  const state = answer?.state ?? posted;

  useEffect(() => {
    if (state.message || state.issues.length > 0) top.current?.focus();
  }, [state]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    // The fields keep what was typed: only the message changes, and nothing is drawn anew.
    const fail = (message: string) =>
      setAnswer((last) => ({
        attempt: last?.attempt ?? 0,
        state: { ...(last?.state ?? posted), tone: "error", issues: [], link: null, message },
      }));
    if (sizeOf(form) > maxBytes) return fail(words.tooBig);
    startTransition(async () => {
      try {
        const next = await action(EMPTY_STATE, form);
        startTransition(() => setAnswer((last) => ({ state: next, attempt: (last?.attempt ?? 0) + 1 })));
      } catch (error) {
        unstable_rethrow(error);
        startTransition(() => fail(words.failed));
      }
    });
  }

  return (
    <form id={id} action={dispatch} onSubmit={submit} className={className} noValidate aria-busy={pending}>
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="here" value={here} />
      <div ref={top} tabIndex={-1}>
        {state.tone === "error" && <ErrorSummary state={state} labels={labels} words={words} />}
        {state.tone !== "error" && state.message && <FormNotice state={state} />}
      </div>
      <FormContext
        value={{
          state,
          values: state.values ?? initial ?? null,
          marks: byId(marks, initial, state.values),
          lang,
          pending,
        }}
      >
        <Fragment key={answer?.attempt ?? 0}>{children}</Fragment>
      </FormContext>
    </form>
  );
}

/** A field that was changed says no more where it came from. */
const byId = (
  marks: Readonly<Record<string, string>> = {},
  initial: FormValues = {},
  typed: FormValues | null,
) =>
  Object.fromEntries(
    Object.entries(marks)
      .filter(([name]) => typed === null || holdsStill(initial, typed, name))
      .map(([name, mark]) => [fieldId(name), mark]),
  );

/** Next refuses bodies over 1 MB; the parts of a multipart body have headers of their own. */
const MAX_BYTES = 1_000_000;
const PART_OVERHEAD = 150;

function sizeOf(form: FormData): number {
  let bytes = 0;
  for (const [name, value] of form) {
    bytes += PART_OVERHEAD + name.length;
    bytes += typeof value === "string" ? new TextEncoder().encode(value).length : value.size;
  }
  return bytes;
}
