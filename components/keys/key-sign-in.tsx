"use client"; // Only the browser can ask the device for a passkey.
import { useEffect } from "react";
import { useForm } from "#components/forms/form-context";
import { askToSignIn, type CeremonyWords, knowsPasskeys, sendWith } from "./ceremony";
import { CeremonyButton, useCeremony } from "./ceremony-button";

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
  const { lang, state } = useForm();
  const ceremony = useCeremony(words);
  const { asking, field } = ceremony;
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
  }, [offers, lang, words, field]);

  const use = () =>
    void ceremony.run(async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      return startAuthentication({ optionsJSON: await askToSignIn(lang, words) });
    });

  return (
    <CeremonyButton
      ceremony={ceremony}
      label={label}
      unsupported={unsupported}
      variant={variant}
      onPress={use}
    />
  );
}
