import { Fragment, type ReactNode } from "react";
import { type Lang, messages } from "#lib/messages/index";
import type { Part } from "#lib/revisions/text-diff";

/** A text with what goes and what comes marked by element, sign, colour and a word for those who listen. */
export function MarkedText({ parts, lang }: { parts: readonly Part[]; lang: Lang }) {
  return parts.map((part, index) => {
    const key = index;
    if (part.state === "same") return <span key={key}>{part.text}</span>;
    const Mark = part.state === "added" ? Added : Removed;
    const { before, text, after } = shown(part.text);
    return (
      <Fragment key={key}>
        {before}
        <Mark lang={lang} block={isLong(text)}>
          {text || <Space text={part.text} lang={lang} />}
        </Mark>
        {after}
      </Fragment>
    );
  });
}

/** White space at the ends of a part stays out of its mark, which would show it as a tail. */
function shown(text: string) {
  const [start, end] = [text.trimStart(), text.trimEnd()];
  return start
    ? { before: text.slice(0, text.length - start.length), text: text.trim(), after: text.slice(end.length) }
    : { before: "", text: "", after: "" };
}

/** Underlined or struck over several lines, a text cannot be read: it is marked by the side. */
const isLong = (text: string): boolean => text.includes("\n") || text.length > 240;

interface MarkProps {
  lang: Lang;
  block?: boolean;
  children: ReactNode;
}

export function Added({ lang, block = false, children }: MarkProps) {
  const { diff } = messages(lang).review;
  return (
    <ins className={block ? "mark-block" : undefined}>
      <Spoken lang={lang}>{diff.added} </Spoken>
      {children}
      <Spoken lang={lang}> ({diff.end})</Spoken>
    </ins>
  );
}

export function Removed({ lang, block = false, children }: MarkProps) {
  const { diff } = messages(lang).review;
  return (
    <del className={block ? "mark-block" : undefined}>
      <Spoken lang={lang}>{diff.removed} </Spoken>
      {children}
      <Spoken lang={lang}> ({diff.end})</Spoken>
    </del>
  );
}

/** In the reader's language, whatever that of the text around it. */
const Spoken = ({ lang, children }: { lang: Lang; children: ReactNode }) => (
  <span className="sr-only" lang={lang}>
    {children}
  </span>
);

/** White space that comes or goes alone would not be seen: it is shown by its sign. */
function Space({ text, lang }: { text: string; lang: Lang }) {
  const { diff } = messages(lang).review;
  const isBreak = text.includes("\n");
  return (
    <>
      <Spoken lang={lang}>{isBreak ? diff.lineBreak : diff.space}</Spoken>
      <span aria-hidden="true">{isBreak ? "↵" : "␣"}</span>
      {isBreak ? text : null}
    </>
  );
}
