"use client"; // Only the browser copies.
import { useState } from "react";

/** Copies the text of an element of the page. Without JavaScript the text is there to be selected. */
export function CopyText({
  from,
  words,
}: {
  from: string;
  words: Record<"copy" | "copied" | "notCopied", string>;
}) {
  const [said, setSaid] = useState("");

  async function copy() {
    try {
      await navigator.clipboard.writeText(document.getElementById(from)?.textContent ?? "");
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  }

  return (
    <p className="entry-copy noscript:hidden">
      <button type="button" className="button button-quiet button-small" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{said}</span>
    </p>
  );
}
