import { Fragment } from "react";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { type Lang, messages } from "#lib/messages/index";
import type { TextBlock, TextDiff } from "#lib/revisions/text-diff";
import { MarkedText } from "./marked-text";

/** What stays between two changes is folded when it is longer than this. */
const FOLDED_FROM = 3;
const FOLDED_FROM_CHARACTERS = 500;

/** A long text: what changes with its words marked, what stays folded. */
export function TextChange({ blocks, grain, lang }: TextDiff & { lang: Lang }) {
  const { diff } = messages(lang).review;
  return (
    <>
      {grain === "words" ? null : <p className="hint">{diff.coarse[grain]}</p>}
      <div className="diff-text" lang={foreign(RECORD_LANG, lang)}>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever shown in this order
          <Fragment key={index}>
            {block.changed ? (
              <MarkedText parts={block.parts} lang={lang} />
            ) : (
              <Unchanged block={block} lang={lang} />
            )}
          </Fragment>
        ))}
      </div>
    </>
  );
}

function Unchanged({ block, lang }: { block: TextBlock; lang: Lang }) {
  const text = block.parts.map((part) => part.text).join("");
  const lines = text.split("\n").filter((line) => line.trim());
  if (lines.length <= FOLDED_FROM && text.length <= FOLDED_FROM_CHARACTERS) return text;
  return (
    <details className="diff-fold">
      <summary lang={lang}>{messages(lang).review.diff.keptText(lines.length)}</summary>
      <div className="diff-text">{text.trim()}</div>
    </details>
  );
}
