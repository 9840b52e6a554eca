import { Fragment } from "react";
import { type Lang, messages } from "#lib/messages/index";
import type { TextBlock, TextDiff } from "#lib/revisions/text-diff";
import { MarkedText } from "./marked-text";

/** Lines that stay are folded when there are more than this, but for one on each side of a change. */
const FOLDED_FROM = 4;

/** A long text: what changes with its words marked, what stays folded. */
export function TextChange({ blocks, grain, lang }: TextDiff & { lang: Lang }) {
  const { diff } = messages(lang).review;
  return (
    <>
      {grain === "words" ? null : <p className="hint">{diff.coarse[grain]}</p>}
      <div className="diff-text">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever shown in this order
          <Fragment key={index}>
            {block.changed ? (
              <MarkedText parts={block.parts} lang={lang} />
            ) : (
              <Unchanged
                block={block}
                isFirst={index === 0}
                isLast={index === blocks.length - 1}
                lang={lang}
              />
            )}
          </Fragment>
        ))}
      </div>
    </>
  );
}

function Unchanged({
  block,
  isFirst,
  isLast,
  lang,
}: {
  block: TextBlock;
  isFirst: boolean;
  isLast: boolean;
  lang: Lang;
}) {
  const text = block.parts.map((part) => part.text).join("");
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  if (lines.length <= FOLDED_FROM) return text;
  const head = isFirst ? [] : lines.slice(0, 1);
  const tail = isLast ? [] : lines.slice(-1);
  const folded = lines.slice(head.length, lines.length - tail.length);
  return (
    <>
      {head.join("")}
      <details className="diff-fold">
        <summary>{messages(lang).review.diff.keptText(folded.filter((line) => line.trim()).length)}</summary>
        <div className="diff-text">{folded.join("").trim()}</div>
      </details>
      {tail.join("")}
    </>
  );
}
