"use client"; // Only the browser can ask the device for a passkey.
import { type RefObject, useRef, useState } from "react";
import { useForm, useHydrated } from "#components/forms/form-context";
import { type CeremonyWords, knowsPasskeys, sendWith, sentenceOf } from "./ceremony";

interface Ceremony {
  /** Of the form that what the device answers is sent in. */
  field: RefObject<HTMLInputElement | null>;
  asking: boolean;
  /** What is going on, or why nothing came of it. */
  said: string;
  /** Asks the device, sends what it answers. Nothing while it is asked already. */
  run: (ask: () => Promise<object>) => Promise<void>;
}

export function useCeremony(words: CeremonyWords): Ceremony {
  const { pending } = useForm();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState(false);

  async function run(ask: () => Promise<object>) {
    if (asking || pending) return;
    setAsking(true);
    setSaid(words.waiting);
    try {
      sendWith(field.current, await ask());
      setSaid("");
    } catch (error) {
      setSaid(sentenceOf(error, words));
    } finally {
      setAsking(false);
    }
  }

  return { field, asking, said, run };
}

interface Props {
  ceremony: Ceremony;
  label: string;
  /** For browsers that know no passkeys. */
  unsupported: string;
  variant: "primary" | "secondary";
  onPress: () => void;
}

/** The button that begins it, inside its form. Nothing without JavaScript. */
export function CeremonyButton({ ceremony, label, unsupported, variant, onPress }: Props) {
  const { pending } = useForm();
  const hydrated = useHydrated();
  if (!hydrated) return null;
  if (!knowsPasskeys()) return <p className="hint">{unsupported}</p>;
  const { field, asking, said } = ceremony;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input ref={field} type="hidden" name="response" />
      <button
        type="button"
        className={`button button-${variant}`}
        aria-disabled={asking || pending || undefined}
        onClick={onPress}
      >
        {label}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
