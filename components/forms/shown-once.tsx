"use client"; // Reads from its form what was made, and copies it.
import { useState } from "react";
import { useForm } from "./form-context";

interface Props {
  words: Record<"secret" | "secretHint" | "copy" | "copied" | "notCopied", string>;
}

/** What the form has just made and nobody can show again; nothing before. */
export function ShownOnce({ words }: Props) {
  const { secret } = useForm().state;
  const [said, setSaid] = useState("");
  if (secret === null) return null;

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  }

  return (
    <div className="field">
      <label className="label" htmlFor="shown-once">
        {words.secret}
      </label>
      <p className="hint" id="shown-once-hint">
        {words.secretHint}
      </p>
      <input
        id="shown-once"
        className="input font-mono"
        readOnly
        value={secret}
        spellCheck={false}
        autoComplete="off"
        aria-describedby="shown-once-hint"
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="mt-3 flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="button button-secondary button-small noscript:hidden"
          onClick={() => copy(secret)}
        >
          {words.copy}
        </button>
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
