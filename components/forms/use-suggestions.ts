"use client"; // Asks the server what matches while one types.
import { useEffect, useRef, useState } from "react";

export interface Suggestions<T> {
  /** The text that was asked for; "" when nothing was. */
  asked: string;
  /** While it is searching, those of the text before. */
  options: readonly T[];
  state: "idle" | "searching" | "done" | "failed";
}

/** Milliseconds without a keystroke before the server is asked. */
const PATIENCE = 150;

/** `load` asks for one text; only the answer to the last one counts, whichever comes last. */
export function useSuggestions<T>(load: (text: string, signal: AbortSignal) => Promise<readonly T[]>) {
  const [suggestions, setSuggestions] = useState<Suggestions<T>>({ asked: "", options: [], state: "idle" });
  const pending = useRef<Pending | null>(null);

  useEffect(() => () => stop(pending.current), []);

  function ask(text: string) {
    stop(pending.current);
    const asked = text.trim();
    if (asked === "") return setSuggestions({ asked, options: [], state: "idle" });
    setSuggestions((last) => ({ ...last, asked, state: "searching" }));
    const request = new AbortController();
    const timer = setTimeout(async () => {
      const end = (options: readonly T[], state: "done" | "failed") => {
        if (!request.signal.aborted) setSuggestions({ asked, options, state });
      };
      try {
        end(await load(asked, request.signal), "done");
      } catch {
        end([], "failed");
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

/** The list that an answer of the server holds under a name, without what is not as it should be. */
export async function listIn<T>(
  response: Response,
  name: string,
  isOne: (value: unknown) => value is T,
): Promise<T[]> {
  if (!response.ok) throw new Error(String(response.status));
  const body: unknown = await response.json();
  const list = typeof body === "object" && body !== null ? Reflect.get(body, name) : null;
  return Array.isArray(list) ? list.filter(isOne) : [];
}

/** Whether it is an object whose values under these names are text. */
export const hasTexts = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === "object" &&
  value !== null &&
  names.every((name) => typeof Reflect.get(value, name) === "string");
