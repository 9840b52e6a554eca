"use client"; // Suggestions while one types; their code is loaded once the box is used, and only then.
import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import type { Lang } from "#lib/messages/lang";

export interface SuggestionsProps {
  input: RefObject<HTMLInputElement | null>;
  lang: Lang;
  /** What the input must say of the list. */
  onList: (list: ListAttributes) => void;
}

export interface ListAttributes {
  "aria-expanded": boolean;
  "aria-controls"?: string;
  "aria-activedescendant"?: string;
}

const UNSEEN: ListAttributes = { "aria-expanded": false };

interface Props {
  id: string;
  lang: Lang;
  defaultValue: string;
  placeholder: string;
  className: string;
}

/** The text of a search form: a plain input until the browser has the code, and whenever it cannot have it. */
export function SearchInput({ lang, ...rest }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [Suggestions, setSuggestions] = useState<ComponentType<SuggestionsProps> | null>(null);
  const [list, setList] = useState<ListAttributes | null>(null);

  useEffect(() => {
    setList(UNSEEN);
    if (document.activeElement === input.current) load(setSuggestions);
  }, []);

  return (
    <>
      <input
        ref={input}
        // Not type "search", which a combobox may not be.
        type="text"
        role={list ? "combobox" : "searchbox"}
        {...(list && { "aria-autocomplete": "list", ...list })}
        name="q"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        onFocus={() => load(setSuggestions)}
        {...rest}
      />
      {Suggestions && <Suggestions input={input} lang={lang} onList={setList} />}
    </>
  );
}

function load(give: (loaded: () => ComponentType<SuggestionsProps>) => void) {
  import("./site-suggestions").then(
    ({ SiteSuggestions }) => give(() => SiteSuggestions),
    () => undefined, // the form does as well
  );
}
