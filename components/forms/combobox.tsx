"use client"; // A list that follows what is typed: an editable combobox with list autocomplete (ARIA APG).
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Option } from "#lib/form-state";
import type { Lang } from "#lib/messages/lang";
import { useHydrated } from "./form-context";
import { type SuggestionKind, useSuggestions } from "./use-suggestions";
import { formWords } from "./words";

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
  const { suggestions, ask, forget } = useSuggestions(kind, lang);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { options, asked, state } = suggestions;
  const shown = open && asked !== "";
  const listId = `${id}-list`;
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function pick(option: Option) {
    if (input.current) input.current.value = textOf(option);
    onPick(option);
    forget();
    close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const chosen = options[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) {
        ask(event.currentTarget.value);
        setOpen(true);
      } else if (options.length > 0) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        setActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
      }
    } else if (event.key === "Enter") {
      // Never the form: it would be sent from the middle of a search.
      event.preventDefault();
      if (shown && chosen) pick(chosen);
      else {
        ask(event.currentTarget.value);
        setOpen(true);
      }
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      close();
    }
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
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        className="input"
      />
      {hydrated && (
        <>
          <div
            id={listId}
            role="listbox"
            aria-label={words.search}
            hidden={!shown || options.length === 0}
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
                onMouseMove={() => setActive(index)}
                onClick={() => pick(option)}
                className="cursor-pointer px-3 py-2 aria-selected:bg-accent-soft aria-selected:text-accent-strong"
              >
                {option.label}
                {option.detail && <span className="block text-muted text-sm">{option.detail}</span>}
              </div>
            ))}
          </div>
          {shown && state === "done" && options.length === 0 && (
            <p className="hint" aria-hidden="true">
              {words.noResult(asked)}
            </p>
          )}
          <p role="status" className="sr-only">
            {shown && state === "done" && words.results(options.length)}
            {shown && state === "failed" && words.failed}
          </p>
        </>
      )}
    </div>
  );
}
