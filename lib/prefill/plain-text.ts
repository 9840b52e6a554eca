/** The text of a fragment of HTML or JATS, as catalogues give titles and abstracts. Pure. */
import { Parser } from "htmlparser2";

const MAX_FRAGMENT = 20_000;
const BLOCKS = new Set(["p", "jats:p", "div", "br", "li", "jats:title"]);

export function plainText(fragment: string | null | undefined): string {
  let text = "";
  let skipping = 0;
  const parser = new Parser({
    onopentag(name) {
      if (BLOCKS.has(name) && text) text += "\n";
      // "Abstract", above every one of them.
      if (name === "jats:title" || name === "script" || name === "style") skipping++;
    },
    ontext(piece) {
      if (skipping === 0) text += piece;
    },
    onclosetag(name) {
      if (name === "jats:title" || name === "script" || name === "style") skipping--;
    },
  });
  parser.end((fragment ?? "").slice(0, MAX_FRAGMENT));
  return text.replace(/[ \t]*\n\s*/g, "\n").trim();
}
