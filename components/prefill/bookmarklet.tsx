"use client"; // React writes no address that is a script: the browser does, and copies it.
import { useEffect, useRef, useState } from "react";

interface Props {
  code: string;
  words: Record<
    "name" | "drag" | "dragText" | "code" | "copy" | "copied" | "notCopied" | "keyboard" | "phone",
    string
  > & { keyboardSteps: readonly string[]; phoneSteps: readonly string[] };
}

/** How to install it: with a mouse, with the keyboard, on a phone. Without JavaScript the code is there to be copied. */
export function Bookmarklet({ code, words }: Props) {
  const button = useRef<HTMLAnchorElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => button.current?.setAttribute("href", code), [code]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  }

  return (
    <div className="stack mt-4">
      <div className="noscript:hidden">
        <h3>{words.drag}</h3>
        <p className="mt-1">{words.dragText}</p>
        <p className="mt-3">
          {/* biome-ignore lint/a11y/useValidAnchor: the effect above gives it the address to be dragged */}
          <a ref={button} className="button button-secondary" draggable>
            {words.name}
          </a>
        </p>
      </div>
      <Steps title={words.keyboard} steps={words.keyboardSteps} />
      <Steps title={words.phone} steps={words.phoneSteps} />
      <div>
        <label className="label" htmlFor="bookmarklet-code">
          {words.code}
        </label>
        <textarea id="bookmarklet-code" className="input" readOnly rows={3} value={code} spellCheck={false} />
        <p className="mt-3 flex flex-wrap items-center gap-3">
          <button
            type="button"
            className="button button-secondary button-small noscript:hidden"
            onClick={copy}
          >
            {words.copy}
          </button>
          <span role="status">{said}</span>
        </p>
      </div>
    </div>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <div className="prose mt-1">
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}
