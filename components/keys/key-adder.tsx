"use client"; // Only the browser can have the device make a passkey.
import { useRef, useState } from "react";
import { useForm, useHydrated } from "#components/forms/form-context";
import { askToAdd, type CeremonyWords, knowsPasskeys, sendWith, sentenceOf } from "./ceremony";

interface Props {
  label: string;
  words: CeremonyWords;
  /** For browsers that know no passkeys. */
  unsupported: string;
}

/** The button that has the device make a passkey, inside the form that names it. Nothing without JavaScript. */
export function KeyAdder({ label, words, unsupported }: Props) {
  const { pending, lang } = useForm();
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState(false);

  async function add() {
    if (asking || pending) return;
    const form = field.current?.form;
    const name = form?.elements.namedItem("name");
    // Without a name the form is refused before the device is asked for anything.
    if (name instanceof HTMLInputElement && name.value.trim() === "") return form?.requestSubmit();
    setAsking(true);
    setSaid(words.waiting);
    try {
      const { startRegistration } = await import("@simplewebauthn/browser");
      const optionsJSON = await askToAdd(lang, words);
      sendWith(field.current, await startRegistration({ optionsJSON }));
      setSaid("");
    } catch (error) {
      setSaid(sentenceOf(error, words));
    } finally {
      setAsking(false);
    }
  }

  if (!hydrated) return null;
  if (!knowsPasskeys()) return <p className="hint">{unsupported}</p>;
  return (
    <div className="form-actions">
      <input ref={field} type="hidden" name="response" />
      <button
        type="button"
        className="button button-primary"
        aria-disabled={asking || pending || undefined}
        onClick={add}
      >
        {label}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
