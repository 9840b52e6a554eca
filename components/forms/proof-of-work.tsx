"use client"; // Works out, while the form is filled in, what its sending must show while the form is flooded.
import type { Challenge } from "altcha-lib";
import { useEffect, useRef, useState } from "react";
import { guardFields } from "#lib/guard/forms";

interface Props {
  /** As JSON, from lib/guard/ticket.ts. */
  challenge: string;
  words: {
    working: string;
    done: string /** For who has no JavaScript, or no cryptography in it. */;
    waits: string;
  };
}

/**
 * The computation runs in the browser's own cryptography, away from the thread that draws the page. What is sent before
 * it is done goes by itself once it is.
 */
export function ProofOfWork({ challenge, words }: Props) {
  const [state, setState] = useState<"none" | "working" | "done">("none");
  const [proof, setProof] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const waiting = useRef<{ form: HTMLFormElement; submitter: HTMLElement | null } | null>(null);

  useEffect(() => {
    // Only there over https and on localhost: elsewhere one waits, as without JavaScript.
    if (!globalThis.crypto?.subtle) return;
    const controller = new AbortController();
    const { signal } = controller;
    const form = field.current?.form;
    let working = true;
    setState("working");
    // Before React's own listener, which stands on the document.
    const hold = (event: SubmitEvent) => {
      if (!working || !form) return;
      event.preventDefault();
      event.stopPropagation();
      waiting.current = { form, submitter: event.submitter };
    };
    form?.addEventListener("submit", hold, { capture: true, signal });
    solve(challenge, controller)
      .then((solved) => {
        if (signal.aborted) return;
        setProof(solved);
        setState(solved ? "done" : "none");
      })
      .catch(() => setState("none"))
      .finally(() => {
        working = false;
      });
    return () => controller.abort();
  }, [challenge]);

  useEffect(() => {
    if (state === "working" || !waiting.current) return;
    const { form, submitter } = waiting.current;
    waiting.current = null;
    form.requestSubmit(submitter);
  }, [state]);

  return (
    <>
      <input ref={field} type="hidden" name={guardFields.proof} value={proof} />
      <p className="hint" role="status">
        {state === "working" ? words.working : state === "done" ? words.done : words.waits}
      </p>
    </>
  );
}

/** The challenge and its solution as JSON; empty when none was found. */
async function solve(text: string, controller: AbortController): Promise<string> {
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import("altcha-lib"),
    import("altcha-lib/algorithms/web/pbkdf2"),
  ]);
  const challenge: Challenge = JSON.parse(text);
  const solution = await solveChallenge({ challenge, deriveKey, controller });
  return solution ? JSON.stringify({ challenge, solution }) : "";
}
