"use client"; // A list that follows what is typed: an editable combobox with list autocomplete (ARIA APG).
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Option } from "#lib/form-state";
import type { Lang } from "#lib/messages/lang";
import { CLOSED, press, TYPING } from "./combobox-keys";
import { useHydrated } from "./form-context";
import { hasTexts, listIn, useSuggestions } from "./use-suggestions";
import { formWords } from "./words";

export type SuggestionKind = "territory" | "credit" | "entry" | "organisation";

interface Props {
  id: string;
  name: string;
  kind: SuggestionKind;
  lang: Lang;
  defaultValue: string;
  invalid: boolean;
  required?: boolean;
  describedBy: string | undefined;
  /** What the input holds once an option is chosen. */
  textOf: (option: Option) => string;
  onPick: (option: Option) => void;
}

/** Without JavaScript it is a plain text input. */
export function Combobox({ id, name, kind, lang, defaultValue, textOf, onPick, ...rest }: Props) {
  const hydrated = useHydrated();
  const words = formWords(lang);
  const input = useRef<HTMLInputElement>(null);
  const { suggestions, ask, forget } = useSuggestions((text, signal) => optionsFor(kind, lang, text, signal));
  const [{ open, active }, setList] = useState(CLOSED);
  const { options, asked, state } = suggestions;
  const answered = open && asked !== "";
  const shown = answered && options.length > 0;
  const listId = `${id}-list`;
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  function pick(option: Option) {
    if (input.current) input.current.value = textOf(option);
    onPick(option);
    forget();
    setList(CLOSED);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { state, act, handled } = press({ open, active }, event.nativeEvent, shown ? options.length : 0);
    // Enter never sends the form: it would go from the middle of a search.
    if (handled || act === "enter") event.preventDefault();
    const chosen = options[active];
    if (act === "choose" && chosen) return pick(chosen);
    if (act === "ask" || act === "enter") ask(event.currentTarget.value);
    setList(act === "enter" ? TYPING : state);
  }

  const combobox = hydrated
    ? ({
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": shown,
        "aria-controls": listId,
        "aria-activedescendant": shown && active >= 0 ? optionId(active) : undefined,
      } as const)
    : {};

  return (
    <div className="relative">
      <input
        ref={input}
        id={id}
        name={name}
        defaultValue={defaultValue}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={rest.invalid || undefined}
        aria-required={rest.required || undefined}
        aria-describedby={rest.describedBy}
        {...combobox}
        onChange={(event) => {
          ask(event.target.value);
          setList(TYPING);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setList(CLOSED)}
        className="input"
      />
      {hydrated && (
        <>
          <div
            id={listId}
            role="listbox"
            aria-label={words.search}
            hidden={!shown}
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-md border border-line-strong bg-surface shadow-lg"
          >
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant reaches the options of a combobox
              <div
                key={option.value}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                // The input keeps the focus: its blur would close the list before the click.
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setList({ open, active: index })}
                onClick={() => pick(option)}
                className="cursor-pointer px-3 py-2 aria-selected:bg-accent-soft aria-selected:text-accent-strong"
              >
                {option.label}
                {option.detail && <span className="block text-muted text-sm">{option.detail}</span>}
              </div>
            ))}
          </div>
          {answered && state === "done" && options.length === 0 && (
            <p className="hint" aria-hidden="true">
              {words.noResult(asked)}
            </p>
          )}
          <p role="status" className="sr-only">
            {answered && state === "done" && words.results(options.length)}
            {answered && state === "failed" && words.failed}
          </p>
        </>
      )}
    </div>
  );
}

async function optionsFor(kind: SuggestionKind, lang: Lang, text: string, signal: AbortSignal) {
  const query = new URLSearchParams({ kind, lang, q: text.slice(0, 200) });
  return listIn(await fetch(`/api/suggestions?${query}`, { signal }), "options", isOption);
}

const isOption = (value: unknown): value is Option => hasTexts(value, "value", "label");
