/** HTML by hand, for pages that no script may be in: whatever is put into it is text, unless it is HTML already. Pure. */

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | null;

/** `html\`<p>${text}</p>\``: what is absent is nothing, lists follow one another, all else is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: String.raw({ raw: strings }, ...parts.map(printed)),
});

function printed(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "html" in part ? part.html : part.map(({ html }) => html).join("");
}

const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
