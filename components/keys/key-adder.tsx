"use client"; // Only the browser can have the device make a passkey.
import { useForm } from "#components/forms/form-context";
import { askToAdd, type CeremonyWords } from "./ceremony";
import { CeremonyButton, useCeremony } from "./ceremony-button";

interface Props {
  label: string;
  words: CeremonyWords;
  /** For browsers that know no passkeys. */
  unsupported: string;
}

/** The button that has the device make a passkey, inside the form that names it. Nothing without JavaScript. */
export function KeyAdder({ label, words, unsupported }: Props) {
  const { lang } = useForm();
  const ceremony = useCeremony(words);

  function add() {
    const form = ceremony.field.current?.form;
    const name = form?.elements.namedItem("name");
    // Without a name the form is refused before the device is asked for anything.
    if (name instanceof HTMLInputElement && name.value.trim() === "") return form?.requestSubmit();
    void ceremony.run(async () => {
      const { startRegistration } = await import("@simplewebauthn/browser");
      return startRegistration({ optionsJSON: await askToAdd(lang, words) });
    });
  }

  return (
    <CeremonyButton
      ceremony={ceremony}
      label={label}
      unsupported={unsupported}
      variant="primary"
      onPress={add}
    />
  );
}
