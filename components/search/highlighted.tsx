import type { Highlight } from "#lib/search/highlight";
import { unbroken } from "#lib/typography";

/** A text with the words searched marked. The pieces are text: whatever they hold, it shows as it is written. */
export function Highlighted({ pieces }: { pieces: readonly Highlight[] }) {
  let at = 0;
  return pieces.map(({ text, marked }) => {
    const key = at;
    at += text.length;
    return marked ? <mark key={key}>{unbroken(text)}</mark> : unbroken(text);
  });
}
