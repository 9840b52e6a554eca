import type { ReactNode } from "react";
import { type Lang, messages } from "#lib/messages/index";
import type { Part } from "#lib/revisions/text-diff";

/** A text with what goes and what comes marked by element, sign, colour and a word for those who listen. */
export function MarkedText({ parts, lang }: { parts: readonly Part[]; lang: Lang }) {
  return parts.map((part, index) => {
    const key = index;
    if (part.state === "added") {
      return (
        <Added key={key} lang={lang}>
          {visible(part.text, lang)}
        </Added>
      );
    }
    if (part.state === "removed") {
      return (
        <Removed key={key} lang={lang}>
          {visible(part.text, lang)}
        </Removed>
      );
    }
    return <span key={key}>{part.text}</span>;
  });
}

export function Added({ lang, children }: { lang: Lang; children: ReactNode }) {
  const { diff } = messages(lang).review;
  return (
    <ins>
      <Spoken>{diff.added} </Spoken>
      {children}
      <Spoken> ({diff.end})</Spoken>
    </ins>
  );
}

export function Removed({ lang, children }: { lang: Lang; children: ReactNode }) {
  const { diff } = messages(lang).review;
  return (
    <del>
      <Spoken>{diff.removed} </Spoken>
      {children}
      <Spoken> ({diff.end})</Spoken>
    </del>
  );
}

const Spoken = ({ children }: { children: ReactNode }) => <span className="sr-only">{children}</span>;

/** White space that comes or goes alone would not be seen: it is shown by its sign. */
function visible(text: string, lang: Lang): ReactNode {
  if (text.trim()) return text;
  const { diff } = messages(lang).review;
  const isBreak = text.includes("\n");
  return (
    <>
      <Spoken>{isBreak ? diff.lineBreak : diff.space}</Spoken>
      <span aria-hidden="true">{isBreak ? "↵" : "␣"}</span>
      {isBreak ? text : null}
    </>
  );
}
