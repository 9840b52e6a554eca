"use client"; // Only the browser can ask the device for a passkey.
import { useEffect, useRef, useState } from "react";
import { useForm, useHydrated } from "#components/forms/form-context";
import { askToSignIn, type CeremonyWords, knowsPasskeys, sendWith, sentenceOf } from "./ceremony";

interface Props {
  label: string;
  words: CeremonyWords;
  /** For browsers that know no passkeys. */
  unsupported: string;
  /** Offers the keys of this site in the list that the browser opens under the e-mail field too. */
  autofill?: boolean;
  variant?: "primary" | "secondary";
}

/** A challenge lives five minutes: the one that waits under the field is made anew before. */
const ANEW_MS = 4 * 60_000;

/** The button that asks for a passkey, inside the form that sends what it answers. Nothing without JavaScript. */
export function KeySignIn({ label, words, unsupported, autofill = false, variant = "secondary" }: Props) {
  const { pending, lang, state } = useForm();
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState(false);
  // What was refused is not offered again by itself.
  const offers = autofill && !asking && state.tone !== "error";

  useEffect(() => {
    if (!offers || !knowsPasskeys()) return;
    let over = false;
    let anew: ReturnType<typeof setTimeout> | undefined;
    let withdraw = () => {};
    const offer = async (): Promise<void> => {
      const browser = await import("@simplewebauthn/browser");
      if (!(await browser.browserSupportsWebAuthnAutofill())) return;
      const optionsJSON = await askToSignIn(lang, words);
      if (over) return;
      anew = setTimeout(silently, ANEW_MS);
      withdraw = () => browser.WebAuthnAbortService.cancelCeremony();
      const response = await browser.startAuthentication({ optionsJSON, useBrowserAutofill: true });
      if (!over) sendWith(field.current, response);
    };
    // It was only offered: the button is there.
    const silently = () => void offer().catch(() => undefined);
    silently();
    return () => {
      over = true;
      clearTimeout(anew);
      withdraw();
    };
  }, [offers, lang, words]);

  async function use() {
    if (asking || pending) return;
    setAsking(true);
    setSaid(words.waiting);
    try {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const optionsJSON = await askToSignIn(lang, words);
      sendWith(field.current, await startAuthentication({ optionsJSON }));
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
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input ref={field} type="hidden" name="response" />
      <button
        type="button"
        className={`button button-${variant}`}
        aria-disabled={asking || pending || undefined}
        onClick={use}
      >
        {label}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
