"use client"; // Reads from its form the codes that were made, and copies them.
import { useState } from "react";
import { useForm } from "#components/forms/form-context";

interface Props {
  words: Record<"title" | "hint" | "copy" | "copied" | "notCopied", string>;
}

/** The recovery codes that the form has just made, and that nobody can show again; nothing before. */
export function CodesOnce({ words }: Props) {
  const { secret } = useForm().state;
  const [said, setSaid] = useState("");
  if (secret === null) return null;
  const codes = secret.split("\n");

  async function copy() {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  }

  return (
    <section className="stack" aria-labelledby="codes-once">
      <h3 id="codes-once">{words.title}</h3>
      <p className="hint">{words.hint}</p>
      <ol className="list-decimal columns-1 ps-8 font-mono sm:columns-2">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap items-center gap-3">
        <button type="button" className="button button-secondary button-small noscript:hidden" onClick={copy}>
          {words.copy}
        </button>
        <span role="status">{said}</span>
      </p>
    </section>
  );
}
