"use client"; // Keys lead to what is on the page already, unless one writes in a field or has turned them off.
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button";
import { useHydrated } from "../forms/form-context";

interface Props {
  /** In the queue, keys go from line to line; on a proposal, to its neighbours and to its decision. */
  scope: "queue" | "item";
  /** What each key does. */
  keys: Readonly<Record<string, string>>;
  words: {
    open: string;
    title: string;
    lead: string;
    use: string;
    close: string;
    nothing: string;
    help: string;
  };
}

/** Single keys can be turned off (WCAG 2.1.4); the list of them is under "?" and under a button. */
export function QueueKeys({ scope, keys, words }: Props) {
  const hydrated = useHydrated();
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);
  const [said, say] = useState("");
  const title = useId();

  useEffect(() => setOn(!isTurnedOff()), []);
  useEffect(() => {
    if (!on) return;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.repeat) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (event.key === "?") {
        event.preventDefault();
        return dialog.current?.showModal();
      }
      if (!Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      const done = scope === "queue" ? alongTheList(event.key) : onTheProposal(event.key);
      // Said again when it is pressed again.
      say((last) => (done ? "" : last === words.nothing ? `${words.nothing}\u00a0` : words.nothing));
    }
    document.addEventListener("keydown", press);
    const unmark = scope === "item" ? markShortcuts() : () => undefined;
    return () => {
      document.removeEventListener("keydown", press);
      unmark();
    };
  }, [on, scope, keys, words]);

  if (!hydrated) return null;
  return (
    <div className="queue-keys">
      <Button
        type="button"
        variant="quiet"
        small
        aria-haspopup="dialog"
        aria-keyshortcuts={on ? "?" : undefined}
        onClick={() => dialog.current?.showModal()}
      >
        {words.open}
      </Button>
      <span role="status" className="queue-keys-said">
        {said}
      </span>
      <dialog ref={dialog} aria-labelledby={title} className="queue-keys-list">
        <h2 id={title}>{words.title}</h2>
        <p>{words.lead}</p>
        <dl>
          {[...Object.entries(keys), ["?", words.help] as const].map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <label className="choice">
          <input
            type="checkbox"
            checked={on}
            onChange={({ target }) => {
              setOn(target.checked);
              turn(target.checked);
            }}
          />
          <span>{words.use}</span>
        </label>
        <form method="dialog">
          <Button variant="secondary">{words.close}</Button>
        </form>
      </dialog>
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        "textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])",
      ))
  );
}

/** The focus goes to the title of the next or the previous line. */
function alongTheList(key: string): boolean {
  const titles = [...document.querySelectorAll<HTMLElement>(".queue .queue-title a")];
  const line = document.activeElement?.closest(".queue > li");
  const at = line ? titles.findIndex((title) => line.contains(title)) : -1;
  const next = titles[key === "j" ? at + 1 : Math.max(at, 0) - 1];
  next?.focus();
  return next !== undefined;
}

/** What a key leads to on a proposal; the two others lead to a choice first. */
const CONTROLS = { j: "a[rel=next]", k: "a[rel=prev]", a: 'button[form="accept"]' } as const;

/** Controls say their key to who hears the page, as long as it works. */
function markShortcuts(): () => void {
  const marked = Object.entries(CONTROLS).flatMap(([key, selector]) => {
    const control = document.querySelector(selector);
    control?.setAttribute("aria-keyshortcuts", key);
    return control ?? [];
  });
  return () => {
    for (const control of marked) control.removeAttribute("aria-keyshortcuts");
  };
}

function onTheProposal(key: string): boolean {
  if (key === "j" || key === "k") return follow(CONTROLS[key]);
  if (key === "a") return focus(CONTROLS.a);
  const verdict = key === "c" ? "changes_requested" : "rejected";
  const choice = document.querySelector<HTMLInputElement>(`input[name="verdict"][value="${verdict}"]`);
  choice?.click();
  return focus(`select[name="reasonCode-${verdict}"]`);
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLElement>(selector);
  link?.click();
  return link !== null;
}

function focus(selector: string): boolean {
  const control = document.querySelector<HTMLElement>(selector);
  control?.focus();
  return control !== null;
}

const STORED = "sillage-keys";

/** A browser that keeps nothing has them on. */
function isTurnedOff(): boolean {
  try {
    return localStorage.getItem(STORED) === "off";
  } catch {
    return false;
  }
}

function turn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "off");
  } catch {
    // for this page only, then
  }
}
