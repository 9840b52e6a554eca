"use client"; // Asks the server what matches while one types.
import { useEffect, useRef, useState } from "react";
import type { Option } from "#lib/form-state";
import type { Lang } from "#lib/messages/lang";

export type SuggestionKind = "territory" | "credit" | "entry" | "organisation";

interface Suggestions {
  /** The text that was asked for; "" when nothing was. */
  asked: string;
  options: readonly Option[];
  state: "idle" | "searching" | "done" | "failed";
}

const NONE: Suggestions = { asked: "", options: [], state: "idle" };

/** Milliseconds without a keystroke before the server is asked. */
const PATIENCE = 180;

export function useSuggestions(kind: SuggestionKind, lang: Lang) {
  const [suggestions, setSuggestions] = useState<Suggestions>(NONE);
  const pending = useRef<Pending | null>(null);

  useEffect(() => () => stop(pending.current), []);

  function ask(text: string) {
    stop(pending.current);
    const asked = text.trim();
    if (asked === "") return setSuggestions(NONE);
    setSuggestions((last) => ({ ...last, asked, state: "searching" }));
    const request = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const query = new URLSearchParams({ kind, lang, q: asked.slice(0, 200) });
        const response = await fetch(`/api/suggestions?${query}`, { signal: request.signal });
        if (!response.ok) throw new Error(String(response.status));
        const body: unknown = await response.json();
        setSuggestions({ asked, options: optionsOf(body), state: "done" });
      } catch {
        if (!request.signal.aborted) setSuggestions({ asked, options: [], state: "failed" });
      }
    }, PATIENCE);
    pending.current = { timer, request };
  }

  return { suggestions, ask, forget: () => ask("") };
}

interface Pending {
  timer: ReturnType<typeof setTimeout>;
  request: AbortController;
}

function stop(pending: Pending | null) {
  clearTimeout(pending?.timer);
  pending?.request.abort();
}

function optionsOf(body: unknown): Option[] {
  if (typeof body !== "object" || body === null || !("options" in body) || !Array.isArray(body.options))
    return [];
  return body.options.filter(isOption);
}

const isOption = (value: unknown): value is Option =>
  typeof value === "object" &&
  value !== null &&
  "value" in value &&
  typeof value.value === "string" &&
  "label" in value &&
  typeof value.label === "string";
