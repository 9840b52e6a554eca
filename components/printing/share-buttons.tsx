"use client"; // Only the browser copies, and hands over to what is installed beside it.
import { useEffect, useState } from "react";

interface Props {
  title: string;
  url: string;
  words: Record<"copy" | "copied" | "native", string>;
}

/** Nothing without JavaScript: the address is the browser's own to copy. */
export function ShareButtons({ title, url, words }: Props) {
  const [able, setAble] = useState({ copies: false, shares: false });
  const [said, setSaid] = useState("");

  useEffect(() => setAble({ copies: "clipboard" in navigator, shares: "share" in navigator }), []);

  return (
    <>
      {able.copies ? (
        <button
          type="button"
          className="button button-quiet button-small"
          onClick={() =>
            navigator.clipboard.writeText(url).then(
              () => setSaid(words.copied),
              () => setSaid(url),
            )
          }
        >
          {words.copy}
        </button>
      ) : null}
      {able.shares ? (
        <button
          type="button"
          className="button button-quiet button-small"
          // Who closes the window of their system has changed their mind, which is no error.
          onClick={() => navigator.share({ title, url }).catch(() => undefined)}
        >
          {words.native}
        </button>
      ) : null}
      <span role="status" className="text-sm">
        {said}
      </span>
    </>
  );
}
