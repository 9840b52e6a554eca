"use client"; // A list that follows what is typed: an editable combobox with list autocomplete (ARIA APG).
import { useEffect, useEffectEvent, useId, useState } from "react";
import { suggestions as en } from "#lib/messages/en/suggestions";
import { suggestions as fr } from "#lib/messages/fr/suggestions";
import { completionsPath } from "#lib/paths";
import type { Answer } from "#lib/search/complete";
import { CLOSED, press, TYPING } from "./combobox-keys";
import type { SuggestionsProps } from "./search-input";
import { hasTexts, listIn, useSuggestions } from "./use-suggestions";

/** Nothing is asked beyond: no title is so long, and the search itself has the words. */
const MAX_TYPED = 100;
const GROUPS = ["entry", "organisation", "theme", "word"] as const;

/** What the input of a search form gets once it is used: pages to go to, words to search, and what was typed. */
export function SiteSuggestions({ input, lang, onList }: SuggestionsProps) {
  const words = lang === "fr" ? fr : en;
  const id = useId();
  const [{ open, active }, setList] = useState(CLOSED);
  const { suggestions, ask, forget } = useSuggestions(async (text, signal) => {
    if (text.length > MAX_TYPED) return [];
    return listIn(await fetch(completionsPath({ q: text, lang }), { signal }), "answers", isAnswer);
  });
  const { asked, options: answers, state } = suggestions;
  const answered = open && asked !== "" && state === "done";
  const expanded = open && asked !== "" && answers.length > 0;
  // The last option searches what was typed.
  const shown = expanded ? answers.length + 1 : 0;
  const listId = `${id}list`;
  const optionId = (index: number) => `${id}option${index}`;
  const activeId = expanded && active >= 0 ? optionId(active) : undefined;

  useEffect(() => {
    onList({
      "aria-expanded": expanded,
      "aria-controls": expanded ? listId : undefined,
      "aria-activedescendant": activeId,
    });
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [expanded, activeId, listId, onList]);

  // Where the box stands low on the screen, the page moves up so that the list is seen.
  useEffect(() => {
    if (expanded) document.getElementById(listId)?.scrollIntoView({ block: "nearest" });
  }, [expanded, listId]);

  function close() {
    forget();
    setList(CLOSED);
  }

  function choose(index: number) {
    const answer = answers[index];
    close();
    if (answer?.href) return window.location.assign(answer.href);
    const box = input.current;
    if (!box) return;
    if (answer) box.value = answer.label;
    box.form?.requestSubmit();
  }

  const onType = useEffectEvent(() => {
    ask(input.current?.value ?? "");
    setList(TYPING);
  });

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { state, act, handled } = press({ open, active }, event, shown);
    if (handled) event.preventDefault();
    if (act === "choose") return choose(active);
    if (act === "clear" && input.current?.value) {
      event.preventDefault();
      input.current.value = "";
    }
    if (act === "enter" || act === "clear") return close();
    if (act === "ask") ask(input.current?.value ?? "");
    setList(state);
  });

  const onBlur = useEffectEvent(close);

  useEffect(() => {
    const box = input.current;
    if (!box) return;
    const listening = new AbortController();
    const { signal } = listening;
    box.addEventListener("input", () => onType(), { signal });
    box.addEventListener("keydown", (event) => onKeyDown(event), { signal });
    box.addEventListener("blur", () => onBlur(), { signal });
    // Typed while the code was on its way.
    if (box === document.activeElement && box.value !== box.defaultValue) onType();
    return () => listening.abort();
  }, [input]);

  const option = (index: number) => ({
    id: optionId(index),
    role: "option",
    "aria-selected": index === active,
    // The input keeps the focus: its blur would close the list before the click.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onMouseMove: () => index !== active && setList({ open, active: index }),
    onClick: () => choose(index),
  });

  return (
    <>
      <div id={listId} role="listbox" aria-label={words.list} hidden={!expanded} className="suggestions">
        {GROUPS.filter((group) => answers.some((answer) => answer.group === group)).map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
          <div key={group} role="group" aria-labelledby={`${id}${group}`}>
            <div id={`${id}${group}`} role="presentation" className="suggestions-group">
              {words.groups[group]}
            </div>
            {answers.map((answer, index) =>
              answer.group === group ? (
                <div key={answer.href ?? answer.label} {...option(index)}>
                  <span lang={answer.lang ?? undefined}>{answer.label}</span>
                  {answer.detail && <span className="suggestions-detail">{answer.detail}</span>}
                </div>
              ) : null,
            )}
          </div>
        ))}
        <div {...option(answers.length)} className="suggestions-search">
          {words.searchFor(asked)}
        </div>
      </div>
      <p role="status" className="sr-only">
        {answered && words.count(answers.length)}
      </p>
    </>
  );
}

const isAnswer = (value: unknown): value is Answer =>
  hasTexts(value, "group", "label") && typeof value === "object" && value !== null && "href" in value;
